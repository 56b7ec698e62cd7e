import type { Table } from './table.ts';

/** Which fields say partly the same: a full name and its parts. Every other field stands alone. */
export function groupsOf({ columns }: Table): number[][] {
  const isName = (at: number) => {
    const { kind, name } = columns[at]?.field ?? { kind: 'sex', name: '' };
    return kind === 'given' || kind === 'surname' || (kind === 'words' && /name/i.test(name));
  };
  const all = columns.map((_, at) => at);
  const names = all.filter(isName);
  const wholes = names.filter((at) => columns[at]?.field.kind === 'words');
  if (wholes.length === 0) return all.map((at) => [at]);
  const group = names.slice(0, 3);
  return [group, ...all.filter((at) => !group.includes(at)).map((at) => [at])];
}
