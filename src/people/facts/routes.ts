import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { sayAgain, showAgain } from './again.ts';
import { endFact, showEndFact } from './end.ts';
import { add, correct, showAdd, showCorrect } from './page.ts';

const write = may('people.write');

export const factRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:id/known/:group/add', permission: write, handler: showAdd },
  { method: 'POST', path: '/people/:id/known/:group/add', permission: write, handler: add },
  { method: 'GET', path: '/people/:id/known/:group/:which/end', permission: write, handler: showEndFact },
  { method: 'POST', path: '/people/:id/known/:group/:which/end', permission: write, handler: endFact },
  { method: 'GET', path: '/people/:id/known/:group/:which/again', permission: write, handler: showAgain },
  { method: 'POST', path: '/people/:id/known/:group/:which/again', permission: write, handler: sayAgain },
  {
    method: 'GET',
    path: '/people/:id/known/:group/:which/correct',
    permission: write,
    handler: (page) => showCorrect(page),
  },
  { method: 'POST', path: '/people/:id/known/:group/:which/correct', permission: write, handler: correct },
];
