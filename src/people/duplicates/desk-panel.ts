import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { card, html, NOTHING, time } from '../../platform/html/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { awaitsSecond } from '../store/link.ts';

/** For the desk of whoever may decide: what somebody else proposed waits for a second person, and for nobody by name. */
export const secondPersonPanel: Panel = {
  permission: may('people.link'),
  load: async (page, db) => {
    const { count, oldest, shown } = await awaitsSecond(db, page.practitioner.id);
    if (count > 0) await audit(db, { action: 'list', kind: 'person', shown });
    return () =>
      oldest === null
        ? NOTHING
        : card({
            title: 'Records that may be of one person',
            body: html`<p><strong>${count === 1 ? 'Two records may be of one person.' : `${count} proposals say that two records are of one person.`}</strong> Somebody proposed it ${time(whenWords(oldest, page.now))}; a second person decides.</p>`,
            foot: html`<a href="/people/duplicates">Look at what waits</a>`,
          });
  },
};
