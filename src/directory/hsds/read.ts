import { type Json, STATUSES } from '../types.ts';
import { cleaned, isEmail, isObject, isUri, numberOf, objects, textOf } from './clean.ts';
import { idFrom, idOr } from './ids.ts';

/** An entry of a feed, in the published shape; or why it cannot be taken, in words. */
export type ReadService =
  | { ok: true; sourceId: string; content: Json; notes: string[] }
  | { ok: false; sourceId: string; name: string; reasons: string[] };

/**
 * Reads one entry of a feed. What is certain stays as it is; what would break the published shape and can be left out is
 * left out and said; what an entry cannot be without is a reason to refuse it.
 */
export function readService(given: unknown, source: string): ReadService {
  const service = cleaned(given);
  if (!isObject(service)) return refused('', '', ['This is not an object of a service']);
  const sourceId = typeof service.id === 'number' ? String(service.id) : textOf(service.id);
  const reasons = reasonsAgainst(service, sourceId);
  if (reasons.length > 0) return refused(sourceId, textOf(service.name), reasons);
  const notes: string[] = [];
  const id = idOr(sourceId, source, 'service', sourceId);
  const content = { ...shaped(service, id, source, notes), id };
  return { ok: true, sourceId, content, notes };
}

const refused = (sourceId: string, name: string, reasons: string[]): ReadService => ({
  ok: false,
  sourceId: sourceId.slice(0, 200),
  name: name.slice(0, 200),
  reasons,
});

function reasonsAgainst(service: Json, sourceId: string): string[] {
  const reasons: string[] = [];
  if (sourceId === '') reasons.push('It has no id');
  else if (sourceId.length > 200) reasons.push('Its id is longer than 200 characters');
  const name = textOf(service.name);
  if (name === '') reasons.push('It has no name');
  if (name.length > 300) reasons.push('Its name is longer than 300 characters');
  const status = service.status;
  if (!STATUSES.some((known) => known === status))
    reasons.push(status === undefined ? 'It has no status' : `Its status is none of ${STATUSES.join(', ')}`);
  const organization = service.organization;
  if (!isObject(organization) || textOf(organization.name) === '')
    reasons.push('It does not say which organisation gives it, by name');
  reasons.push(...agesAgainst(service));
  return reasons;
}

function agesAgainst({ minimum_age: from, maximum_age: to }: Json): string[] {
  const [least, most] = [numberOf(from), numberOf(to)];
  const wrong = [
    ...(from !== undefined && (least === null || least < 0 || least > 150)
      ? ['Its minimum age is not an age']
      : []),
    ...(to !== undefined && (most === null || most < 0 || most > 150)
      ? ['Its maximum age is not an age']
      : []),
  ];
  if (wrong.length === 0 && least !== null && most !== null && least > most)
    wrong.push('Its minimum age is above its maximum age');
  return wrong;
}

const NUMBERS = new Set(['minimum_age', 'maximum_age', 'latitude', 'longitude', 'amount', 'interval']);
const URIS = new Set(['url', 'website', 'uri', 'term_uri', 'schedule_link']);
const ADDRESSES = new Set(['email', 'assurer_email']);
/** Lists of things that have an id each, wherever they stand. */
const LISTS = new Set([
  ...[
    'attributes',
    'schedules',
    'service_areas',
    'service_at_locations',
    'languages',
    'funding',
    'cost_options',
  ],
  ...['contacts', 'phones', 'addresses', 'accessibility', 'organization_identifiers', 'required_documents'],
]);
const THINGS = new Set(['organization', 'location', 'taxonomy_term', 'program']);

/** The same thing with ids, numbers and addresses as the published shape has them. */
function shaped(thing: Json, id: string, source: string, notes: string[]): Json {
  const entries = Object.entries(thing).flatMap(([name, value]): [string, unknown][] => {
    const inWords = name === 'accessibility' && typeof value === 'string';
    if (LISTS.has(name) && !inWords) return listShaped(name, value, id, source, notes);
    if (THINGS.has(name)) return isObject(value) ? [[name, withId(value, name, id, source, notes)]] : [];
    const kept = plain(name, value);
    if (kept === undefined) notes.push(`“${name}” was left out: it is not in the right form`);
    return kept === undefined ? [] : [[name, kept]];
  });
  return Object.fromEntries(entries);
}

function listShaped(
  name: string,
  value: unknown,
  id: string,
  source: string,
  notes: string[],
): [string, unknown][] {
  const items = objects(value).flatMap((item, at) => {
    const shapedItem = withId(item, name, `${id}/${name}/${at}`, source, notes);
    return fits(name, shapedItem, notes) ? [shapedItem] : [];
  });
  return items.length > 0 ? [[name, items]] : [];
}

function withId(item: Json, name: string, place: string, source: string, notes: string[]): Json {
  const told = typeof item.id === 'number' ? String(item.id) : textOf(item.id);
  const own = told === '' ? idFrom(source, place, name) : idOr(told, source, name, told);
  const inner = shaped(item, own, source, notes);
  if (name === 'organization') return { description: textOf(item.name), ...inner, id: own };
  if (name === 'location') return { location_type: 'physical', ...inner, id: own };
  if (name === 'taxonomy_term') return { description: textOf(item.name), ...inner, id: own };
  if (name === 'addresses')
    return {
      address_type: 'physical',
      country: 'GB',
      state_province: textOf(inner.region) || 'England',
      ...inner,
      id: own,
    };
  return { ...inner, id: own };
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  addresses: ['address_1', 'city', 'postal_code'],
  phones: ['number'],
  organization_identifiers: ['identifier'],
};

function fits(name: string, item: Json, notes: string[]): boolean {
  const missing = (NEEDED[name] ?? []).filter((needed) => textOf(item[needed]) === '');
  if (missing.length > 0) notes.push(`One of “${name}” was left out: it has no ${missing.join(' and no ')}`);
  return missing.length === 0;
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  location_type: ['physical', 'postal', 'virtual'],
  address_type: ['physical', 'postal', 'virtual'],
  freq: ['WEEKLY', 'MONTHLY'],
};

/** A plain value as it may stand; undefined where it may not. */
function plain(name: string, value: unknown): unknown {
  if (NUMBERS.has(name)) return numberOf(value) ?? undefined;
  if (typeof value === 'object') return value;
  if (URIS.has(name)) return isUri(textOf(value)) ? value : undefined;
  if (ADDRESSES.has(name)) return isEmail(textOf(value)) ? value : undefined;
  const choices = CHOICES[name];
  if (choices) return choices.includes(textOf(value)) ? value : undefined;
  // Ids of other things, codes and words: texts, whatever a feed wrote them as.
  return name.startsWith('is_') ? value : String(value);
}
