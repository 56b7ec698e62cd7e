import { one } from '../../../platform/http/index.ts';
import { indicatorOf } from '../in-force.ts';
import type { Citation, Edition } from '../types.ts';

/** The indicators chosen in a picker, each once, as citations of the edition they were shown in. */
export function readCited(
  body: ReadonlyMap<string, readonly string[]>,
  name: string,
  edition: Edition,
): Citation[] {
  const codes = new Set(body.get(name) ?? []);
  return [...codes]
    .filter((code) => indicatorOf(edition, code) !== undefined)
    .map((code) => ({ edition: edition.id, code }));
}

/** Whether the picker's own button was pressed: then the form is shown again and nothing is saved. */
export function isLooking(body: ReadonlyMap<string, readonly string[]>): boolean {
  return one(body, 'press') === 'find';
}
