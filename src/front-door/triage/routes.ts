import { anyone, may, signedIn } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { answerFromWorker, passToWorker, showAlreadyOpen } from '../already-open/page.ts';
import { doSeveral, showSeveral, showSeveralDone } from '../bulk/page.ts';
import { close, openAgain, showClose } from '../close/page.ts';
import { actAtOnce, showImmediate } from '../immediate-action/page.ts';
import { answerFromAuthority, passToAuthority, showOutOfArea } from '../out-of-area/page.ts';
import { acknowledge, leaveNote, showNote, showNotes } from '../overnight/page.ts';
import { answerPassed, showOnePassedIn, showPassedIn } from '../passed-in/page.ts';
import { answerReceipt } from '../receipt/page.ts';
import { changeFilter, keepFilter, showFilters } from '../saved-filters/page.ts';
import { answerReturned, showReturned } from '../send-back/answer-page.ts';
import { sendBack, showSendBack, takeBack } from '../send-back/page.ts';
import { callDiscussion, callItOff, showCall } from '../strategy/call/page.ts';
import { finish, keepStrategy, showDone, showStrategy } from '../strategy/page.ts';

const triage = may('front-door.triage');
const rate = may('front-door.rate');
const decide = may('front-door.decide');
const read = may('front-door.read');
const overnight = may('front-door.overnight');

/** What the hub does with a concern between rating and decision, and the referrer's answers. */
export const triageRoutes: readonly Route[] = [
  { method: 'POST', path: '/receipt/answer', permission: anyone, handler: answerReceipt },
  { method: 'GET', path: '/receipt/returned/:id', permission: signedIn, handler: showReturned },
  { method: 'POST', path: '/receipt/returned/:id', permission: signedIn, handler: answerReturned },
  { method: 'GET', path: '/front-door/:id/send-back', permission: triage, handler: showSendBack },
  { method: 'POST', path: '/front-door/:id/send-back', permission: triage, handler: sendBack },
  { method: 'POST', path: '/front-door/:id/send-back/end', permission: triage, handler: takeBack },
  { method: 'GET', path: '/front-door/:id/out-of-area', permission: triage, handler: showOutOfArea },
  { method: 'POST', path: '/front-door/:id/out-of-area', permission: triage, handler: passToAuthority },
  {
    method: 'POST',
    path: '/front-door/:id/out-of-area/answer',
    permission: triage,
    handler: answerFromAuthority,
  },
  { method: 'GET', path: '/front-door/passed-in', permission: triage, handler: showPassedIn },
  {
    method: 'GET',
    path: '/front-door/passed-in/:passing',
    permission: triage,
    handler: (page) => showOnePassedIn(page),
  },
  { method: 'POST', path: '/front-door/passed-in/:passing', permission: triage, handler: answerPassed },
  { method: 'GET', path: '/front-door/several', permission: triage, handler: showSeveral },
  { method: 'POST', path: '/front-door/several', permission: triage, handler: doSeveral },
  { method: 'GET', path: '/front-door/several/done', permission: triage, handler: showSeveralDone },
  { method: 'GET', path: '/front-door/filters', permission: read, handler: (page) => showFilters(page) },
  { method: 'POST', path: '/front-door/filters', permission: read, handler: keepFilter },
  { method: 'POST', path: '/front-door/filters/:id', permission: read, handler: changeFilter },
  { method: 'GET', path: '/front-door/:id/overnight', permission: overnight, handler: showNote },
  { method: 'POST', path: '/front-door/:id/overnight', permission: overnight, handler: leaveNote },
  { method: 'GET', path: '/front-door/:id/overnight/read', permission: triage, handler: showNotes },
  { method: 'POST', path: '/front-door/:id/overnight/read', permission: triage, handler: acknowledge },
  { method: 'GET', path: '/front-door/:id/immediate-action', permission: rate, handler: showImmediate },
  { method: 'POST', path: '/front-door/:id/immediate-action', permission: rate, handler: actAtOnce },
  { method: 'GET', path: '/front-door/:id/strategy', permission: decide, handler: showStrategy },
  { method: 'POST', path: '/front-door/:id/strategy', permission: decide, handler: keepStrategy },
  { method: 'GET', path: '/front-door/:id/strategy/call', permission: decide, handler: showCall },
  { method: 'POST', path: '/front-door/:id/strategy/call', permission: decide, handler: callDiscussion },
  { method: 'POST', path: '/front-door/:id/strategy/call/off', permission: decide, handler: callItOff },
  { method: 'GET', path: '/front-door/:id/close', permission: decide, handler: showClose },
  { method: 'POST', path: '/front-door/:id/close', permission: decide, handler: close },
  { method: 'POST', path: '/front-door/:id/close/again', permission: decide, handler: openAgain },
  { method: 'GET', path: '/front-door/:id/strategy/done/:what', permission: decide, handler: showDone },
  { method: 'POST', path: '/front-door/:id/strategy/done/:what', permission: decide, handler: finish },
  { method: 'GET', path: '/front-door/:id/already-open', permission: triage, handler: showAlreadyOpen },
  { method: 'POST', path: '/front-door/:id/already-open', permission: triage, handler: passToWorker },
  {
    method: 'POST',
    path: '/front-door/:id/already-open/answer',
    permission: triage,
    handler: answerFromWorker,
  },
];
