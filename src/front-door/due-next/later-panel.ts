import { may } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { NOTHING } from '../../platform/html/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { dueLater } from '../store/strategy.ts';
import { laterView } from './later-view.ts';

const MOST = 5;

/** For the desk: what strategy discussions agreed and is not done, and the limits that run after a decision. */
export const dueLaterPanel: Panel = {
  permission: may('front-door.triage'),
  load: async (page, db) => {
    const rows = await dueLater(db, MOST);
    if (rows.length === 0) return () => NOTHING;
    const shown = [...new Set(rows.map(({ concernId }) => concernId))];
    await audit(db, { action: 'list', kind: 'concern', shown });
    return () => laterView(rows, page.now);
  },
};
