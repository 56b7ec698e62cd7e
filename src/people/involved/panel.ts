import { may } from '../../platform/access/index.ts';
import { card, facts, html, time } from '../../platform/html/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { PART_WORDS } from '../rules/words.ts';
import { involvements } from '../store/involved.ts';

/** For a person's page: who leads, who holds the record, and which teams work with them today. */
export const involvedPanel: PersonPanel = {
  place: 'who is involved',
  permission: may('people.read'),
  load: async (_, db, personId) => {
    const open = (await involvements(db, personId)).filter(({ until }) => until === null);
    return () =>
      card({
        title: 'Who is involved now',
        body:
          open.length === 0
            ? html`<p>No team is noted but the one that holds the record.</p>`
            : facts(
                open.map(({ part, who, team, agency, since }) => ({
                  label: PART_WORDS[part],
                  value: html`${[who, team, agency].filter(Boolean).join(', ')} <span class="ws-quiet">since ${time(dateWords(londonDate(since)))}</span>`,
                })),
              ),
        foot: html`<a href="/people/${personId}/involved">Teams, lead professional and who holds the record</a>`,
      });
  },
};
