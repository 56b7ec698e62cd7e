/** Proving who somebody is, and the sessions that follow. */
export { identify } from './identify.ts';
export { routes } from './routes.ts';
