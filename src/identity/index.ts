/** Proving who somebody is, and the sessions that follow. */
export { identify, sessionLimits } from './identify.ts';
export { routes } from './routes.ts';
