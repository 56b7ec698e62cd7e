import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { changeFeed, takeUpFeed } from '../feeds/page.ts';
import { addCourse, editCourse, showEditCourse, showNewCourse } from './course/page.ts';
import { addEvent, lookedAtEvent, showEvents } from './events/page.ts';
import { judge, showSession } from './overview/page.ts';
import { changeState, copyCourse, showProgramme, showProgrammeCourse, showVersion } from './page.ts';
import { addSeries, showSeries } from './series/page.ts';
import {
  addSession,
  cancelWholeSession,
  editSession,
  showCancelSession,
  showEditSession,
  showNewSession,
} from './session/page.ts';
import { setLength, showSettings } from './settings/page.ts';

const permission = may('learning.coordinate');
const path = '/learning/programme';
const session = `${path}/sessions/:id`;

/** The coordinators' workspace. What has a fixed name stands before what has an id. */
export const programmeRoutes: readonly Route[] = [
  { method: 'GET', path, permission, handler: showProgramme },
  { method: 'GET', path: `${path}/new`, permission, handler: (page) => showNewCourse(page) },
  { method: 'POST', path: `${path}/new`, permission, handler: addCourse },
  { method: 'GET', path: `${path}/events`, permission, handler: (page) => showEvents(page) },
  { method: 'POST', path: `${path}/events`, permission, handler: addEvent },
  { method: 'POST', path: `${path}/events/:id`, permission, handler: lookedAtEvent },
  { method: 'POST', path: `${path}/feeds`, permission, handler: takeUpFeed },
  { method: 'POST', path: `${path}/feeds/:id`, permission, handler: changeFeed },
  { method: 'GET', path: `${path}/settings`, permission, handler: (page) => showSettings(page) },
  { method: 'POST', path: `${path}/settings`, permission, handler: setLength },
  { method: 'GET', path: session, permission, handler: showSession },
  { method: 'POST', path: `${session}/claims`, permission, handler: judge },
  { method: 'GET', path: `${session}/edit`, permission, handler: (page) => showEditSession(page) },
  { method: 'POST', path: `${session}/edit`, permission, handler: editSession },
  { method: 'GET', path: `${session}/cancel`, permission, handler: (page) => showCancelSession(page) },
  { method: 'POST', path: `${session}/cancel`, permission, handler: cancelWholeSession },
  { method: 'GET', path: `${path}/:id`, permission, handler: showProgrammeCourse },
  { method: 'GET', path: `${path}/:id/edit`, permission, handler: (page) => showEditCourse(page) },
  { method: 'POST', path: `${path}/:id/edit`, permission, handler: editCourse },
  { method: 'POST', path: `${path}/:id/state`, permission, handler: changeState },
  { method: 'POST', path: `${path}/:id/copy`, permission, handler: copyCourse },
  { method: 'GET', path: `${path}/:id/versions/:n`, permission, handler: showVersion },
  { method: 'GET', path: `${path}/:id/sessions/new`, permission, handler: (page) => showNewSession(page) },
  { method: 'POST', path: `${path}/:id/sessions/new`, permission, handler: addSession },
  { method: 'GET', path: `${path}/:id/sessions/series`, permission, handler: (page) => showSeries(page) },
  { method: 'POST', path: `${path}/:id/sessions/series`, permission, handler: addSeries },
];
