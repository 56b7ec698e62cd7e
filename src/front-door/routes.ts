import { anyone, may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { decide, showDecision } from './decide/page.ts';
import { showInbox } from './inbox/page.ts';
import { rate, showRating } from './rate/page.ts';
import { enterCode, showEnterCode, showReceipt } from './receipt/page.ts';
import { showRecord } from './record/page.ts';
import { dropChild, send, showCheck } from './refer/check/page.ts';
import { goOn, saveStep, showStep } from './refer/page.ts';
import { comeBack, showReturn } from './refer/return/page.ts';
import { showSaved } from './refer/saved/page.ts';
import { showSent } from './refer/sent/page.ts';
import { forget, showStart, start } from './refer/start/page.ts';

const read = may('front-door.read');
const mayRate = may('front-door.rate');
const mayDecide = may('front-door.decide');

export const routes: readonly Route[] = [
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
  { method: 'GET', path: '/receipt', permission: anyone, handler: showEnterCode },
  { method: 'POST', path: '/receipt', permission: anyone, handler: enterCode },
  { method: 'GET', path: '/receipt/:code', permission: anyone, handler: showReceipt },
  { method: 'GET', path: '/front-door', permission: read, handler: showInbox },
  { method: 'GET', path: '/front-door/:id', permission: read, handler: showRecord },
  { method: 'GET', path: '/front-door/:id/rating', permission: mayRate, handler: (page) => showRating(page) },
  { method: 'POST', path: '/front-door/:id/rating', permission: mayRate, handler: rate },
  {
    method: 'GET',
    path: '/front-door/:id/decision',
    permission: mayDecide,
    handler: (page) => showDecision(page),
  },
  { method: 'POST', path: '/front-door/:id/decision', permission: mayDecide, handler: decide },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Front door', href: '/front-door', permission: read },
];
