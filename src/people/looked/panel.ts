import { may } from '../../platform/access/index.ts';
import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { actWords } from '../rules/looked.ts';
import { readLookers } from '../store/looked.ts';
import type { Looker } from './types.ts';

const RECENT = 5;

/** For a person's page: who opened the record last, for those who watch over that. */
export const lookedPanel: PersonPanel = {
  place: 'who has looked',
  permission: may('people.looked'),
  load: async (page, db, personId) => {
    const { lookers } = await readLookers(db, personId, { most: RECENT });
    // Nobody: it was never opened before, or the reader does not watch over it. Which of the two is not said.
    if (lookers.length === 0) return () => NOTHING;
    return () =>
      card({
        title: 'Who has looked',
        body: html`<ul class="ws-lookers">${lookers.map((looker) => line(looker, page.now))}</ul>`,
        foot: html`<a href="/people/${personId}/looked">Everybody who has looked, and why</a>`,
      });
  },
};

function line({ name, jobTitle, agency, lastAt, acts, reasons }: Looker, now: Temporal.Instant): Html {
  return html`<li><strong>${name}</strong>, ${jobTitle}, ${agency} <span class="ws-quiet">${time(whenWords(lastAt, now))}: ${actWords(acts).join(', ')}${reasons.length > 0 ? ', in an emergency' : ''}</span></li>`;
}
