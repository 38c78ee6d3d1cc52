import { nothing } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t, language } from '../i18n/index.js';
import { stepName } from '../format.js';
import { percent, targetPercent } from '../rate.js';

const LATEST_MS = 1_000;

/** The browser has nothing else to do; Safari does not say so. */
const idle = () => new Promise((done) => (window.requestIdleCallback ? requestIdleCallback(done, { timeout: LATEST_MS }) : setTimeout(done)));

/** The chart library is large; it is fetched for the first chart, once the numbers are there and the browser is idle. */
let library;
const echarts = () => (library ??= idle().then(() => import('echarts')));

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Ten-percent grid below the lowest value, so that the ticks are round and the cut of the axis is printed. */
const floorOf = (days, goal) => {
  const values = days.filter((day) => day.value != null).map((day) => day.value * 100);
  const lowest = Math.min(...values, goal == null ? 100 : goal * 100);
  return Math.max(0, Math.floor((lowest - 1) / 10) * 10);
};

const labels = () => ({ color: token('--ink-2'), fontSize: 12 });

/**
 * One rate over days, drawn on a canvas: canvas and rich-text tooltips need no inline styles, which the content
 * security policy forbids. The words and the table beside it say the same to those who do not see it.
 */
export class TrendChart extends LedgerElement {
  static properties = { days: {}, goal: {}, borrowed: {}, summary: {} };
  #chart;
  #resizes;

  /** The canvas is the chart library's; there is nothing for Lit to draw. */
  render() {
    return nothing;
  }

  async updated() {
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.summary ?? '');
    const { init } = await echarts();
    if (!this.isConnected || !this.days) return;
    if (!this.#chart) {
      this.#chart = init(this, null, { renderer: 'canvas' });
      this.#resizes = new ResizeObserver(() => this.#redraw());
      this.#resizes.observe(this);
    }
    this.#redraw();
  }

  #redraw() {
    this.#chart.resize();
    this.#chart.setOption(this.#options(), true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #options() {
    const { goal } = this;
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: token('--sans'), fontSize: 12, color: token('--ink-2') },
      grid: { left: 60, right: 64, top: 24, bottom: 28 },
      tooltip: this.#tooltip(),
      xAxis: {
        type: 'category', boundaryGap: false, data: this.days.map((day) => day.day),
        axisLine: { lineStyle: { color: token('--rule-strong') } }, axisTick: { show: false },
        axisLabel: { ...labels(), formatter: (day) => this.#named(day), interval: this.#every(), alignMinLabel: 'left' },
      },
      yAxis: {
        type: 'value', min: floorOf(this.days, goal), max: 100,
        axisLabel: { ...labels(), formatter: (value) => `${value}%` }, splitLine: { lineStyle: { color: token('--data-track') } },
      },
      series: [this.#line(goal)],
    };
  }

  /** 3月20日, or the step that it ends: 2026-03, 2026 Q1. */
  #named(day) {
    return stepName(this.days.find((one) => one.day === day) ?? { day });
  }

  /** Shows so many days on the axis as have room, counted back from the last. */
  #every() {
    const labels = Math.max(2, Math.floor(this.clientWidth / 110));
    const step = Math.max(1, Math.ceil(this.days.length / labels));
    return (index) => (this.days.length - 1 - index) % step === 0;
  }

  #tooltip() {
    return {
      trigger: 'axis', renderMode: 'richText', backgroundColor: token('--surface'), borderColor: token('--rule-strong'), borderWidth: 1,
      textStyle: { color: token('--ink'), fontSize: 12 }, axisPointer: { lineStyle: { color: token('--rule-strong') } },
      formatter: ([point]) => {
        const day = this.days[point.dataIndex];
        return `${this.#named(day.day)}  ${percent(day)}\n${t('rate.counts', day)}`;
      },
    };
  }

  #line(goal) {
    const color = token('--data');
    return {
      type: 'line', data: this.days.map((day) => (day.value == null ? null : day.value * 100)),
      symbol: 'circle', symbolSize: 5, showSymbol: this.days.length < 15, connectNulls: false,
      lineStyle: { width: 2, color }, itemStyle: { color },
      endLabel: { show: true, distance: 6, color, fontWeight: 700, fontSize: 12, formatter: () => percent(this.days.findLast((day) => day.value != null) ?? {}) },
      markLine: goal == null ? undefined : {
        silent: true, symbol: 'none', lineStyle: { color: token('--data-goal'), width: 1, type: [4, 3] },
        label: { position: 'insideStartTop', color: token('--ink'), fontWeight: 700, fontSize: 12, backgroundColor: token('--surface'), padding: [1, 3], formatter: `${t(this.borrowed ? 'trend.reference' : 'trend.goal', { goal: targetPercent(goal), whom: this.borrowed })}${language() === 'en' ? ' ' : ''}` },
        data: [{ yAxis: goal * 100 }],
      },
    };
  }
}

customElements.define('trend-chart', TrendChart);
