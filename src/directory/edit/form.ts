import {
  choice,
  choices,
  email,
  type FormError,
  formError,
  parseForm,
  phone,
  type Typed,
  text,
  typedFrom,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { isUri } from '../hsds/clean.ts';
import { codesOf } from '../rules/codes.ts';
import { outwardOf } from '../rules/near.ts';
import { PLACES } from '../rules/places.ts';
import { readSessions, writtenSessions } from '../rules/sessions.ts';
import { type Entry, type EntryPlace, STATUSES } from '../types.ts';

const fields = {
  title: text({ ask: 'Write what the service is called', max: 200 }),
  organization: text({ max: 200 }),
  newOrganization: text({ max: 200 }),
  description: text({ ask: 'Write what it is, in a few sentences', max: 5000 }),
  status: choice(STATUSES, 'Choose whether it is offered now'),
  alert: text({ max: 500 }),
  needs: choices(codesOf('need')),
  fromAge: text({ max: 3 }),
  toAge: text({ max: 3 }),
  audiences: choices(codesOf('audience')),
  levels: choices(codesOf('level'), { ask: 'Choose at least one level of need' }),
  languages: text({ max: 300 }),
  ways: choices(codesOf('way'), { ask: 'Choose how somebody gets in' }),
  howTo: text({ max: 2000 }),
  phone: phone({}),
  email: email({}),
  url: text({ max: 500 }),
  when: text({ max: 2000 }),
  free: choice(['yes', 'no', 'unknown'], 'Choose what it costs'),
  cost: text({ max: 300 }),
  access: choices(codesOf('access')),
  accessWords: text({ max: 1000 }),
  note: text({ max: 500 }),
};

export type ReadEntry =
  | { ok: true; value: { entry: Entry; note: string; newOrganization: string } }
  | { ok: false; errors: FormError[] };

/** What an entry is read against. */
export interface EntryBy {
  organizations: readonly { id: string; name: string }[];
  areas: readonly string[];
  mayAddOrganization: boolean;
}

/** Reads an entry as it was written, or every error at once. */
export function readEntry(body: Body, by: EntryBy): ReadEntry {
  const parsed = parseForm({ ...fields, areas: choices([...by.areas]) }, body);
  const placed = placesIn(body);
  const own = parsed.ok ? acrossFields(parsed.value, by) : parsed.errors;
  if (!parsed.ok || own.length > 0 || placed.errors.length > 0)
    return { ok: false, errors: [...own, ...placed.errors] };
  const { value } = parsed;
  // Whoever is written as somebody new and is known already is that one.
  const organization =
    by.organizations.find(({ id }) => id === value.organization) ??
    by.organizations.find(({ name }) => alike(name) === alike(value.newOrganization));
  return {
    ok: true,
    value: {
      note: value.note,
      newOrganization: organization ? '' : value.newOrganization,
      entry: {
        ...{ title: value.title, description: value.description, status: value.status, alert: value.alert },
        organization: organization ?? { id: '', name: value.newOrganization },
        ...{ url: value.url, email: value.email, phone: value.phone, howTo: value.howTo, cost: value.cost },
        free: value.free === 'unknown' ? null : value.free === 'yes',
        minimumAge: ageOf(value.fromAge) ?? null,
        maximumAge: ageOf(value.toAge) ?? null,
        ...{ needs: value.needs, audiences: value.audiences, levels: value.levels, ways: value.ways },
        ...{ access: value.access, accessWords: lines(value.accessWords) },
        languages: value.languages
          .split(/[,;\n]/)
          .map((word) => word.trim().toLowerCase())
          .filter(Boolean),
        areas: value.areas,
        places: placed.places,
        sessions: readSessions(value.when),
      },
    },
  };
}

const alike = (name: string) => name.trim().toLowerCase();

const lines = (words: string) =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Whole years; null for none given; undefined for what is no age. */
function ageOf(typed: string): number | null | undefined {
  if (typed === '') return null;
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 150 ? Number(typed) : undefined;
}

type Given = {
  fromAge: string;
  toAge: string;
  url: string;
  organization: string;
  newOrganization: string;
  phone: string;
  email: string;
};

function acrossFields(given: Given, by: EntryBy): FormError[] {
  const errors: FormError[] = [];
  const [from, to] = [ageOf(given.fromAge), ageOf(given.toAge)];
  if (from === undefined) errors.push(formError('fromAge', 'Write the youngest age in whole years'));
  if (to === undefined) errors.push(formError('toAge', 'Write the oldest age in whole years'));
  if (typeof from === 'number' && typeof to === 'number' && from > to)
    errors.push(formError('toAge', 'The oldest age must not be below the youngest'));
  if (given.url !== '' && !isUri(given.url))
    errors.push(formError('url', 'Write the whole address of the website, like https://www.example.org'));
  const known = by.organizations.some(({ id }) => id === given.organization);
  if (!known && !(by.mayAddOrganization && given.newOrganization !== ''))
    errors.push(formError('organization', 'Choose who gives the service'));
  if (given.phone === '' && given.email === '' && given.url === '')
    errors.push(formError('phone', 'Write at least one way to reach them: telephone, email or website'));
  return errors;
}

function placesIn(body: Body): { places: EntryPlace[]; errors: FormError[] } {
  const errors: FormError[] = [];
  const places = Array.from({ length: PLACES }, (_, at) => at + 1).flatMap((nth): EntryPlace[] => {
    const part = (name: string) => one(body, `place-${nth}-${name}`).normalize('NFC').trim().slice(0, 200);
    const place = {
      ...{
        id: part('id'),
        name: part('name'),
        address: part('address'),
        town: part('town'),
        county: part('county'),
      },
      postcode: part('postcode').toUpperCase(),
    };
    if (!place.address && !place.town && !place.postcode) return [];
    if (!place.address) errors.push(formError(`place-${nth}-address`, 'Write the building and street'));
    if (!place.town) errors.push(formError(`place-${nth}-town`, 'Write the town'));
    if (outwardOf(place.postcode) === undefined)
      errors.push(formError(`place-${nth}-postcode`, 'Write a postcode, like SS1 1AB'));
    return [place];
  });
  return { places, errors };
}

/** An entry as its form shows it. */
export function typedEntry(entry: Entry): Typed {
  const places = entry.places
    .filter(({ address, town, postcode }) => address || town || postcode)
    .slice(0, PLACES)
    .flatMap((place, at): [string, string][] =>
      Object.entries(place).map(([name, value]) => [`place-${at + 1}-${name}`, value]),
    );
  return typedFrom({
    ...{ title: entry.title, organization: entry.organization.id, description: entry.description },
    ...{ status: entry.status, alert: entry.alert, needs: entry.needs, audiences: entry.audiences },
    fromAge: entry.minimumAge === null ? '' : String(entry.minimumAge),
    toAge: entry.maximumAge === null ? '' : String(entry.maximumAge),
    ...{ levels: entry.levels, areas: entry.areas, ways: entry.ways, howTo: entry.howTo, phone: entry.phone },
    ...{ email: entry.email, url: entry.url, cost: entry.cost, access: entry.access },
    languages: entry.languages.join(', '),
    when: writtenSessions(entry.sessions),
    free: entry.free === null ? 'unknown' : entry.free ? 'yes' : 'no',
    accessWords: entry.accessWords.join('\n'),
    ...Object.fromEntries(places),
  });
}
