import { anyone } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { showGuides } from './guides/page.ts';
import { showOne } from './one/page.ts';
import { showPlace } from './place/page.ts';

/** Where pages are read, each with a list of its own; kinds name theirs in `library.kind`. */
const PLACES = [
  ...['/one-minute-guides', '/resources', '/campaigns', '/packs', '/news', '/blog'],
  ...['/stories', '/checklists', '/conversation-cards', '/reports'],
];
/** Places whose pages all stand on one. */
const TOGETHER = ['/contacts', '/glossary', '/credits'];

const read = { method: 'GET', permission: anyone } as const;

export const publicRoutes: readonly Route[] = [
  { ...read, path: '/guides', handler: showGuides },
  { ...read, path: '/guides/:slug', handler: showOne },
  ...[...PLACES, ...TOGETHER].map((path) => ({ ...read, path, handler: showPlace })),
  ...PLACES.map((place) => ({ ...read, path: `${place}/:slug`, handler: showOne })),
];
