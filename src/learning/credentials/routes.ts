import { anyone, may, signedIn } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { giveEvidenceFile, mostOfFile } from '../evidence/file.ts';
import { judge, showJudge, showWaiting } from '../evidence/judge/page.ts';
import { sendEvidence, showEvidence } from '../evidence/state/page.ts';
import { printCertificate, showCertificate } from '../my-learning/certificate/page.ts';
import { showMine } from '../my-learning/record/page.ts';
import { showTools } from '../my-learning/tools/page.ts';
import { sayOfMyself, showCredential } from './hold/page.ts';
import { showCredentials } from './list/page.ts';
import { setName, showName } from './name/page.ts';
import { showHolders } from './register/page.ts';
import { setRule, showRule } from './rule/page.ts';

const coordinates = may('learning.coordinate');
const WAITING = '/learning/evidence/waiting';

/** A coordinators' page and its form. */
const both = (path: string, show: Route['handler'], take: Route['handler']): Route[] => [
  { method: 'GET', path, permission: coordinates, handler: show },
  { method: 'POST', path, permission: coordinates, handler: take },
];

export const credentialRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/mine', permission: signedIn, handler: showMine },
  { method: 'GET', path: '/learning/tools', permission: signedIn, handler: showTools },
  ...both('/learning/tools/new', (page) => showName(page), setName),
  ...both('/learning/tools/:tool', (page) => showRule(page), setRule),
  ...both('/learning/tools/:tool/name', (page) => showName(page), setName),
  { method: 'GET', path: '/learning/credentials', permission: signedIn, handler: showCredentials },
  ...both('/learning/credentials/new', (page) => showName(page), setName),
  ...both('/learning/credentials/:code/name', (page) => showName(page), setName),
  ...both('/learning/credentials/:code/rule', (page) => showRule(page), setRule),
  {
    method: 'GET',
    path: '/learning/credentials/:code',
    permission: signedIn,
    handler: (page) => showCredential(page),
  },
  { method: 'POST', path: '/learning/credentials/:code', permission: signedIn, handler: sayOfMyself },
  { method: 'GET', path: '/learning/credentials/:code/holders', permission: signedIn, handler: showHolders },
  { method: 'GET', path: '/learning/evidence', permission: signedIn, handler: (page) => showEvidence(page) },
  {
    method: 'POST',
    path: '/learning/evidence',
    permission: signedIn,
    handler: sendEvidence,
    spool: mostOfFile,
  },
  { method: 'GET', path: '/learning/evidence/:id/file', permission: signedIn, handler: giveEvidenceFile },
  { method: 'GET', path: WAITING, permission: coordinates, handler: showWaiting },
  { method: 'GET', path: `${WAITING}/:id`, permission: coordinates, handler: (page) => showJudge(page) },
  { method: 'POST', path: `${WAITING}/:id`, permission: coordinates, handler: judge },
  {
    method: 'GET',
    path: '/learning/certificates/:code',
    permission: anyone,
    handler: showCertificate,
    limit: { name: 'certificates', times: 60, minutes: 10 },
  },
  {
    method: 'GET',
    path: '/learning/certificates/:code/certificate.pdf',
    permission: anyone,
    handler: printCertificate,
    limit: { name: 'certificates', times: 60, minutes: 10 },
  },
];
