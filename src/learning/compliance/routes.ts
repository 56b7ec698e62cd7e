import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { downloadFigures, showFigures } from './figures/page.ts';
import { groupRoutes } from './groups/routes.ts';
import { changePerson, looksAfter, showPerson } from './person/page.ts';
import { expectCourses, showStaff } from './staff/page.ts';

const counts = may('learning.figures');
const staff = may('learning.staff');
const PERSON = '/learning/people/:id';

export const complianceRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/compliance', permission: staff, handler: showStaff },
  { method: 'POST', path: '/learning/compliance', permission: staff, handler: expectCourses },
  { method: 'GET', path: PERSON, permission: looksAfter, handler: (page) => showPerson(page) },
  { method: 'POST', path: PERSON, permission: looksAfter, handler: changePerson },
  { method: 'GET', path: '/learning/figures', permission: counts, handler: showFigures },
  { method: 'GET', path: '/learning/figures/:table', permission: counts, handler: downloadFigures },
  ...groupRoutes,
];
