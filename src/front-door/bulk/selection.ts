import { type Body, isId } from '../../platform/http/index.ts';
import { BULK_STEPS, type BulkStep, LEFT, type Left } from './types.ts';

/** At most so many at once: what a page of the list shows. */
const MOST = 25;

/** Ids of a selection, each once. What is not an id is not one. */
export function selected(ids: readonly string[]): string[] {
  return [...new Set(ids.filter(isId))].slice(0, MOST);
}

/** The step that was chosen; undefined for anything that is not done to several at once. */
export function stepFrom(value: string | null | undefined): BulkStep | undefined {
  return BULK_STEPS.find((step) => step === value);
}

/** The version at which each of a selection was confirmed. */
export function confirmed(body: Body): Map<string, number> {
  const pairs = (body.get('row') ?? []).map((row) => row.split('~'));
  return new Map(
    selected(pairs.map(([id = '']) => id)).map((id) => [
      id,
      Number(pairs.find(([each]) => each === id)?.[1]),
    ]),
  );
}

/** The address of what came of it: ids and reasons, no word of a concern. */
export function doneHref(step: BulkStep, results: readonly { id: string; left: Left | null }[]): string {
  const query = new URLSearchParams({ do: step });
  for (const { id, left } of results) query.append('row', left === null ? id : `${id}~${LEFT.indexOf(left)}`);
  return `/front-door/several/done?${query}`;
}

/** Reads that address again. */
export function resultsFrom(query: URLSearchParams): Map<string, Left | null> {
  const pairs = query.getAll('row').map((row) => row.split('~'));
  return new Map(
    selected(pairs.map(([id = '']) => id)).map((id) => {
      const code = pairs.find(([each]) => each === id)?.[1];
      return [id, code === undefined ? null : (LEFT[Number(code)] ?? 'gone')];
    }),
  );
}
