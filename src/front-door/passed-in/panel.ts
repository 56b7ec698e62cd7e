import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { card, html, NOTHING } from '../../platform/html/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { passedIn } from '../store/passed-in.ts';

/** For the desk: that another area waits for our answer. Nothing where none does. */
export const passedInPanel: Panel = {
  permission: may('front-door.triage'),
  load: async (_page, db) => {
    const rows = await passedIn(db);
    if (rows.length === 0) return () => NOTHING;
    await audit(db, { action: 'list', kind: 'concern', shown: rows.map(({ concernId }) => concernId) });
    const many = rows.length === 1 ? 'One concern waits' : `${rows.length} concerns wait`;
    return () =>
      card({
        title: 'Passed to us',
        body: html`<p>${many} for our answer. Another area holds ${rows.length === 1 ? 'it' : 'them'} until then.</p>`,
        foot: html`<a href="/front-door/passed-in">Say whether they are ours</a>`,
      });
  },
};
