import { type FormError, formError } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import type { Mapping } from '../../../platform/lists/index.ts';
import type { Columns } from '../columns.ts';

export interface Brought {
  source: string;
  teamId: string;
}

/** Reads where a list comes from and who holds whoever comes new. */
export function readBrought(
  body: Body,
  teams: readonly { id: string }[],
): { value: Brought; errors: FormError[] } {
  const source = one(body, 'source')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const teamId = one(body, 'team');
  return {
    value: { source, teamId },
    errors: [
      ...(/^[a-z0-9][a-z0-9-]{1,39}$/.test(source)
        ? []
        : [formError('source', 'Write where the list comes from in a word or two, like school census')]),
      ...(teams.some(({ id }) => id === teamId)
        ? []
        : [formError('team', 'Choose the team that holds records that come new')]),
    ],
  };
}

/** How a feed reads the columns that a page's mapping names. */
export function columnsOf(mapping: Mapping): Columns {
  return Object.fromEntries(
    Object.entries(mapping).map(([field, from]) => [
      field,
      'column' in from ? { columns: [from.column] } : { same: from.same },
    ]),
  );
}

/** The mapping that a page shows for columns that were kept, as far as one column each. */
export function mappingOf(columns: unknown): Mapping {
  const mapping: Record<string, { column: string } | { same: string }> = {};
  for (const [field, from] of Object.entries((columns ?? {}) as Columns)) {
    if ('same' in from) mapping[field] = from;
    else if (from.columns[0] !== undefined) mapping[field] = { column: from.columns[0] };
  }
  return mapping;
}
