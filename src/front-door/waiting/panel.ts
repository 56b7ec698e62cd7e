import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { readWaiting } from '../store/waiting.ts';
import { waitingView } from './view.ts';

/** For the desk: decisions that wait for a second person, and disagreements that run, for whoever decides. */
export const waitingPanel: Panel = {
  permission: may('front-door.decide'),
  load: async (page, db) => {
    const rows = await readWaiting(db, page.practitioner.id);
    const shown = [...new Set(rows.map(({ concernId }) => concernId))];
    await audit(db, { action: 'list', kind: 'concern', shown });
    return () => waitingView(rows, page.now);
  },
};
