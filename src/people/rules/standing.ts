import type { BornKind, NameKind, Sex } from '../types.ts';

/** What is known of a person that decides what lists call them: only what has not been withdrawn. */
export interface KnownFacts {
  names: readonly { kind: NameKind; given: string; surname: string; untilOn: Temporal.PlainDate | null }[];
  /** Single facts, latest last. */
  facts: readonly { kind: string; value: string }[];
}

/** What lists show and sort by. */
export interface Standing {
  label: string;
  born: Temporal.PlainDate | null;
  bornKind: BornKind;
  expectedOn: Temporal.PlainDate | null;
  diedOn: Temporal.PlainDate | null;
  sex: Sex | null;
}

/** The order in which names are used to call somebody. */
const CALLED_BY: readonly NameKind[] = ['preferred', 'current', 'birth', 'alias', 'heard', 'previous'];

/** What a person is called and the dates lists go by, computed from the facts that stand. */
export function standing({ names, facts }: KnownFacts): Standing {
  const last = (kind: string) => facts.findLast((fact) => fact.kind === kind)?.value;
  const dated = (kind: string) => {
    const value = last(kind);
    return value === undefined ? null : Temporal.PlainDate.from(value);
  };
  const exact = dated('born');
  const born = exact ?? dated('born about');
  const awaited = dated('expected');
  const expectedOn = born ? null : awaited;
  const bornKind = exact ? 'exact' : born ? 'estimated' : expectedOn ? 'unborn' : 'unknown';
  const sex = bornKind === 'unborn' ? 'U' : ((last('sex') as Sex | undefined) ?? null);
  return {
    label: labelOf(names, bornKind, awaited !== null),
    born,
    bornKind,
    expectedOn,
    diedOn: dated('died'),
    sex,
  };
}

/** `awaited`: the record began before the birth, so that a surname alone is a baby who has no name yet. */
function labelOf(names: KnownFacts['names'], bornKind: BornKind, awaited: boolean): string {
  const now = names.filter(({ untilOn }) => untilOn === null);
  const held = now.length > 0 ? now : names;
  for (const kind of CALLED_BY) {
    const name = held.findLast((each) => each.kind === kind);
    if (!name) continue;
    const words = [name.given, name.surname].filter(Boolean).join(' ');
    if (name.given !== '' || !awaited) return words;
    return bornKind === 'unborn' ? `Unborn baby ${name.surname}` : `Baby ${name.surname}`;
  }
  return bornKind === 'unborn' ? 'Unborn baby' : 'Name not known';
}
