import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { language, knows, t, word } from '../i18n/index.js';
import { count, duration } from '../format.js';

/** A picture of everything is a picture of nothing: that many steps, and that many ways past or back between them. */
const MOST_STEPS = 12;
const MOST_ARCS = 7;
/** Of a hundred cases fewer went that way. */
const RARE = 0.02;
const SHADES = 4;
const ROW = 68;
const BOX = 40;
const LINE = 14;
const NARROW = matchMedia('(max-width: 45em)');

/** Where things stand, in pixels: nothing is scaled, so that letters stay as large as on the rest of the page. */
const SIZES = { wide: { width: 660, axis: 280, box: 184, reach: 26, step: 15 }, narrow: { width: 320, axis: 110, box: 148, reach: 16, step: 7 } };

/** How many cases came to one step before the other. */
const before = (one, other, variants) => variants.reduce((sum, { steps, cases }) => {
  const [first, second] = [steps.indexOf(one), steps.indexOf(other)];
  return first < 0 || second < 0 ? sum : sum + Math.sign(second - first) * cases;
}, 0);

/** The steps that most cases pass, in the order in which most of them do. */
export const inOrder = (steps, variants) => {
  const known = new Set(variants.flatMap((variant) => variant.steps));
  return steps.filter(({ step }) => known.has(step)).sort((one, other) => other.passes - one.passes).slice(0, MOST_STEPS)
    .sort((one, other) => before(other.step, one.step, variants) || other.passes - one.passes);
};

/** 流程图: the usual way from top to bottom, what goes past steps at its right, what goes back at its left. */
export class FlowDiagram extends LedgerElement {
  static properties = { map: {}, narrow: { state: true } };
  #follow = () => (this.narrow = NARROW.matches);

  connectedCallback() {
    super.connectedCallback();
    this.#follow();
    NARROW.addEventListener('change', this.#follow);
  }

  disconnectedCallback() {
    NARROW.removeEventListener('change', this.#follow);
    super.disconnectedCallback();
  }

  render() {
    const steps = inOrder(this.map.steps, this.map.variants);
    const size = SIZES[this.narrow ? 'narrow' : 'wide'];
    const height = steps.length * ROW;
    const place = new Map(steps.map(({ step }, index) => [step, index]));
    const edges = this.map.transitions.filter(({ from, to }) => place.has(from) && place.has(to) && from !== to)
      .map((edge) => ({ ...edge, at: place.get(edge.from), by: place.get(edge.to) - place.get(edge.from) }));
    const often = (edge) => edge.count >= RARE * this.map.cases;
    const arcs = (side) => edges.filter((edge) => side(edge.by) && often(edge)).slice(0, MOST_ARCS);
    const most = Math.max(...edges.map((edge) => edge.count), 1);
    const heaviest = Math.max(...steps.map((step) => step.share), 0) || 1;
    const draw = { size, width: (edge) => (1 + 7 * Math.sqrt(edge.count / most)).toFixed(1) };
    return html`<section class="panel" aria-labelledby="flow-name">
      <div class="panel-head"><h2 id="flow-name">${t('process.flow')}</h2></div>
      <div class="panel-body">
        <svg class="flow" width=${size.width} height=${height} viewBox="0 0 ${size.width} ${height}" role="img" aria-label=${t('process.flow.label', { steps: steps.map(({ step }) => word('step', step)).join(t('list.join')) })}>
          ${edges.filter((edge) => edge.by === 1).map((edge) => this.#straight(edge, draw))}
          ${this.#arcs(arcs((by) => by > 1), draw, 1)}${this.#arcs(arcs((by) => by < 0), draw, -1)}
          ${steps.map((step, index) => this.#box(step, index, size, Math.ceil((step.share / heaviest) * SHADES)))}
        </svg>
        <p class="quiet small">${t('process.flow.note')}</p>
      </div></section>`;
  }

  #label(edge) {
    return this.narrow ? count(edge.count) : t('process.flow.edge', { count: count(edge.count), time: duration(edge.elapsedP50) });
  }

  #box({ step, passes, elapsedP50 }, index, { axis, box }, shade) {
    const y = index * ROW;
    return svg`<g class="flow-step shade-${shade}">
      <rect x=${axis - box / 2} y=${y + 1} width=${box} height=${BOX} rx="4"></rect>
      <text x=${axis} y=${y + 17} text-anchor="middle" class="flow-name" lang=${language() === 'en' && knows(`step.${step}`) ? 'en' : 'zh-CN'}>${word('step', step)}</text>
      <text x=${axis} y=${y + 33} text-anchor="middle">${this.narrow || !elapsedP50 ? count(passes) : t('process.flow.step', { count: count(passes), time: duration(elapsedP50) })}</text></g>`;
  }

  #straight(edge, { size, width }) {
    const y = edge.at * ROW + BOX;
    return svg`<g class="flow-edge"><line x1=${size.axis} x2=${size.axis} y1=${y + 1} y2=${y + ROW - BOX - 6} stroke-width=${width(edge)}></line>
      <path class="flow-head" d="M${size.axis - 6} ${y + ROW - BOX - 7}h12l-6 7z"></path>
      <text x=${size.axis + 12} y=${y + 18}>${this.#label(edge)}</text></g>`;
  }

  /** The longer the way past, the further out it runs; no label stands on another one. */
  #arcs(edges, { size, width }, side) {
    const taken = [];
    const texts = [];
    const lines = [...edges].sort((one, other) => Math.abs(one.by) - Math.abs(other.by)).map((edge) => {
      const x = size.axis + (side * size.box) / 2;
      const [from, to] = [edge.at * ROW + BOX / 2 + 6 * side, (edge.at + edge.by) * ROW + BOX / 2 - 6 * side];
      const out = x + side * (size.reach + size.step * Math.abs(edge.by)) * (4 / 3);
      const apex = x + (out - x) * 0.75;
      let y = (from + to) / 2 + 4;
      while (taken.some((other) => Math.abs(other - y) < LINE)) y += LINE;
      taken.push(y);
      texts.push(svg`<g class="flow-edge"><text x=${apex + side * 6} y=${y} text-anchor=${side > 0 ? 'start' : 'end'}>${this.#label(edge)}</text></g>`);
      return svg`<g class=${side > 0 ? 'flow-edge' : 'flow-edge back'}><path d="M${x} ${from}C${out} ${from} ${out} ${to} ${x + side * 7} ${to}" fill="none" stroke-width=${width(edge)}></path>
        <path class="flow-head" d="M${x + side * 8} ${to - 6}v12l${-side * 7} -6z"></path></g>`;
    });
    return [lines, texts];
  }
}

customElements.define('flow-diagram', FlowDiagram);
