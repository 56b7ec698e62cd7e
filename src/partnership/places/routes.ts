import { may } from '../../platform/access/index.ts';
import type { Handler, Page, Route } from '../../platform/http/index.ts';
import {
  addAgency,
  changeAgency,
  closeAgency,
  reopenAgency,
  showAddAgency,
  showAgencies,
  showAgency,
  showChangeAgency,
} from './agencies/page.ts';
import { addArea, changeArea, showAddArea, showAreas, showRenameArea } from './areas/page.ts';
import {
  addTeam,
  changeTeamName,
  closeTeam,
  reopenTeam,
  showAddTeam,
  showRenameTeam,
  showTeam,
} from './teams/page.ts';

const get = (path: string, handler: Handler): Route => line('GET', path, handler);
const post = (path: string, handler: Handler): Route => line('POST', path, handler);
const line = (method: Route['method'], path: string, handler: Handler): Route => ({
  method,
  path: `/administration/${path}`,
  permission: may('administer'),
  handler,
});

/** Areas, agencies and teams, for administrators. */
export const placeRoutes: readonly Route[] = [
  get('areas', showAreas),
  get('add-area', showAddArea),
  post('add-area', addArea),
  get('areas/:code', showRenameArea),
  post('areas/:code', changeArea),
  get('agencies', showAgencies),
  get('agencies/add', showAddAgency),
  post('agencies/add', addAgency),
  get('agencies/:id', (page: Page) => showAgency(page)),
  get('agencies/:id/change', showChangeAgency),
  post('agencies/:id/change', changeAgency),
  post('agencies/:id/close', closeAgency),
  post('agencies/:id/reopen', reopenAgency),
  get('agencies/:id/add-team', showAddTeam),
  post('agencies/:id/add-team', addTeam),
  get('teams/:id', (page: Page) => showTeam(page)),
  get('teams/:id/name', showRenameTeam),
  post('teams/:id/name', changeTeamName),
  post('teams/:id/close', closeTeam),
  post('teams/:id/reopen', reopenTeam),
];
