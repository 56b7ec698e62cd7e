import { type Entry, type EntryPlace, type Json, type Session, STATUSES } from '../types.ts';
import { isObject, numberOf, objects, textOf } from './clean.ts';
import { locationsOf, projectionOf } from './project.ts';

/** An entry as people read it, from what is exported of it. */
export function entryOf(content: Json, areas: readonly string[]): Entry {
  const { needs, audiences, levels, ways, access, languages, minimumAge, maximumAge, free } =
    projectionOf(content);
  const organization = isObject(content.organization) ? content.organization : {};
  return {
    ...{ needs, audiences, levels, ways, access, languages, minimumAge, maximumAge, free, areas },
    title: textOf(content.name),
    description: textOf(content.description),
    organization: { id: textOf(organization.id), name: textOf(organization.name) },
    status: STATUSES.find((status) => status === content.status) ?? 'active',
    url: textOf(content.url) || textOf(organization.website),
    email: textOf(content.email),
    phone: phonesOf(content)[0] ?? '',
    howTo: textOf(content.application_process),
    cost: costOf(content),
    accessWords: accessWordsOf(content),
    places: objects(content.service_at_locations).flatMap(placeOf),
    sessions: objects(content.schedules).map(sessionOf),
    alert: textOf(content.alert),
  };
}

/** Numbers, from any of the five places where a feed may hang them. */
export function phonesOf(content: Json): string[] {
  const organization = isObject(content.organization) ? content.organization : {};
  const carriers = [
    ...objects(content.contacts),
    content,
    ...objects(content.service_at_locations),
    ...locationsOf(content),
    organization,
  ];
  const numbers = carriers.flatMap(({ phones }) => objects(phones).map(({ number }) => textOf(number)));
  return [...new Set(numbers.filter(Boolean))];
}

/** What it costs, in words; that it is free and nothing more is said by `free` alone. */
export function costOf(content: Json): string {
  const said = objects(content.cost_options).flatMap((cost) => {
    const amount = typeof cost.amount === 'number' && cost.amount > 0 ? `£${cost.amount.toFixed(2)}` : '';
    const parts = [textOf(cost.option), amount, textOf(cost.amount_description)];
    return parts.filter((part) => part !== '' && !/^free$/i.test(part.trim())).join(', ') || [];
  });
  return said.join('; ') || textOf(content.fees);
}

export function accessWordsOf(content: Json): string[] {
  const said = locationsOf(content).flatMap(({ accessibility }) =>
    objects(accessibility).map(({ description, details }) => textOf(description) || textOf(details)),
  );
  return [...new Set(said.filter(Boolean))];
}

function placeOf(at: Json): EntryPlace[] {
  const location = isObject(at.location) ? at.location : undefined;
  if (!location) return [];
  const [address = {}] = objects(location.addresses);
  return [
    {
      id: textOf(location.id),
      name: textOf(location.name),
      address: textOf(address.address_1),
      town: textOf(address.city),
      county: textOf(address.state_province),
      postcode: textOf(address.postal_code),
    },
  ];
}

/** When a service is given, with how often said in words where it is not every week. */
export function sessionOf(schedule: Json): Session {
  const often = oftenWords(schedule);
  const words = textOf(schedule.description) || textOf(schedule.notes);
  return {
    day: textOf(schedule.byday),
    opens: textOf(schedule.opens_at).slice(0, 5),
    closes: textOf(schedule.closes_at).slice(0, 5),
    words: [often, words].filter(Boolean).join(', '),
  };
}

const NTH: Readonly<Record<string, string>> = {
  1: 'the first of the month',
  2: 'the second of the month',
  3: 'the third of the month',
  4: 'the fourth of the month',
  '-1': 'the last of the month',
};

function oftenWords({ freq, interval, byday }: Json): string {
  const every = numberOf(interval) ?? 1;
  if (freq !== 'MONTHLY') return every > 1 ? `every ${every} weeks` : '';
  if (every > 1) return `every ${every} months`;
  return NTH[/^(-?\d)/.exec(textOf(byday))?.[1] ?? ''] ?? 'once a month';
}
