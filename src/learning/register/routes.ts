import { anyone, may } from '../../platform/access/index.ts';
import type { NavigationEntry, Route } from '../../platform/http/index.ts';
import { close, showClose } from './close/page.ts';
import { showCode } from './code/page.ts';
import { decideCorrection, showCorrections } from './corrections/page.ts';
import { comeIn, showDoor } from './door/page.ts';
import { sayHere, scanCode, showArriving, showType, typeCode } from './here/page.ts';
import { giveRegisterWorker, showKept } from './kept/page.ts';
import { markRegister, showRegister, showRegisters } from './page.ts';
import { markPerson, showPerson } from './person/page.ts';
import { takeMarks } from './sync/page.ts';

const permission = may('learning.register');
const path = '/learning/sessions/:id/register';
// A whole room comes through one address within a few minutes.
const arriving = { name: 'arriving', times: 300, minutes: 10 };
const syncing = { name: 'register sync', times: 600, minutes: 10 };

export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: '/learning/registers', permission, handler: showRegisters },
  { method: 'GET', path, permission, handler: showRegister },
  { method: 'POST', path, permission, handler: markRegister },
  { method: 'POST', path: `${path}/sync`, permission, handler: takeMarks, limit: syncing },
  { method: 'GET', path: `${path}/close`, permission, handler: showClose },
  { method: 'POST', path: `${path}/close`, permission, handler: close },
  { method: 'GET', path: `${path}/corrections`, permission, handler: showCorrections },
  { method: 'POST', path: `${path}/corrections`, permission, handler: decideCorrection },
  { method: 'GET', path: `${path}/door`, permission, handler: (page) => showDoor(page) },
  { method: 'POST', path: `${path}/door`, permission, handler: comeIn },
  { method: 'GET', path: '/learning/arrivals/:id', permission, handler: (page) => showPerson(page) },
  { method: 'POST', path: '/learning/arrivals/:id', permission, handler: markPerson },
  { method: 'GET', path: `${path}/code`, permission, handler: showCode },
  // Anybody: whose place it is, is for the database to say.
  { method: 'GET', path: '/learning/here', permission: anyone, handler: (page) => showType(page) },
  { method: 'POST', path: '/learning/here', permission: anyone, handler: typeCode, limit: arriving },
  { method: 'GET', path: '/learning/here/:code', permission: anyone, handler: scanCode, limit: arriving },
  { method: 'GET', path: '/learning/arriving/:ticket', permission: anyone, handler: showArriving },
  { method: 'POST', path: '/learning/arriving/:ticket', permission: anyone, handler: sayHere },
  // The same for everybody: what a phone opens without a connection.
  { method: 'GET', path: '/learning/registers/kept', permission: anyone, handler: showKept },
  {
    ...{ method: 'GET', path: '/learning/register-worker.js', permission: anyone },
    ...{ kind: 'machine', cacheSeconds: 0, handler: giveRegisterWorker },
  },
];

export const registerNavigation: NavigationEntry = {
  label: 'Registers',
  href: '/learning/registers',
  permission,
};
