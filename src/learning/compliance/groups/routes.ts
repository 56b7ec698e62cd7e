import { may, signedIn } from '../../../platform/access/index.ts';
import type { Route } from '../../../platform/http/index.ts';
import { noteWhoCame, showAttendance } from './attendance/page.ts';
import { showGroups } from './list/page.ts';
import { makeGroup, showMake } from './make/page.ts';
import { mayRefer } from './may.ts';
import { refer, showRefer } from './refer/page.ts';
import { decide, end, showReferral } from './referral/page.ts';

const ATTENDANCE = '/learning/groups/:id/attendance';
const REFER = '/learning/groups/:id/refer';
const REFERRAL = '/learning/groups/referrals/:id';

const makes = may('learning.coordinate');

export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/groups', permission: signedIn, handler: showGroups },
  { method: 'GET', path: '/learning/groups/new', permission: makes, handler: (page) => showMake(page) },
  { method: 'POST', path: '/learning/groups/new', permission: makes, handler: makeGroup },
  { method: 'GET', path: '/learning/groups/:id/edit', permission: makes, handler: (page) => showMake(page) },
  { method: 'POST', path: '/learning/groups/:id/edit', permission: makes, handler: makeGroup },
  { method: 'GET', path: REFER, permission: mayRefer, handler: (page) => showRefer(page) },
  { method: 'POST', path: REFER, permission: mayRefer, handler: refer },
  { method: 'GET', path: REFERRAL, permission: mayRefer, handler: (page) => showReferral(page) },
  { method: 'POST', path: REFERRAL, permission: mayRefer, handler: decide },
  { method: 'POST', path: `${REFERRAL}/ending`, permission: mayRefer, handler: end },
  { method: 'GET', path: ATTENDANCE, permission: signedIn, handler: showAttendance },
  { method: 'POST', path: ATTENDANCE, permission: signedIn, handler: noteWhoCame },
];
