import type { Table } from './table.ts';

/** Fields that are learnt together. */
export interface FieldGroup {
  fields: readonly number[];
  /** Members of a family do not share it. */
  personal: boolean;
  /** Which of the fields is the surname; −1 where none is. */
  surname: number;
}

/** Which fields say partly the same: a full name and its parts. Every other field stands alone. */
export function groupsOf({ columns }: Table): FieldGroup[] {
  const fields = columns.map(({ field }) => field);
  const all = fields.map((_, at) => at);
  const isWhole = (at: number) => fields[at]?.kind === 'words' && /name/i.test(fields[at]?.name ?? '');
  const isPart = (at: number) => fields[at]?.kind === 'given' || fields[at]?.kind === 'surname';
  const names = all.some(isWhole) ? all.filter((at) => isWhole(at) || isPart(at)).slice(0, 3) : [];
  const surname = names.findIndex((at) => fields[at]?.kind === 'surname');
  const alone = all
    .filter((at) => !names.includes(at))
    .map((at) => ({ fields: [at], personal: isPersonal(fields[at]?.kind, fields[at]?.name), surname: -1 }));
  return names.length > 0 ? [{ fields: names, personal: true, surname }, ...alone] : alone;
}

const isPersonal = (kind = '', name = '') =>
  kind === 'given' || (kind === 'number' && !/phone|mobile|tel/i.test(name));
