import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { readIfOffered } from '../api.js';
import { become } from '../session.js';
import { t } from '../i18n/index.js';
import { capital } from '../format.js';

/** Where each person of the demonstration begins; several share a page. */
const PAGES = {
  citizen: '/citizen', leader: '/leadership', inspector: '/inspector', clerk: '/inspector?view=board', approver: '/inspector?view=board', admin: '/inspector',
  'hall-manager': '/hall/', device: '/source', source: '/source',
};
const ORDER = ['citizen', 'leader', 'inspector', 'hall-manager', 'clerk', 'approver', 'admin', 'source', 'device'];

/** Everybody as whom one can look at the demonstration, with what they see. Nothing where there is no demonstration. */
export class DemoPeople extends LedgerElement {
  static properties = { people: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    const people = await readIfOffered('/demo/users');
    this.people = people?.filter(({ user }) => PAGES[user]).sort((one, other) => ORDER.indexOf(one.user) - ORDER.indexOf(other.user));
  }

  render() {
    if (!this.people?.length) return '';
    return html`
      <section class="panel" aria-labelledby="people-name">
        <div class="panel-head"><h2 id="people-name">${t('people.name')}</h2><p>${t('people.note')}</p></div>
        <ul class="people">${this.people.map(({ user }) => html`
          <li><a href=${PAGES[user]} @click=${() => become(user)}>${capital(t(`person.${user}`))}</a><span>${t(`person.${user}.sees`)}</span></li>`)}</ul>
      </section>`;
  }
}

customElements.define('demo-people', DemoPeople);
