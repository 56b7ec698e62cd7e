import { may } from '../../platform/access/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { waitingForSecond } from '../store/charge-waiver.ts';
import { panelView } from './panel-view.ts';

/** On the desk of those who charge: what waits for a second person's decision. */
export const waiversPanel: Panel = {
  permission: may('learning.charge'),
  async load(page, db) {
    const waiting = await waitingForSecond(db, page.practitioner.id);
    return () => panelView(waiting, page.now);
  },
};
