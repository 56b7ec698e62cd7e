import { anyone, may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { allocate, showAllocation } from './allocate/page.ts';
import { askNavigation, askRoutes } from './ask/routes.ts';
import { orderBundle, printBundle, printsShielded, showBundle } from './bundle/page.ts';
import { decide, showDecision } from './decide/page.ts';
import { disagree, showDisagreement } from './disagree/page.ts';
import { settleDisagreement, showSettling } from './disagree/settle/page.ts';
import { handOver, showHandOver } from './hand-over/page.ts';
import { identifySubject, showIdentify, showWho, takeBackSubject } from './identify/page.ts';
import { importRoutes } from './import/routes.ts';
import { showInbox } from './inbox/page.ts';
import { intakeRoutes } from './intake/routes.ts';
import { printConcern } from './print/page.ts';
import { rate, showRating } from './rate/page.ts';
import { enterCode, followCode, showOpened } from './receipt/page.ts';
import { showRecord } from './record/page.ts';
import { dropChild, send, showCheck } from './refer/check/page.ts';
import { goOn, saveStep, showStep } from './refer/page.ts';
import { comeBack, showReturn } from './refer/return/page.ts';
import { showSaved } from './refer/saved/page.ts';
import { showSent } from './refer/sent/page.ts';
import { forget, showStart, start } from './refer/start/page.ts';
import { restrict, showRestriction } from './restrict/page.ts';
import { answerSecond, showSecond } from './second/page.ts';
import { shield, showShield, showsAgain } from './shield/page.ts';
import { showTakeOn, takeAddressOn } from './take-on/page.ts';
import { triageRoutes } from './triage/routes.ts';

const read = may('front-door.read');
/** Nobody puts more on paper in an hour; somebody carrying records away does. */
const printings = { name: 'printing', times: 60, minutes: 60 };
const mayRate = may('front-door.rate');
const mayDecide = may('front-door.decide');
const mayAllocate = may('front-door.allocate');
const mayRestrict = may('front-door.restrict');
const mayIdentify = may('people.write');

export const routes: readonly Route[] = [
  ...triageRoutes,
  { method: 'GET', path: '/worried', permission: anyone, handler: showStart },
  { method: 'POST', path: '/worried', permission: anyone, handler: start },
  { method: 'GET', path: '/worried/return', permission: anyone, handler: showReturn },
  { method: 'POST', path: '/worried/return', permission: anyone, handler: comeBack },
  { method: 'GET', path: '/worried/sent/:id', permission: anyone, handler: showSent },
  { method: 'GET', path: '/worried/:draft', permission: anyone, handler: goOn },
  { method: 'GET', path: '/worried/:draft/saved', permission: anyone, handler: showSaved },
  { method: 'POST', path: '/worried/:draft/delete', permission: anyone, handler: forget },
  { method: 'GET', path: '/worried/:draft/check', permission: anyone, handler: showCheck },
  { method: 'POST', path: '/worried/:draft/drop-child/:n', permission: anyone, handler: dropChild },
  { method: 'POST', path: '/worried/:draft/send', permission: anyone, handler: send },
  { method: 'GET', path: '/worried/:draft/:step/:n?', permission: anyone, handler: showStep },
  { method: 'POST', path: '/worried/:draft/:step/:n?', permission: anyone, handler: saveStep },
  { method: 'GET', path: '/receipt', permission: anyone, handler: showOpened },
  { method: 'POST', path: '/receipt', permission: anyone, handler: enterCode },
  { method: 'GET', path: '/receipt/:code', permission: anyone, handler: followCode },
  ...intakeRoutes,
  ...importRoutes,
  { method: 'GET', path: '/front-door', permission: read, handler: showInbox },
  { method: 'GET', path: '/front-door/:id', permission: read, handler: showRecord },
  {
    method: 'GET',
    path: '/front-door/:id/document.pdf',
    permission: read,
    handler: printConcern,
    limit: printings,
  },
  { method: 'GET', path: '/front-door/:id/bundle', permission: read, handler: showBundle },
  {
    method: 'POST',
    path: '/front-door/:id/bundle',
    permission: read,
    handler: orderBundle,
    limit: printings,
    fresh: printsShielded,
  },
  { method: 'GET', path: '/front-door/:id/bundle/:printing', permission: read, handler: printBundle },
  { method: 'GET', path: '/front-door/:id/rating', permission: mayRate, handler: showRating },
  { method: 'POST', path: '/front-door/:id/rating', permission: mayRate, handler: rate },
  { method: 'GET', path: '/front-door/:id/decision', permission: mayDecide, handler: showDecision },
  { method: 'POST', path: '/front-door/:id/decision', permission: mayDecide, handler: decide },
  { method: 'GET', path: '/front-door/:id/disagreement', permission: read, handler: showDisagreement },
  { method: 'POST', path: '/front-door/:id/disagreement', permission: read, handler: disagree },
  {
    method: 'GET',
    path: '/front-door/:id/disagreement/:disagreement',
    permission: mayDecide,
    handler: showSettling,
  },
  {
    method: 'POST',
    path: '/front-door/:id/disagreement/:disagreement',
    permission: mayDecide,
    handler: settleDisagreement,
  },
  { method: 'GET', path: '/front-door/:id/second', permission: mayDecide, handler: showSecond },
  { method: 'POST', path: '/front-door/:id/second', permission: mayDecide, handler: answerSecond },
  { method: 'GET', path: '/front-door/:id/allocation', permission: mayAllocate, handler: showAllocation },
  { method: 'POST', path: '/front-door/:id/allocation', permission: mayAllocate, handler: allocate },
  { method: 'GET', path: '/front-door/:id/area', permission: mayAllocate, handler: showHandOver },
  { method: 'POST', path: '/front-door/:id/area', permission: mayAllocate, handler: handOver },
  { method: 'GET', path: '/front-door/:id/restriction', permission: mayRestrict, handler: showRestriction },
  { method: 'POST', path: '/front-door/:id/restriction', permission: mayRestrict, handler: restrict },
  {
    method: 'GET',
    path: '/front-door/:id/shield/:address',
    permission: mayRestrict,
    handler: showTakeOn,
  },
  {
    method: 'POST',
    path: '/front-door/:id/shield/:address',
    permission: mayRestrict,
    handler: takeAddressOn,
    fresh: () => true,
  },
  { method: 'GET', path: '/front-door/:id/shield', permission: mayRestrict, handler: showShield },
  {
    method: 'POST',
    path: '/front-door/:id/shield',
    permission: mayRestrict,
    handler: shield,
    fresh: showsAgain,
  },
  { method: 'GET', path: '/front-door/:id/who', permission: mayIdentify, handler: showWho },
  {
    method: 'GET',
    path: '/front-door/:id/who/:subject',
    permission: mayIdentify,
    handler: (page) => showIdentify(page),
  },
  { method: 'POST', path: '/front-door/:id/who/:subject', permission: mayIdentify, handler: identifySubject },
  {
    method: 'POST',
    path: '/front-door/:id/who/:subject/back',
    permission: mayIdentify,
    handler: takeBackSubject,
  },
  ...askRoutes,
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Front door', href: '/front-door', permission: read },
  { label: 'Back-logs', href: '/front-door/import', permission: may('front-door.import') },
  ...askNavigation,
];
