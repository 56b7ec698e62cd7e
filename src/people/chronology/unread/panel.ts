import { may } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { html, NOTHING, notice } from '../../../platform/html/index.ts';
import type { Panel } from '../../../platform/http/index.ts';
import { unreadEvents } from '../../store/unread.ts';

/** For the desk of whoever watches over the use of records: that something shielded has lost all of its readers. */
export const unreadPanel: Panel = {
  permission: may('access.review'),
  load: async (_page, db) => {
    const [event] = await unreadEvents(db, { size: 1 });
    if (event) await audit(db, { action: 'list', kind: 'event', shown: [event.id] });
    return () =>
      event
        ? notice('shield', {
            strong: 'Something shielded can be read by nobody any more.',
            body: html`Everybody who was named for it has left. <a href="/people/unread">Name somebody</a>`,
          })
        : NOTHING;
  },
};
