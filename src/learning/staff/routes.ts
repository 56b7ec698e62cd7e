import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { decideApproval, setRule, showStaff } from './page.ts';

const permission = may('learning.staff');

/** What a training lead sees and says of their agency's staff. */
export const staffRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/staff', permission, handler: showStaff },
  { method: 'POST', path: '/learning/staff/rule', permission, handler: setRule },
  { method: 'POST', path: '/learning/staff/:id', permission, handler: decideApproval },
];
