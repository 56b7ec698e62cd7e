import { anyone, may } from '../../platform/access/index.ts';
import type { NavigationEntry, Route } from '../../platform/http/index.ts';
import { replyByLink, showByLink, wantNewLink } from '../reply/link/page.ts';
import { showAskedList } from '../reply/list/page.ts';
import { reply, showAsked } from '../reply/page.ts';
import { showAcross } from '../sharing/across/page.ts';
import { showLedger } from '../sharing/page.ts';
import { showOwedList } from '../tell/list/page.ts';
import { showTell, tellThem } from '../tell/page.ts';
import { ask, showAsk } from './page.ts';
import { showTakeDown, takeDown } from './take-down/page.ts';
import { showWithdrawal, withdraw } from './withdraw/page.ts';

const read = may('front-door.read');
const mayAsk = may('front-door.ask');
const mayAnswer = may('front-door.answer');
const mayTell = may('front-door.tell');
const mayList = may('front-door.ledger');
const newLinks = { name: 'new-link', times: 3, minutes: 60 };

/** What agencies are asked and how they answer, the ledger of what was shared, and who is told of a decision. */
export const askRoutes: readonly Route[] = [
  { method: 'GET', path: '/front-door/:id/ask', permission: mayAsk, handler: showAsk },
  { method: 'POST', path: '/front-door/:id/ask', permission: mayAsk, handler: ask },
  { method: 'GET', path: '/front-door/:id/questions/:question', permission: mayAsk, handler: showWithdrawal },
  { method: 'POST', path: '/front-door/:id/questions/:question', permission: mayAsk, handler: withdraw },
  {
    method: 'GET',
    path: '/front-door/:id/questions/:question/telephone',
    permission: mayAsk,
    handler: showTakeDown,
  },
  {
    method: 'POST',
    path: '/front-door/:id/questions/:question/telephone',
    permission: mayAsk,
    handler: takeDown,
  },
  { method: 'GET', path: '/front-door/:id/sharing', permission: read, handler: showLedger },
  { method: 'GET', path: '/asked', permission: mayAnswer, handler: showAskedList },
  { method: 'GET', path: '/asked/:id', permission: mayAnswer, handler: showAsked },
  { method: 'POST', path: '/asked/:id', permission: mayAnswer, handler: reply },
  { method: 'GET', path: '/reply/:token', permission: anyone, handler: showByLink },
  { method: 'POST', path: '/reply/:token', permission: anyone, handler: replyByLink },
  {
    method: 'POST',
    path: '/reply/:token/new-link',
    permission: anyone,
    handler: wantNewLink,
    limit: newLinks,
  },
  {
    method: 'GET',
    path: '/front-door/:id/tell/:audience',
    permission: mayTell,
    handler: (page) => showTell(page),
  },
  { method: 'POST', path: '/front-door/:id/tell/:audience', permission: mayTell, handler: tellThem },
  { method: 'GET', path: '/sharing', permission: mayList, handler: showAcross },
  { method: 'GET', path: '/to-tell', permission: mayTell, handler: showOwedList },
];

export const askNavigation: readonly NavigationEntry[] = [
  { label: 'Asked of us', href: '/asked', permission: mayAnswer },
  { label: 'Sharing', href: '/sharing', permission: mayList },
];
