import { isWholeName, type Kind, type MappedField } from './mapping.ts';
import type { Patterns } from './patterns.ts';
import type { Table } from './table.ts';

/** Fields that are learnt together. */
export interface FieldGroup {
  fields: readonly number[];
  /** Members of a family do not share it. */
  personal: boolean;
  /** Which of the fields is the surname; −1 where none is. */
  surname: number;
  /** A date of birth. */
  birth: boolean;
  /** A given name that stands alone. */
  given: boolean;
  /** Of each field, how often two strangers anywhere agree on it: for files too small to show it. */
  anywhere: readonly number[];
}

/** Which fields say partly the same: a full name and its parts. Every other field stands alone. */
export function groupsOf({ columns }: Table): FieldGroup[] {
  const fields = columns.map(({ field }) => field);
  const all = fields.map((_, at) => at);
  const isWhole = (at: number) => isWholeName(fields[at] as MappedField);
  const isPart = (at: number) => fields[at]?.kind === 'given' || fields[at]?.kind === 'surname';
  const names = all.some(isWhole) ? all.filter((at) => isWhole(at) || isPart(at)).slice(0, 3) : [];
  const surname = names.findIndex((at) => fields[at]?.kind === 'surname');
  const anywhere = (at: number) => ANYWHERE[fields[at]?.kind ?? 'words'];
  const alone = all
    .filter((at) => !names.includes(at))
    .map((at) => ({
      fields: [at],
      personal: isPersonal(fields[at]?.kind, fields[at]?.name),
      surname: -1,
      birth: fields[at]?.name === 'dob',
      given: fields[at]?.kind === 'given',
      anywhere: [anywhere(at)],
    }));
  const together = { personal: true, surname, birth: false, given: false, anywhere: names.map(anywhere) };
  return names.length > 0 ? [{ fields: names, ...together }, ...alone] : alone;
}

const ANYWHERE: Readonly<Record<Kind, number>> = {
  ...{ given: 1 / 150, surname: 1 / 300, date: 1 / 5000, sex: 1 / 2 },
  ...{ postcode: 1 / 3000, number: 1 / 100_000, words: 1 / 300 },
};

/** Marks the patterns in which given name and date of birth, as far as the map names them, are both unlike. */
export function apartIn({ columns }: Table, { levels, count, fields }: Patterns): Uint8Array {
  const places = columns.flatMap(({ field }, at) =>
    field.kind === 'given' || field.name === 'dob' ? [at] : [],
  );
  const apart = new Uint8Array(count);
  if (!places.some((at) => columns[at]?.field.kind === 'given')) return apart;
  for (let pattern = 0; pattern < count; pattern++) {
    const unlike = (at: number) => {
      const level = levels[pattern * fields + at] ?? 0;
      return columns[at]?.field.kind === 'given' ? level === 7 || level === 8 : level >= 4;
    };
    apart[pattern] = places.every(unlike) ? 1 : 0;
  }
  return apart;
}

const isPersonal = (kind = '', name = '') =>
  kind === 'given' || (kind === 'number' && !/phone|mobile|tel/i.test(name));
