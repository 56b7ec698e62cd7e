/** Procedures: chapters with versions, what changed in them, who has read them. */
export { procedureCleanUps } from './clean-ups.ts';
export { namedInProcedures, standingOrComing } from './local/used.ts';
export { namesIn } from './local/written.ts';
export { changedPanel } from './read/panel.ts';
export { procedureNavigation, procedureRoutes } from './routes.ts';
export { seedSampleReceipts } from './sample/receipts.ts';
export { seedProcedures } from './shipped/seed.ts';
