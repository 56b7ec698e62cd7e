import { compare } from '../rules/matching/compare.ts';
import { foldCode } from '../rules/matching/fold.ts';
import { defaultModel } from '../rules/matching/model.ts';
import type { Facts, Sex } from '../rules/matching/types.ts';
import type { Kind } from './mapping.ts';
import type { Column, Table } from './table.ts';

/** What a record says of somebody, as far as the map names it. */
export function factsOf(table: Table, record: number): Facts {
  const of = (kind: Kind, name?: string) => textOf(table, record, kind, name);
  const [postcode, born, sex, nhs] = [
    of('postcode'),
    of('date', 'dob'),
    of('sex'),
    of('number', 'identifier') || of('number', 'nhs'),
  ];
  return {
    names: [{ given: of('given'), surname: of('surname') }],
    born: born || null,
    sex: sexOf(sex),
    places: postcode ? [{ postcode }] : [],
    nhsNumbers: nhs ? [nhs] : [],
  };
}

/** How a sex is written: Male, M, boy or 1. */
export const sexOf = (written: string): Sex | null => sexes[foldCode(written).slice(0, 1)] ?? null;

const sexes: Record<string, Sex> = { M: 'M', B: 'M', '1': 'M', F: 'F', G: 'F', '2': 'F', U: 'U' };

function textOf({ columns }: Table, record: number, kind: Kind, name?: string): string {
  const column = columns.find(
    ({ field }) => field.kind === kind && (name === undefined || field.name === name),
  );
  return column ? column.pool.text(column.values[record] ?? 0) : '';
}

/** True when a household guard forbids calling two records the same, as it does for two people in a search. */
export function isGuarded(table: Table, a: number, b: number): boolean {
  return (
    compare(defaultModel, factsOf(table, a), factsOf(table, b)).guard !== undefined ||
    numbersDiffer(table, a, b)
  );
}

/** Numbers of a kind other than the NHS's, which have no check to tell a slip by. */
function numbersDiffer({ columns }: Table, a: number, b: number): boolean {
  const column: Column | undefined = columns.find(({ field }) => field.name === 'identifier');
  const [ours = 0, theirs = 0] = [column?.values[a], column?.values[b]];
  return ours !== 0 && theirs !== 0 && ours !== theirs;
}
