/** Procedures: chapters with versions, what changed in them, who has read them. */
export { procedureCleanUps } from './clean-ups.ts';
export { type Naming, namings, standingOrComing } from './local/used.ts';
export { namesIn } from './local/written.ts';
export { currentManual } from './manual.ts';
export { changedPanel } from './read/panel.ts';
export { procedureNavigation, procedureRoutes } from './routes.ts';
export { inForce, standing, withdrawal } from './rules/standing.ts';
export { seedSampleReceipts } from './sample/receipts.ts';
export { searchEntries } from './search-entries.ts';
export { seedProcedures } from './shipped/seed.ts';
