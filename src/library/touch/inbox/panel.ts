import { may } from '../../../platform/access/index.ts';
import type { Panel } from '../../../platform/http/index.ts';
import { countOpen } from '../../store/inbox.ts';
import { panelView } from './panel-view.ts';

/** On the desk of whoever answers: what waits in the inbox. */
export const panels: readonly Panel[] = [
  {
    permission: may('library.inbox'),
    async load(page, db) {
      const waiting = await countOpen(db);
      return () => panelView(waiting, page.now);
    },
  },
];
