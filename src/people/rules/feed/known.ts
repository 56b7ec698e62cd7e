import type { NameKind } from '../../types.ts';
import type { Entry } from '../entries.ts';
import { entriesOf } from '../entries.ts';
import { fold, foldCode } from '../matching/fold.ts';
import type { Facts } from '../matching/types.ts';
import { type Standing, standing } from '../standing.ts';
import { birthSaid, type FeedSays } from './says.ts';

interface Stands {
  /** Empty for what is only about to be added. */
  id: string;
  until: string | null;
  /** The feed that told it; null for everybody else. */
  source: string | null;
}

/** Somebody as the index knows them: all that was not withdrawn, without what is shielded. */
export interface Known {
  id: string;
  restricted: boolean;
  /** Something is shielded by which a row could say where they are: an address, a school, a household, an adoption. */
  shielded: boolean;
  names: (Stands & { kind: NameKind; given: string; surname: string })[];
  facts: (Stands & { kind: string; value: string })[];
  places: (Stands & { words: string; postcode: string | null })[];
  identifiers: (Stands & { kind: string; value: string })[];
  registrations: (Stands & { organisation: string })[];
  /** The ids by which the source of this feed has them already. */
  sourceIds: string[];
}

export const nobodyYet = (id: string): Known => ({
  ...{ id, restricted: false, shielded: false, sourceIds: [] },
  ...{ names: [], facts: [], places: [], identifiers: [], registrations: [] },
});

/** What is written down for somebody: what comes new, which rows end, and how they stand after it. */
export interface Changes {
  id: string;
  name: { kind: NameKind; given: string; surname: string }[];
  fact: { kind: string; value: string }[];
  address: { words: string; postcode: string | null }[];
  identifier: { kind: string; value: string }[];
  registration: { organisation: string }[];
  ended: string[];
}

type Part = 'names' | 'facts' | 'places' | 'identifiers' | 'registrations';

/**
 * What a source's words add to somebody, and which of its own earlier words end. What stands already is not told
 * twice, and what others told stays as it is. `known` is changed with it.
 */
export function tell(known: Known, says: FeedSays, source: string, today: string): Changes {
  const changes: Changes = {
    ...{ id: known.id, name: [], fact: [], address: [], identifier: [], registration: [], ended: [] },
  };
  const end = (part: Part, stays: (row: never) => boolean) => {
    for (const row of known[part]) {
      if (row.source !== source || row.until !== null || row.id === '' || stays(row as never)) continue;
      row.until = today;
      changes.ended.push(row.id);
    }
  };
  const own = { id: '', until: null, source };
  tellName(known, says, changes, own, end);
  tellFacts(known, says, changes, own, end);
  if (says.address || says.postcode) {
    const same = (row: Known['places'][number]) =>
      foldCode(row.postcode ?? '') === foldCode(says.postcode) && plain(row.words) === plain(says.address);
    end('places', same);
    if (!known.places.some((row) => row.until === null && same(row))) {
      const place = { words: says.address, postcode: says.postcode || null };
      changes.address.push(place);
      known.places.push({ ...own, ...place });
    }
  }
  for (const kind of ['nhs', 'upn'] as const) {
    if (!says[kind]) continue;
    end('identifiers', (row: Known['identifiers'][number]) => row.kind !== kind || row.value === says[kind]);
    if (known.identifiers.some((row) => row.kind === kind && row.value === says[kind] && row.until === null))
      continue;
    changes.identifier.push({ kind, value: says[kind] });
    known.identifiers.push({ ...own, kind, value: says[kind] });
  }
  if (says.school) {
    const same = (row: Known['registrations'][number]) => plain(row.organisation) === plain(says.school);
    end('registrations', same);
    if (!known.registrations.some((row) => row.until === null && same(row))) {
      changes.registration.push({ organisation: says.school });
      known.registrations.push({ ...own, organisation: says.school });
    }
  }
  return changes;
}

type Own = { id: string; until: null; source: string };
type End = (part: Part, stays: (row: never) => boolean) => void;

/** A name that others call differently stands beside theirs, so that a feed renames nobody. */
function tellName(known: Known, { given, surname }: FeedSays, changes: Changes, own: Own, end: End): void {
  const same = (row: { given: string; surname: string }) =>
    fold(row.given) === fold(given) && fold(row.surname) === fold(surname);
  end('names', same);
  if (known.names.some((row) => row.until === null && same(row))) return;
  const others = known.names.some(({ source, until }) => source !== own.source && until === null);
  const name = { kind: others ? ('alias' as const) : ('current' as const), given, surname };
  changes.name.push(name);
  known.names.push({ ...own, ...name });
}

/** A date of birth or a sex is told only where nobody else told it: what differs is for a person to weigh. */
function tellFacts(known: Known, says: FeedSays, changes: Changes, own: Own, end: End): void {
  const said = birthSaid(says.born);
  // A year never takes the place of a day.
  const vaguer = said?.kind === 'born about' && known.facts.some(({ kind }) => kind === 'born');
  const birth = vaguer ? undefined : said;
  const told = [
    ...(birth ? [{ ...birth, kinds: ['born', 'born about', 'expected'] }] : []),
    ...(says.sex && says.sex !== 'U' ? [{ kind: 'sex', value: says.sex, kinds: ['sex'] }] : []),
  ];
  for (const { kind, value, kinds } of told) {
    end(
      'facts',
      (row: Known['facts'][number]) =>
        !kinds.includes(row.kind) || (row.kind === kind && row.value === value),
    );
    if (known.facts.some((row) => kinds.includes(row.kind) && row.until === null)) continue;
    changes.fact.push({ kind, value });
    known.facts.push({ ...own, kind, value });
  }
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How somebody stands, as lists and the search have it. */
export function standingOf(known: Known): Standing {
  const names = known.names.map(({ kind, given, surname, until }) => ({
    ...{ kind, given, surname },
    untilOn: until === null ? null : Temporal.PlainDate.from(until),
  }));
  return standing({ names, facts: known.facts });
}

/** Their rows in the search index. */
export function entriesFor(known: Known, stands: Standing): Entry[] {
  return entriesOf(factsKnown(known, stands));
}

/** As the matcher compares them. */
export function factsKnown(known: Known, stands = standingOf(known)): Facts {
  return {
    names: known.names.map(({ given, surname, until }) => ({ given, surname, until })),
    born: stands.born?.toString() ?? null,
    estimated: stands.bornKind === 'estimated',
    expected: stands.expectedOn?.toString() ?? null,
    sex: stands.sex,
    places: known.places.flatMap(({ postcode, until }) => (postcode ? [{ postcode, until }] : [])),
    nhsNumbers: known.identifiers.filter(({ kind }) => kind === 'nhs').map(({ value }) => value),
  };
}
