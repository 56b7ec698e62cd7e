import { may, type Permission } from '../../platform/access/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { countWork } from '../store/work-counts.ts';
import { deskPanelView } from './view.ts';

const [edits, owns] = [may('directory.edit'), may('directory.own')];
const writes: Permission = {
  says: `${edits.says}, and ${owns.says}`,
  public: false,
  allows: (actor) => edits.allows(actor) || owns.allows(actor),
};

/** On the desk of whoever writes entries: what waits for approval, and what of theirs is to be put right. */
export const deskPanel: Panel = {
  permission: writes,
  async load(page, db) {
    const { id, permissions } = page.practitioner;
    const counts = await countWork(db, id, londonDate(page.now));
    return () => deskPanelView(counts, permissions.has('directory.publish'));
  },
};
