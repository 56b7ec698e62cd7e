import type { Json } from '../types.ts';
import { objects, textOf } from './clean.ts';
import { idFrom } from './ids.ts';

/** Areas by their names, as they are now and as they were before. */
export interface AreasSaid {
  now: readonly string[];
  were: readonly string[];
}

/**
 * Where a service is given. What came from elsewhere stays as it came, outlines too, as long as the same areas are meant.
 * Where others are, what names an area that is left out goes, an outline that names none stays, and what nothing names
 * yet is said in words.
 */
export function serviceAreasOf(id: string, before: Json, { now, were }: AreasSaid): Json[] {
  const came = objects(before.service_areas);
  const left = were.filter((name) => !now.includes(name));
  const added = now.filter((name) => !were.includes(name));
  const kept = came.filter(
    (area) =>
      !left.some((name) => names(area, name)) && (hasOutline(area) || now.some((name) => names(area, name))),
  );
  // An outline of the whole says the areas that it was taken in for.
  const unsaid = kept.some(hasOutline) ? added : now;
  const inWords = unsaid.filter((name) => !kept.some((area) => names(area, name)));
  return [...kept, ...inWords.map((name) => ({ id: idFrom(id, 'area', name), name, service_area: name }))];
}

const names = (area: Json, name: string) =>
  `${textOf(area.name)} ${textOf(area.service_area)}`.toLowerCase().includes(name.toLowerCase());

const hasOutline = ({ extent }: Json) => extent !== undefined && extent !== null && extent !== '';
