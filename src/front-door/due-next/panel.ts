import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { dueNext } from '../store/inbox.ts';
import { dueNextView } from './view.ts';

/** For the desk: what is due first among what somebody's teams hold and what was opened to them. */
export const dueNextPanel: Panel = {
  permission: may('front-door.read'),
  load: async (page, db) => {
    const { practitioner, now } = page;
    const rows = await dueNext(db, practitioner.teams, practitioner.id);
    await audit(db, { action: 'list', kind: 'concern', shown: rows.map(({ id }) => id) });
    return () => dueNextView({ rows, now, holdsTeam: practitioner.teams.length > 0 });
  },
};
