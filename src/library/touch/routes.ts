import { anyone, may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { feedChanges, showChanges } from './changes/page.ts';
import { findAnswer, sendFeedback, showAnswer, showFeedback } from './feedback/page.ts';
import { showInbox, showQuestion } from './inbox/page.ts';
import { answer, close, publish, take, withdraw } from './inbox/work.ts';
import { showAnswers, showPublicAnswer } from './questions/page.ts';
import { changeWishes, confirm, showConfirm, showManage, showStop, stop } from './subscribe/manage.ts';
import { showSent, showSubscribe, subscribe } from './subscribe/page.ts';
import { downloadViews, showViews } from './views/page.ts';

const asking = { name: 'subscribe', times: 10, minutes: 60 };
const saying = { name: 'feedback', times: 10, minutes: 60 };
const looking = { name: 'feedback code', times: 30, minutes: 60 };
const inbox = may('library.inbox');

export const touchRoutes: readonly Route[] = [
  { method: 'GET', path: '/changes', permission: anyone, handler: showChanges },
  { method: 'GET', path: '/changes.atom', permission: anyone, handler: feedChanges, kind: 'machine' },
  { method: 'GET', path: '/subscribe', permission: anyone, handler: showSubscribe },
  { method: 'POST', path: '/subscribe', permission: anyone, handler: subscribe, limit: asking },
  { method: 'GET', path: '/subscribe/sent', permission: anyone, handler: showSent },
  { method: 'GET', path: '/subscribe/confirm/:token', permission: anyone, handler: showConfirm },
  { method: 'POST', path: '/subscribe/confirm/:token', permission: anyone, handler: confirm },
  {
    method: 'GET',
    path: '/subscribe/manage/:token',
    permission: anyone,
    handler: (page) => showManage(page),
  },
  { method: 'POST', path: '/subscribe/manage/:token', permission: anyone, handler: changeWishes },
  { method: 'GET', path: '/unsubscribe/:token', permission: anyone, handler: showStop },
  { method: 'POST', path: '/unsubscribe/:token', permission: anyone, handler: stop, kind: 'machine' },
  { method: 'GET', path: '/feedback', permission: anyone, handler: showFeedback },
  { method: 'POST', path: '/feedback', permission: anyone, handler: sendFeedback, limit: saying },
  { method: 'GET', path: '/feedback/answer', permission: anyone, handler: findAnswer, limit: looking },
  { method: 'GET', path: '/feedback/answer/:code', permission: anyone, handler: showAnswer, limit: looking },
  { method: 'GET', path: '/questions', permission: anyone, handler: showAnswers },
  { method: 'GET', path: '/questions/:slug', permission: anyone, handler: showPublicAnswer },
  { method: 'GET', path: '/library/views', permission: inbox, handler: showViews },
  { method: 'GET', path: '/library/views/by-day.csv', permission: inbox, handler: downloadViews },
  { method: 'GET', path: '/library/views/by-page.csv', permission: inbox, handler: downloadViews },
  { method: 'GET', path: '/library/inbox', permission: inbox, handler: showInbox },
  { method: 'GET', path: '/library/inbox/:id', permission: inbox, handler: (page) => showQuestion(page) },
  { method: 'POST', path: '/library/inbox/:id/take', permission: inbox, handler: take },
  { method: 'POST', path: '/library/inbox/:id/answer', permission: inbox, handler: answer },
  { method: 'POST', path: '/library/inbox/:id/close', permission: inbox, handler: close },
  { method: 'POST', path: '/library/inbox/:id/publish', permission: inbox, handler: publish },
  { method: 'POST', path: '/library/inbox/:id/withdraw', permission: inbox, handler: withdraw },
];
