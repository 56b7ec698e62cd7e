/** What `npm run people:import` calls. */
export { Unusable } from '../match-file/mapping.ts';
export { type Asked, type Fed, feedFile } from './command.ts';
export { OUTCOMES } from './types.ts';
