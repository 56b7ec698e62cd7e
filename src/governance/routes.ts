import { anyone, may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { changeGroup, makeGroup, showGroup, showNewGroup } from './groups/page.ts';
import { giveAction, settleAction } from './meeting/actions.ts';
import { agreeToMinutes, takeBack } from './meeting/agree.ts';
import { editMeeting, showEdit } from './meeting/edit.ts';
import { makeMeeting, showMeeting, showMeetings, showNew } from './meeting/page.ts';
import { bringPaper, takeAwayPaper } from './meeting/papers.ts';
import { showBoard, showOpenGroup, showOpenMeeting } from './open/page.ts';

const reads = may('governance.read');
const keeps = may('governance.keep');
const agrees = may('governance.agree');
const group = '/meetings/groups/:id';
const one = '/meetings/:id';

/** Meetings of the board and its groups; what has a fixed name stands before what has an id. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/board', permission: anyone, handler: showBoard },
  { method: 'GET', path: '/board/:group', permission: anyone, handler: showOpenGroup },
  { method: 'GET', path: '/board/:group/:day', permission: anyone, handler: showOpenMeeting },
  { method: 'GET', path: '/meetings', permission: reads, handler: showMeetings },
  { method: 'GET', path: '/meetings/new', permission: keeps, handler: (page) => showNew(page) },
  { method: 'POST', path: '/meetings/new', permission: keeps, handler: makeMeeting },
  { method: 'GET', path: '/meetings/groups/new', permission: keeps, handler: (page) => showNewGroup(page) },
  { method: 'POST', path: '/meetings/groups/new', permission: keeps, handler: makeGroup },
  { method: 'GET', path: group, permission: keeps, handler: (page) => showGroup(page) },
  { method: 'POST', path: group, permission: keeps, handler: changeGroup },
  { method: 'POST', path: '/meetings/actions/:id', permission: keeps, handler: settleAction },
  { method: 'GET', path: one, permission: reads, handler: (page) => showMeeting(page) },
  { method: 'GET', path: `${one}/edit`, permission: keeps, handler: (page) => showEdit(page) },
  { method: 'POST', path: `${one}/edit`, permission: keeps, handler: editMeeting, maxBody: 400_000 },
  { method: 'POST', path: `${one}/papers`, permission: keeps, handler: bringPaper },
  { method: 'POST', path: `${one}/papers/:paper/remove`, permission: keeps, handler: takeAwayPaper },
  { method: 'POST', path: `${one}/actions`, permission: keeps, handler: giveAction },
  { method: 'POST', path: `${one}/agree`, permission: agrees, handler: agreeToMinutes },
  { method: 'POST', path: `${one}/take-back`, permission: keeps, handler: takeBack },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Meetings', href: '/meetings', permission: reads },
];
