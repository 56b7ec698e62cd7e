import type { OwnerConnection } from '../../platform/db/index.ts';

/** What a verb works with. */
export interface Administration {
  /** Inside one transaction as `app_owner`. */
  owner: OwnerConnection;
  now: Temporal.Instant;
  baseUrl: string;
  option(name: string): string | undefined;
  /** The value of an option that this verb cannot do without. */
  needed(name: string): string;
  /** Every value of an option that may be given several times. */
  every(name: string): readonly string[];
  flag(name: string): boolean;
}

/** What was done: the lines to print, and the audit row, if anything was changed. */
export interface Done {
  lines: readonly string[];
  /** Said on standard error, where a program that takes the lines does not read it. */
  aside?: readonly string[];
  audit?: { action: string; kind: string; id?: string; fields?: readonly string[] };
}

export interface Verb {
  about: string;
  usage: string;
  /** Names of options with a value, of those that may come several times, and of flags without a value. */
  options: readonly string[];
  several?: readonly string[];
  flags?: readonly string[];
  run(given: Administration): Promise<Done>;
}

/** What was asked for cannot be done; the message says why and what would work. */
export class Refusal extends Error {}

/** `value` if it is one of `choices`. */
export function oneOf(name: string, value: string, choices: readonly string[]): string {
  if (choices.includes(value)) return value;
  throw new Refusal(`--${name} is one of: ${choices.join(', ')}`);
}
