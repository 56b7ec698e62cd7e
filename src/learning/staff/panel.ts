import { may } from '../../platform/access/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { waitingForWord } from '../store/staff.ts';
import { panelView } from './panel-view.ts';

/** On the desk of a training lead whose word is wanted: the places that wait for it. */
export const wordsPanel: Panel = {
  permission: may('learning.staff'),
  async load(page, db) {
    const waiting = await waitingForWord(db, page.practitioner.agencyId);
    return () => panelView(waiting.length);
  },
};
