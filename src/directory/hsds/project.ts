import { codesOf, LISTS, type ListKind, termId } from '../rules/codes.ts';
import { summaryOf } from '../rules/words.ts';
import type { Json, Projection } from '../types.ts';
import { isObject, numberOf, objects, textOf } from './clean.ts';

/** How other directories call what our own lists have a code for. */
const ALIKE: readonly (readonly [pattern: RegExp, kind: ListKind, code: string])[] = [
  [/domestic (abuse|violence)/i, 'need', 'domestic-abuse'],
  [/mental health|wellbeing|anxiety|counsel/i, 'need', 'mental-health'],
  [/autis|special educational|\bsend\b|learning difficult/i, 'need', 'sen'],
  [/disab/i, 'need', 'disability'],
  [/housing|homeless/i, 'need', 'housing'],
  [/drug|alcohol|substance/i, 'need', 'substance-misuse'],
  [/pregnan|parenting|antenatal|baby|babies/i, 'need', 'pregnancy-parenthood'],
  [/anti-?social|youth justice/i, 'need', 'behaviour'],
  [/nutrition|healthy eating|weight/i, 'need', 'health'],
  [/wheelchair/i, 'access', 'wheelchair'],
  [/young carer/i, 'audience', 'young-carers'],
  [/lgbt/i, 'audience', 'lgbt'],
  [/self.?refer/i, 'way', 'self'],
];

/** What an entry is searched by, read from what is exported of it. */
export function projectionOf(content: Json): Projection {
  const terms = termsOf(content);
  const codes = (kind: ListKind) => codesIn(kind, terms);
  const locations = locationsOf(content);
  const description = textOf(content.description);
  return {
    title: textOf(content.name),
    summary: summaryOf(description),
    words: wordsOf(content, terms, locations),
    minimumAge: numberOf(content.minimum_age),
    maximumAge: numberOf(content.maximum_age),
    needs: codes('need'),
    audiences: codes('audience'),
    levels: codes('level'),
    ways: codes('way'),
    access: codes('access'),
    languages: languagesOf(content),
    free: freeOf(content),
    placed: locations.some(
      ({ addresses, latitude, longitude }) =>
        objects(addresses).length > 0 || (typeof latitude === 'number' && typeof longitude === 'number'),
    ),
  };
}

/** The terms of an entry and of the places where it is given. */
export function termsOf(content: Json): Json[] {
  const own = objects(content.attributes);
  const there = locationsOf(content).flatMap((location) => [
    ...objects(location.attributes),
    ...objects(location.accessibility).flatMap(({ attributes }) => objects(attributes)),
  ]);
  return [...own, ...there].flatMap(({ taxonomy_term: term }) => (isObject(term) ? [term] : []));
}

export function locationsOf(content: Json): Json[] {
  return objects(content.service_at_locations).flatMap(({ location }) =>
    isObject(location) ? [location] : [],
  );
}

function codesIn(kind: ListKind, terms: readonly Json[]): string[] {
  const list = LISTS[kind];
  const byId = new Map(list.codes.map(([code]) => [termId(list, code), code]));
  const ours = new Set(Object.values(LISTS).map(({ id }) => id.slice(0, -12)));
  const found = terms.flatMap((term) => {
    const id = textOf(term.id);
    const code = byId.get(id);
    if (code) return [code];
    if (ours.has(id.slice(0, -12))) return [];
    const name = textOf(term.name);
    return ALIKE.filter(([pattern, of]) => of === kind && pattern.test(name)).map(([, , alike]) => alike);
  });
  return codesOf(kind).filter((code) => found.includes(code));
}

export function languagesOf(content: Json): string[] {
  const names = objects(content.languages).map(({ name, code }) => textOf(name) || textOf(code));
  return [...new Set(names.map((name) => name.toLowerCase()).filter(Boolean))];
}

/** Free where it is said, or where every amount is nothing; null where nobody said. */
export function freeOf(content: Json): boolean | null {
  const costs = objects(content.cost_options);
  const amounts = costs.flatMap(({ amount }) => numberOf(amount) ?? []);
  if (amounts.some((amount) => amount > 0)) return false;
  const said = [
    textOf(content.fees),
    ...costs.map(({ option, amount_description: more }) => `${textOf(option)} ${textOf(more)}`),
  ];
  if (amounts.length > 0 || said.some((words) => /\bfree\b|no (cost|charge|fee)/i.test(words))) return true;
  return said.some((words) => words.trim() !== '') ? false : null;
}

function wordsOf(content: Json, terms: readonly Json[], locations: readonly Json[]): string {
  const organization = isObject(content.organization) ? textOf(content.organization.name) : '';
  const places = locations.flatMap(({ name, addresses }) => [
    textOf(name),
    ...objects(addresses).map(({ city }) => textOf(city)),
  ]);
  const parts = [
    ...[textOf(content.name), textOf(content.description), organization, textOf(content.application_process)],
    ...terms.map(({ name }) => textOf(name)),
    ...places,
    ...languagesOf(content),
  ];
  return [...new Set(parts.filter(Boolean))].join(' · ').slice(0, 8_000);
}
