/** People: one record for each child, parent and carer, whoever first wrote it down. */
export { navigation, routes } from './routes.ts';
