import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import {
  addTeam,
  endInvolvement,
  handRecordOver,
  nameLead,
  restrict,
  showAddTeam,
  showEndInvolvement,
  showHandRecordOver,
  showLead,
  showRestriction,
} from './change.ts';
import { showInvolved } from './page.ts';

const read = may('people.read');
const write = may('people.write');
const mayRestrict = may('people.restrict');
const involved = '/people/:id/involved';

export const involvedRoutes: readonly Route[] = [
  { method: 'GET', path: involved, permission: read, handler: showInvolved },
  { method: 'GET', path: `${involved}/add`, permission: write, handler: showAddTeam },
  { method: 'POST', path: `${involved}/add`, permission: write, handler: addTeam },
  { method: 'GET', path: `${involved}/lead`, permission: write, handler: showLead },
  { method: 'POST', path: `${involved}/lead`, permission: write, handler: nameLead },
  { method: 'GET', path: `${involved}/hand-over`, permission: write, handler: showHandRecordOver },
  { method: 'POST', path: `${involved}/hand-over`, permission: write, handler: handRecordOver },
  { method: 'GET', path: `${involved}/:which/end`, permission: write, handler: showEndInvolvement },
  { method: 'POST', path: `${involved}/:which/end`, permission: write, handler: endInvolvement },
  { method: 'GET', path: '/people/:id/restriction', permission: mayRestrict, handler: showRestriction },
  { method: 'POST', path: '/people/:id/restriction', permission: mayRestrict, handler: restrict },
];
