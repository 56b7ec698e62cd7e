import { type OwnerConnection, unforced as unforcedOn, writeRows as write } from '../../platform/db/index.ts';
import type { Rows } from './concern.ts';

/** The tables in the order in which rows may refer to each other. */
export const TABLES = [
  'front_door.concern',
  'front_door.account',
  'front_door.child',
  'front_door.identification',
  'access.about',
  'front_door.address',
  'front_door.involved',
  'front_door.referrer',
  'front_door.rating',
  'front_door.decision',
  'front_door.proposal',
  'front_door.disagreement',
  'front_door.disagreement_stage',
  'front_door.clock',
  'front_door.receipt',
  'access.opening',
  'front_door.question',
  'front_door.reply',
  'front_door.to_tell',
  'front_door.telling',
  'front_door.sharing',
  'front_door.send_back',
  'front_door.passed_on',
  'front_door.overnight_note',
  'front_door.immediate_action',
  'front_door.strategy_discussion',
  'front_door.strategy_action',
  'front_door.strategy_call',
  'front_door.closing',
] as const;

/** Writes the rows of many concerns, a statement for each table. */
export function writeRows(owner: OwnerConnection, concerns: readonly Rows[]): Promise<void> {
  return write(owner, TABLES, concerns);
}

/** Runs work as the owner of the tables with row-level security not forced on it, in one transaction. */
export function unforced(
  owner: OwnerConnection,
  work: (inside: OwnerConnection) => Promise<void>,
): Promise<void> {
  return unforcedOn(owner, TABLES, work);
}
