import { readFileSync } from 'node:fs';
import { keepingWorker } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { keptView } from './view.ts';

const SHELL = '/learning/registers/kept';

const script = readFileSync(new URL('worker.js', import.meta.url), 'utf8');

/** GET /learning/register-worker.js: registered only when somebody asks to keep a register. */
export function giveRegisterWorker(): Response {
  return keepingWorker({ name: 'register', pages: [SHELL], besides: ['register.js'], script });
}

/** GET /learning/registers/kept: what a phone shows in place of a register without a connection. The same for everybody. */
export function showKept(page: Page): Promise<Response> {
  return page.show({ title: 'Register without a connection', kind: 'public', main: keptView() });
}
