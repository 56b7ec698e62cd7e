import { may } from '../../platform/access/index.ts';
import { card, facts, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import type { PersonPanel } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { tieWords } from '../rules/kinship.ts';
import { bornWords } from '../rules/words.ts';
import { closest } from '../store/family.ts';
import { auditFamily } from './audit.ts';

/** For a person's page: who belongs to them most closely, and the way to the whole family. */
export const familyPanel: PersonPanel = {
  place: 'family',
  permission: may('people.read'),
  load: async (page, db, personId) => {
    const near = await closest(db, personId);
    if (near.length > 0) {
      const open = near.filter(({ shielded, quiet }) => !shielded && !quiet).map(({ id }) => id);
      const others = near.filter(({ id }) => !open.includes(id));
      await auditFamily(
        db,
        { action: 'list', id: personId },
        {
          open,
          quiet: others.filter(({ quiet }) => quiet).map(({ id }) => id),
          shielded: others.filter(({ shielded }) => shielded).map(({ id }) => id),
        },
      );
    }
    const today = londonDate(page.now);
    return () =>
      card({
        title: 'Family',
        body:
          near.length === 0
            ? html`<p>Nobody of the family is recorded yet.</p>`
            : facts(
                near.map(({ id, label, kind, side, seen, shielded, quiet: _, ...who }) => ({
                  label: tieWords(kind, side).replace(/ of$| by$/, ''),
                  value: html`${seen ? html`<a href="/people/${id}">${label}</a>` : label}, ${bornWords(who, today)}${shielded ? html` ${shieldTag('shielded', 'Shielded: do not pass on')}` : NOTHING}`,
                })),
              ),
        foot: html`<a href="/people/${personId}/family">Family, households and what is around them</a>`,
      });
  },
};
