import { anyone } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { showBookingFile, showFeed, showSessionFile } from '../calendar/page.ts';
import { showCourse } from '../courses/page.ts';
import { answerInterest, askInterest, showAsked, showInterest, showOwnInterest } from '../interest/page.ts';
import { showBrochure } from './brochure.ts';
import { showCatalogue } from './page.ts';

// A message goes out with each.
const limit = { name: 'training dates', times: 30, minutes: 10 };

/** What anybody may read. */
export const catalogueRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning', permission: anyone, handler: showCatalogue },
  { method: 'GET', path: '/learning/courses/:code', permission: anyone, handler: showCourse },
  { method: 'GET', path: '/learning/brochure.pdf', permission: anyone, handler: showBrochure, limit },
  { method: 'GET', path: '/learning/calendar.ics', permission: anyone, handler: showFeed },
  { method: 'GET', path: '/learning/calendar/:code', permission: anyone, handler: showBookingFile },
  {
    method: 'GET',
    path: '/learning/sessions/:id/calendar.ics',
    permission: anyone,
    handler: showSessionFile,
  },
  { method: 'GET', path: '/learning/interest', permission: anyone, handler: (page) => showInterest(page) },
  { method: 'POST', path: '/learning/interest', permission: anyone, handler: askInterest, limit },
  { method: 'GET', path: '/learning/interest/asked', permission: anyone, handler: showAsked },
  { method: 'GET', path: '/learning/interest/:code', permission: anyone, handler: showOwnInterest },
  { method: 'POST', path: '/learning/interest/:code', permission: anyone, handler: answerInterest },
];
