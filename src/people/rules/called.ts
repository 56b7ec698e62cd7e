import type { NameKind } from '../types.ts';
import { fold } from './matching/fold.ts';
import { compareNames } from './matching/names.ts';
import type { Model, Name } from './matching/types.ts';

/** A name of somebody, as it is written on their record. */
export interface Borne extends Name {
  kind: NameKind;
}

const BEFORE: ReadonlySet<NameKind> = new Set(['birth', 'previous']);

/**
 * Which of somebody's names agreed with what was looked for: "also known as Ada Hart". Undefined where it is the one
 * by which they are headed, or none did.
 */
export function calledToo(
  model: Model,
  sought: readonly Name[],
  borne: readonly Borne[],
  label: string,
): string | undefined {
  const agreed = compareNames(model, sought, borne);
  const held = borne.find((name) => name === agreed?.held);
  const levels = [agreed?.given?.level, agreed?.surname?.level];
  if (!held || levels.every((level) => level === undefined || level === 'unlike' || level === 'other'))
    return undefined;
  const name = [held.given, held.surname].filter(Boolean).join(' ');
  if (fold(name) === fold(label)) return undefined;
  if (held.kind === 'heard') return `also heard as ${name}`;
  return BEFORE.has(held.kind) ? `known before as ${name}` : `also known as ${name}`;
}
