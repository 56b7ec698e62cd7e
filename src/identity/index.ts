/** Proving who somebody is, and the sessions that follow. */
export { identify } from './identify.ts';
export { navigation, routes } from './routes.ts';
