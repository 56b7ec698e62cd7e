import { anyone, may } from '../../platform/access/index.ts';
import { mostBytes } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { giveFile } from './give.ts';
import { bringFile, showFile, showFiles, takeDown } from './page.ts';

const writers = may('library.files');

export const fileRoutes: readonly Route[] = [
  { method: 'GET', path: '/files/:id/:name', permission: anyone, handler: giveFile },
  { method: 'GET', path: '/library/files', permission: writers, handler: showFiles },
  { method: 'POST', path: '/library/files', permission: writers, handler: bringFile, spool: mostBytes },
  { method: 'GET', path: '/library/files/:id', permission: writers, handler: (page) => showFile(page) },
  {
    method: 'POST',
    path: '/library/files/:id/take-down',
    permission: may('library.publish'),
    handler: takeDown,
  },
];
