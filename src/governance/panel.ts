import { may } from '../platform/access/index.ts';
import { card, html, NOTHING } from '../platform/html/index.ts';
import type { Panel } from '../platform/http/index.ts';
import { londonDate } from '../platform/time/index.ts';
import { countActions } from './store/action.ts';

/** On the desk of those who govern: what the board asked for and is past its day, and minutes that wait for agreement. */
export const meetingsPanel: Panel = {
  permission: may('governance.read'),
  async load(page, db) {
    const { open, overdue, toAgree } = await countActions(db, londonDate(page.now));
    const waiting =
      toAgree > 0
        ? html`<p>${toAgree === 1 ? 'The minutes of one meeting wait' : `The minutes of ${toAgree} meetings wait`} to be agreed.</p>`
        : NOTHING;
    const body = html`<p><strong>${open}</strong> ${open === 1 ? 'action is' : 'actions are'} open, <strong>${overdue}</strong> of them overdue.</p>${waiting}`;
    const foot = html`<a href="/meetings${overdue > 0 ? '?actions=overdue' : ''}">Meetings and actions</a>`;
    return () => (open + toAgree === 0 ? NOTHING : card({ title: 'Meetings of the board', body, foot }));
  },
};
