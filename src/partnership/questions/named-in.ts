import { defineQuestion } from '../../platform/questions/index.ts';

/** A text that names a local fact of the arrangements instead of saying it. */
export interface NamedIn {
  href: string;
  label: string;
  names: readonly string[];
}

/** Which texts name any of these local facts, so that a change of the arrangements shows in them. */
export const namedIn = defineQuestion<
  { names: readonly string[]; now: Temporal.Instant },
  readonly NamedIn[]
>('local facts named in', []);
