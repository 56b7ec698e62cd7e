/** A body whose members may pay less, as it holds from a day on, until the next edition of the same `code`. */
export interface Scheme {
  code: string;
  from: Temporal.PlainDate;
  name: string;
  /** What a member gives that shows it: "Number of the membership". */
  evidence: string;
  /** Where it counts; everywhere when empty. */
  areas: readonly string[];
  /** It can no longer be named. */
  ended: boolean;
}

const { compare } = Temporal.PlainDate;

/** The edition of each that holds on a day, of editions in any order. */
export function schemesOn<S extends Scheme>(editions: readonly S[], on: Temporal.PlainDate): S[] {
  const held = new Map<string, S>();
  for (const edition of editions) {
    const other = held.get(edition.code);
    if (compare(edition.from, on) <= 0 && (!other || compare(other.from, edition.from) < 0))
      held.set(edition.code, edition);
  }
  return [...held.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Those that somebody may name who books a session in an area on a day. A session of no area is everybody's. */
export const namedFor = (
  editions: readonly Scheme[],
  area: string | null,
  on: Temporal.PlainDate,
): Scheme[] =>
  schemesOn(editions, on).filter(
    ({ ended, areas }) => !ended && (area === null || areas.length === 0 || areas.includes(area)),
  );

/** What a body is called on a day; after it ended too. */
export const schemeName = (editions: readonly Scheme[], code: string, on: Temporal.PlainDate): string =>
  schemesOn(editions, on).find((each) => each.code === code)?.name ?? code;

/** A short name made of a long one, for price lines and bookings: "Scouts (Essex)" is "scouts-essex". */
export const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
