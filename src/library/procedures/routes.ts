import { anyone, may, signedIn } from '../../platform/access/index.ts';
import { mostBytes } from '../../platform/files/index.ts';
import type { NavigationEntry, Route } from '../../platform/http/index.ts';
import { helperRoutes } from '../helpers/routes.ts';
import { showAmendments } from './amendments/page.ts';
import { showChapter, showSection } from './chapter/page.ts';
import { showContents } from './contents/page.ts';
import { downloadCoverage, setMonths, showCoverage } from './coverage/page.ts';
import { discard, saveHead, showDraft } from './edit/draft/page.ts';
import { addNewChapter, begin, showEditList } from './edit/list/page.ts';
import { saveNumbers, showNumbers } from './edit/numbers/page.ts';
import { saveSection, showSectionForm } from './edit/section/page.ts';
import { showWithdraw, takeWithdrawalBack, withdraw } from './edit/withdraw/page.ts';
import { printChapter } from './print/page.ts';
import { confirmRead, showRead } from './read/page.ts';

const edits = may('library.edit');
const publishes = may('library.publish');
const counts = may('library.coverage');
const printing = { name: 'procedure pdf', times: 30, minutes: 10 };

export const procedureRoutes: readonly Route[] = [
  ...helperRoutes,
  { method: 'GET', path: '/procedures', permission: anyone, handler: showContents },
  { method: 'GET', path: '/procedures/amendments', permission: anyone, handler: showAmendments },
  { method: 'GET', path: '/procedures/:chapter', permission: anyone, handler: showChapter },
  {
    method: 'GET',
    path: '/procedures/:chapter/document.pdf',
    permission: anyone,
    handler: printChapter,
    limit: printing,
  },
  {
    method: 'GET',
    path: '/procedures/:chapter/read',
    permission: signedIn,
    handler: (page) => showRead(page),
  },
  { method: 'POST', path: '/procedures/:chapter/read', permission: signedIn, handler: confirmRead },
  { method: 'GET', path: '/procedures/:chapter/:section', permission: anyone, handler: showSection },
  { method: 'GET', path: '/library/procedures', permission: edits, handler: (page) => showEditList(page) },
  { method: 'POST', path: '/library/procedures/begin', permission: edits, handler: begin },
  { method: 'POST', path: '/library/procedures/chapters', permission: edits, handler: addNewChapter },
  {
    method: 'GET',
    path: '/library/procedures/numbers',
    permission: publishes,
    handler: (page) => showNumbers(page),
  },
  { method: 'POST', path: '/library/procedures/numbers', permission: publishes, handler: saveNumbers },
  {
    method: 'GET',
    path: '/library/procedures/withdraw',
    permission: publishes,
    handler: (page) => showWithdraw(page),
  },
  { method: 'POST', path: '/library/procedures/withdraw', permission: publishes, handler: withdraw },
  {
    method: 'POST',
    path: '/library/procedures/withdraw/:id/take-back',
    permission: publishes,
    handler: takeWithdrawalBack,
  },
  { method: 'GET', path: '/library/procedures/:id', permission: edits, handler: (page) => showDraft(page) },
  { method: 'POST', path: '/library/procedures/:id', permission: edits, handler: saveHead },
  { method: 'POST', path: '/library/procedures/:id/discard', permission: edits, handler: discard },
  {
    method: 'GET',
    path: '/library/procedures/:id/sections/:section',
    permission: edits,
    handler: (page) => showSectionForm(page),
  },
  {
    method: 'POST',
    path: '/library/procedures/:id/sections/:section',
    permission: edits,
    handler: saveSection,
    spool: mostBytes,
  },
  { method: 'GET', path: '/library/coverage', permission: counts, handler: (page) => showCoverage(page) },
  {
    method: 'POST',
    path: '/library/coverage/months',
    permission: publishes,
    handler: setMonths,
  },
  { method: 'GET', path: '/library/coverage/:table', permission: counts, handler: downloadCoverage },
];

export const procedureNavigation: readonly NavigationEntry[] = [
  { label: 'Procedures', href: '/procedures', permission: signedIn },
];
