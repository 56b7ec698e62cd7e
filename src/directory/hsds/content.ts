import { LISTS, type ListKind, nameOf, termId } from '../rules/codes.ts';
import { PLACES } from '../rules/places.ts';
import { writtenSessions } from '../rules/sessions.ts';
import type { Entry, Json, Session } from '../types.ts';
import { isObject, objects, textOf } from './clean.ts';
import { accessWordsOf, costOf, sessionOf } from './entry.ts';
import { idFrom } from './ids.ts';
import { freeOf, languagesOf } from './project.ts';
import { type AreasSaid, serviceAreasOf } from './service-areas.ts';

const KINDS: readonly ListKind[] = ['need', 'audience', 'level', 'way', 'access'];

/**
 * What is exported of an entry that was written by a form. What the form does not show stays as it came: terms of other
 * lists, further contacts, funding.
 */
export function contentOf(entry: Entry, id: string, before: Json, areas: AreasSaid, now: string): Json {
  const organization = isObject(before.organization) ? before.organization : {};
  const kept =
    organization.id === entry.organization.id ? organization : { description: entry.organization.name };
  return withoutEmpty({
    ...before,
    id,
    name: entry.title,
    description: entry.description,
    status: entry.status,
    url: entry.url,
    email: entry.email,
    application_process: entry.howTo,
    alert: entry.alert,
    minimum_age: entry.minimumAge ?? undefined,
    maximum_age: entry.maximumAge ?? undefined,
    last_modified: now,
    fees: undefined,
    organization: { ...kept, ...entry.organization },
    organization_id: entry.organization.id,
    attributes: [...attributesKept(before), ...ownAttributes(entry, id)],
    cost_options: costsOf(entry, id, before),
    contacts: contactsOf(entry, id, before),
    languages: languagesIn(entry, id, before),
    service_areas: serviceAreasOf(id, before, areas),
    schedules: schedulesOf(entry, id, before),
    service_at_locations: placesOf(entry, id, before),
    phones: undefined,
  });
}

function withoutEmpty(content: Json): Json {
  const said = ([, value]: [string, unknown]) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(content).filter(said));
}

const ours = (termIdOf: unknown) =>
  KINDS.some((kind) => textOf(termIdOf).slice(0, -12) === LISTS[kind].id.slice(0, -12));

function attributesKept(before: Json): Json[] {
  return objects(before.attributes).filter(({ taxonomy_term: term }) => !(isObject(term) && ours(term.id)));
}

/** The terms of our own lists that an entry has. */
function ownAttributes(entry: Entry, id: string): Json[] {
  const chosen: Readonly<Record<ListKind, readonly string[]>> = {
    need: entry.needs,
    audience: entry.audiences,
    level: entry.levels,
    way: entry.ways,
    access: entry.access,
  };
  return KINDS.flatMap((kind) => chosen[kind].map((code) => attributeOf(kind, code, id)));
}

export function attributeOf(kind: ListKind, code: string, id: string): Json {
  const list = LISTS[kind];
  const [name, term] = [nameOf(kind, code), termId(list, code)];
  return {
    id: idFrom(id, kind, code),
    link_type: kind === 'audience' ? 'audience' : kind,
    link_id: id,
    taxonomy_term_id: term,
    taxonomy_term: {
      id: term,
      name,
      description: name,
      taxonomy: list.name,
      taxonomy_id: list.id,
      term: name,
    },
  };
}

/** What says the same in words stays as it came, amount by amount. */
function costsOf({ free, cost }: Entry, id: string, before: Json): Json[] {
  if (cost === costOf(before) && free === freeOf(before)) return objects(before.cost_options);
  if (free === null && cost === '') return [];
  const said = free === true ? { amount: 0, option: 'Free' } : {};
  return [{ id: idFrom(id, 'cost'), service_id: id, ...said, ...(cost ? { amount_description: cost } : {}) }];
}

function languagesIn({ languages }: Entry, id: string, before: Json): Json[] {
  const known = objects(before.languages);
  return languages.map(
    (name) =>
      known.find((each) => languagesOf({ languages: [each] })[0] === name) ?? {
        ...{ id: idFrom(id, 'language', name), name, service_id: id },
      },
  );
}

/** The number stands with the first contact, where the published shape has it; later contacts stay as they came. */
function contactsOf({ phone, title }: Entry, id: string, before: Json): Json[] {
  const [first, ...others] = objects(before.contacts);
  if (phone === '') return first ? [withoutEmpty({ ...first, phones: undefined }), ...others] : others;
  const contact: Json = first ?? { id: idFrom(id, 'contact'), service_id: id, name: title };
  const [number, ...more] = objects(contact.phones);
  const phones = [{ id: idFrom(id, 'phone'), ...number, number: phone }, ...more];
  return [{ ...contact, phones }, ...others];
}

/** A time that says what it said stays as it came, with all that the form does not show; so does one that says nothing there. */
function schedulesOf({ sessions }: Entry, id: string, before: Json): Json[] {
  const known = objects(before.schedules).map((schedule) => ({
    schedule,
    line: lineOf(sessionOf(schedule)),
  }));
  const written = new Map(sessions.map((session) => [lineOf(session), session]));
  const told = [...written].map(
    ([line, session]) => known.find((each) => each.line === line)?.schedule ?? scheduleOf(session, id, line),
  );
  return [...told, ...known.filter(({ line }) => line === '').map(({ schedule }) => schedule)];
}

const lineOf = (session: Session) => writtenSessions([session]);

function scheduleOf({ day, opens, closes, words }: Session, id: string, line: string): Json {
  return withoutEmpty({
    id: idFrom(id, 'schedule', line),
    service_id: id,
    freq: day ? 'WEEKLY' : undefined,
    byday: day,
    opens_at: opens,
    closes_at: closes,
    description: words,
  });
}

function placesOf({ places, accessWords }: Entry, id: string, before: Json): Json[] {
  const known = new Map(
    objects(before.service_at_locations).map((at) => [
      isObject(at.location) ? textOf(at.location.id) : '',
      at,
    ]),
  );
  const sameAccess = accessWords.join('\n') === accessWordsOf(before).join('\n');
  const written = places.map((place, index) => {
    const at = known.get(place.id) ?? {};
    const location = isObject(at.location) ? at.location : {};
    const locationId = place.id || idFrom(id, 'location', place.address, place.postcode);
    const [address = {}, ...others] = objects(location.addresses);
    const written = {
      id: idFrom(locationId, 'address'),
      ...address,
      address_1: place.address,
      city: place.town,
      state_province: place.county || 'Essex',
      postal_code: place.postcode,
      country: 'GB',
      address_type: 'physical',
    };
    const accessibility =
      index === 0 && !sameAccess
        ? accessWords.map((words, nth) => ({
            id: idFrom(locationId, 'access', String(nth)),
            description: words,
          }))
        : [];
    return {
      ...at,
      id: textOf(at.id) || idFrom(id, 'at', locationId),
      service_id: id,
      location: withoutEmpty({
        ...location,
        id: locationId,
        location_type: 'physical',
        name: place.name,
        addresses: [written, ...others],
        accessibility: accessibility.length > 0 ? accessibility : location.accessibility,
      }),
    };
  });
  // What the form does not show: places by telephone or online, and those beyond what it has room for.
  const unseen = objects(before.service_at_locations).filter(
    ({ location }, nth) =>
      isObject(location) &&
      (nth >= PLACES || objects(location.addresses).length === 0) &&
      !places.some((place) => place.id === location.id),
  );
  return [...written, ...unseen];
}
