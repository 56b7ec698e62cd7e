import { isId } from '../../platform/http/index.ts';
import { outwardOf, wholePostcode } from '../rules/near.ts';

/** What a system asks of the feed. */
export interface FeedAsked {
  page: number;
  perPage: number;
  search: string;
  taxonomyTermId: string;
  taxonomyId: string;
  organizationId: string;
  minimumAge: number | null;
  maximumAge: number | null;
  startTime: string;
  endTime: string;
  day: string;
  modifiedAfter: Temporal.Instant | null;
  full: boolean;
  minimal: boolean;
  /** Half or whole, without a blank. */
  postcode: string;
  /** Metres. */
  proximity: number;
  parentId: string;
  topOnly: boolean;
}

export interface Wrong {
  field: string;
  message: string;
}

const MOST_A_PAGE = 100;
const USUAL_A_PAGE = 50;
const USUAL_PROXIMITY = 16_000;

/** Reads the parameters of the published interface; every one that cannot be read is named. */
export function readFeedAsked(query: URLSearchParams): { asked: FeedAsked } | { wrong: Wrong[] } {
  const wrong = wrongFormat(query);
  const refuse = (field: string, message: string) => void wrong.push({ field, message });
  const text = (name: string) => (query.get(name) ?? '').trim();
  const read = <T>(
    name: string,
    otherwise: T,
    parse: (value: string) => T | undefined,
    message: string,
  ): T => {
    if (text(name) === '') return otherwise;
    const value = parse(text(name));
    if (value === undefined) refuse(name, message);
    return value ?? otherwise;
  };
  const whole = (least: number, most: number) => (value: string) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
  const id = (name: string) =>
    read(
      name,
      '',
      (value) => (isId(value.toLowerCase()) ? value.toLowerCase() : undefined),
      'An id is a UUID',
    );
  const yes = (name: string) => ['true', '1', 'yes'].includes(text(name).toLowerCase());
  const time = (name: string) => read(name, '', timeOf, 'A time is like 09:30');
  const age = (name: string) =>
    read<number | null>(name, null, whole(0, 150), 'An age is a whole number of years');
  const asked: FeedAsked = {
    page: read('page', 1, whole(1, 1_000_000), 'Pages are counted from 1'),
    perPage: read('per_page', USUAL_A_PAGE, whole(1, MOST_A_PAGE), `From 1 to ${MOST_A_PAGE} a page`),
    search: text('search').slice(0, 100),
    taxonomyTermId: id('taxonomy_term_id'),
    taxonomyId: id('taxonomy_id'),
    organizationId: id('organization_id'),
    minimumAge: age('minimum_age'),
    maximumAge: age('maximum_age'),
    startTime: time('start_time'),
    endTime: time('end_time'),
    day: read('day', '', dayOf, 'A day is MO, TU, WE, TH, FR, SA or SU'),
    modifiedAfter: read<Temporal.Instant | null>(
      'modified_after',
      null,
      instantOf,
      'A time is like 2026-01-31T10:00:00Z',
    ),
    full: yes('full'),
    minimal: yes('minimal'),
    postcode: read(
      'postcode',
      '',
      (value) => wholePostcode(value) ?? outwardOf(value),
      'A postcode is like SS1 1AB',
    ),
    proximity: read('proximity', USUAL_PROXIMITY, whole(1, 500_000), 'Metres, as a whole number'),
    parentId: id('parent_id'),
    topOnly: yes('top_only'),
  };
  if (text('proximity') !== '' && text('postcode') === '')
    refuse('postcode', 'How far is counted from a postcode: give one');
  return wrong.length > 0 ? { wrong } : { asked };
}

/** A format that is not given: some directories give lines without pages, which here is one file. */
export function wrongFormat(query: URLSearchParams): Wrong[] {
  const given = (query.get('format') ?? '').trim().toLowerCase();
  if (given === '' || given === 'json') return [];
  const message = 'Only json is given. The whole directory in one file is at /open-referral/directory.json';
  return [{ field: 'format', message }];
}

const timeOf = (value: string) =>
  /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value) ? value.slice(0, 5) : undefined;

function dayOf(value: string): string | undefined {
  const code = value.slice(0, 2).toUpperCase();
  return ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].includes(code) ? code : undefined;
}

function instantOf(value: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(value);
  } catch {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? Temporal.Instant.from(`${value}T00:00:00Z`) : undefined;
  }
}
