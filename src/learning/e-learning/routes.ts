import { anyone, may, signedIn } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { LAST_WORDS, serveContent } from './content/page.ts';
import { MOST_ZIP } from './manage/bring.ts';
import { bringPackage, offerPackage, showManage } from './manage/page.ts';
import { begin, showModules } from './modules/page.ts';
import { hearLastWords, saveProgress } from './play/hear.ts';
import { CONTENT, showPlayer } from './play/page.ts';

const coordinates = may('learning.coordinate');
const ATTEMPT = '/learning/attempts/:id';

export const eLearningRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/modules', permission: signedIn, handler: showModules },
  { method: 'POST', path: '/learning/modules/:id/begin', permission: signedIn, handler: begin },
  { method: 'GET', path: ATTEMPT, permission: signedIn, handler: showPlayer },
  {
    method: 'POST',
    path: `${ATTEMPT}/progress`,
    permission: signedIn,
    handler: saveProgress,
    maxBody: 1_500_000,
  },
  {
    method: 'GET',
    path: '/learning/e-learning',
    permission: coordinates,
    handler: (page) => showManage(page),
  },
  {
    method: 'POST',
    path: '/learning/e-learning',
    permission: coordinates,
    handler: bringPackage,
    spool: () => MOST_ZIP,
  },
  { method: 'POST', path: '/learning/e-learning/:id', permission: coordinates, handler: offerPackage },
  // What opens it is in the address, for a frame of no origin sends no cookies.
  {
    method: 'GET',
    path: `${CONTENT}/:proof/:path{.+}`,
    permission: anyone,
    kind: 'machine',
    guests: true,
    handler: serveContent,
  },
  {
    method: 'POST',
    path: `${CONTENT}/:proof/${LAST_WORDS}`,
    permission: anyone,
    kind: 'machine',
    guests: true,
    handler: hearLastWords,
  },
];
