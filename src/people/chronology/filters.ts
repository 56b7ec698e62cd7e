import { isId } from '../../platform/http/index.ts';
import { EVENT_KINDS } from '../rules/event-kinds.ts';
import { type Filters, WEIGHTS } from './types.ts';

/** Reads what an address narrows a chronology to. What is not offered is not filtered by. */
export function filtersFrom(query: URLSearchParams): Filters {
  const of = (name: string, known: readonly string[]) => {
    const value = query.get(name) ?? '';
    return known.includes(value) ? value : '';
  };
  return {
    with: [...new Set(query.getAll('with').filter(isId))].slice(0, 20),
    kind: of(
      'kind',
      EVENT_KINDS.map(({ code }) => code),
    ),
    weight: of('weight', WEIGHTS),
    agency: (query.get('agency') ?? '').slice(0, 200),
    from: dayIn(query.get('from')),
    until: dayIn(query.get('until')),
  };
}

function dayIn(typed: string | null): string {
  try {
    return typed ? Temporal.PlainDate.from(typed).toString() : '';
  } catch {
    return '';
  }
}
