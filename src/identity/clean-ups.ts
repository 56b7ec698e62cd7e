import type { CleanUp } from '../platform/jobs/index.ts';
import { removeOldSessions, removeWhatIsOver } from './store/expired.ts';

/** What signing in leaves behind, and when it goes. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'sign-ins that are over', every: { minutes: 15 }, remove: removeWhatIsOver },
  { name: 'sessions of a year ago', every: { hours: 24 }, remove: removeOldSessions },
];
