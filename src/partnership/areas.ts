/**
 * A local authority of the partnership, with a front door of its own: a row of `partnership.area`. Other programs
 * rely on its code, so that never changes. `prefix` begins the references of its concerns.
 */
export type Area = { readonly code: string; readonly name: string; readonly prefix: string };

/** The areas every installation begins with, in the order in which they are offered. */
export const AREAS_AT_INSTALLATION: readonly Area[] = [
  { code: 'southend', name: 'Southend', prefix: 'SO' },
  { code: 'essex', name: 'Essex', prefix: 'EX' },
  { code: 'thurrock', name: 'Thurrock', prefix: 'TH' },
];

/** The area that has this code; undefined when none has. */
export function areaCalled(areas: readonly Area[], code: unknown): Area | undefined {
  return areas.find((area) => area.code === code);
}

/** What an area is called, for people to read. */
export function areaName(areas: readonly Area[], code: string): string {
  return areaCalled(areas, code)?.name ?? code;
}
