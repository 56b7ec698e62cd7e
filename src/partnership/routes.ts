import { anyone, may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { showArrangements } from './arrangements/page.ts';
import { showWindscreen } from './thresholds/page.ts';
import { answerWhoToCall } from './who-to-call/page.ts';

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/who-to-call',
    permission: anyone,
    handler: answerWhoToCall,
    kind: 'machine',
  },
  { method: 'GET', path: '/windscreen', permission: anyone, cacheSeconds: 300, handler: showWindscreen },
  { method: 'GET', path: '/arrangements', permission: may('administer'), handler: showArrangements },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Arrangements', href: '/arrangements', permission: may('administer') },
];
