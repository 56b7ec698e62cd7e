/** What stores and slices use of the database. */
export { afterUpload, rowCountsIn, takeMarkIn } from './brought-lists.ts';
export { claimIn } from './claim.ts';
export type { Context } from './context.ts';
export { copied, copyingIn } from './copy.ts';
export {
  afterCommit,
  type Database,
  type Db,
  type Engine,
  type OwnerConnection,
  originOf,
  sqlState,
  withCommit,
} from './database.ts';
export { datedSettings } from './dated-settings.ts';
export { NestedTransactionError, refuseInsideTransaction } from './dialect.ts';
export type { DB } from './rows.ts';
export { type RowsByTable, unforced, writeRows } from './unforced.ts';
