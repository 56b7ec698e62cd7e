import { anyone, may, type Permission } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { downloadEvaluation, showEvaluation } from './evaluation/page.ts';
import { saveForm, showForm } from './form/page.ts';
import { give, showGive } from './give/page.ts';
import { showSessionFeedback } from './session/page.ts';
import { downloadWords, judgeWords, showPractice, showWords } from './words/page.ts';

const coordinates = may('learning.coordinate');
const counts = may('learning.figures');
/** Coordinators, and whoever keeps a register: of which session is for the database to say. */
const trains: Permission = {
  says: 'people who train a session, and coordinators',
  public: false,
  allows: (actor) => coordinates.allows(actor) || may('learning.register').allows(actor),
};
const GIVE = '/learning/feedback/:code';
const FORM = '/learning/programme/:id/feedback';
const EVALUATION = '/learning/evaluation';
const limit = { name: 'feedback', times: 120, minutes: 10 };

/** What people think of their training. What has a fixed name stands before what has not. */
export const feedbackRoutes: readonly Route[] = [
  { method: 'GET', path: GIVE, permission: anyone, handler: (page) => showGive(page) },
  { method: 'POST', path: GIVE, permission: anyone, handler: give, limit },
  { method: 'GET', path: FORM, permission: coordinates, handler: (page) => showForm(page) },
  { method: 'POST', path: FORM, permission: coordinates, handler: saveForm },
  { method: 'GET', path: EVALUATION, permission: counts, handler: showEvaluation },
  { method: 'GET', path: `${EVALUATION}/words`, permission: coordinates, handler: showWords },
  { method: 'POST', path: `${EVALUATION}/words`, permission: coordinates, handler: judgeWords },
  { method: 'GET', path: `${EVALUATION}/words.csv`, permission: coordinates, handler: downloadWords },
  { method: 'GET', path: `${EVALUATION}/practice`, permission: counts, handler: showPractice },
  { method: 'GET', path: `${EVALUATION}/:table`, permission: counts, handler: downloadEvaluation },
  {
    method: 'GET',
    path: '/learning/sessions/:id/feedback',
    permission: trains,
    handler: showSessionFeedback,
  },
];
