import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { answerLive, proposeLive, showModels, showTrial } from './page.ts';

const keep = may('people.model');

/** The weights by which people are compared. Before `/people/:id`, which would take `models` for an id. */
export const modelRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/models', permission: keep, handler: (page) => showModels(page) },
  { method: 'GET', path: '/people/models/:version', permission: keep, handler: (page) => showTrial(page) },
  { method: 'POST', path: '/people/models/:version/live', permission: keep, handler: proposeLive },
  { method: 'POST', path: '/people/models/changes/:change', permission: keep, handler: answerLive },
];
