import type { Asked } from '../types.ts';
import { codesOf, type ListKind, nameOf } from './codes.ts';
import { outwardOf } from './near.ts';

export const DISTANCES = [2, 5, 10, 20, 50] as const;
const USUAL_DISTANCE = 10;

export const NOTHING_ASKED: Asked = {
  ...{ words: '', need: '', age: '', area: '', near: '', within: USUAL_DISTANCE, free: false, self: false },
  ...{ level: '', audience: '', access: '', language: '', all: false, after: '' },
};

export const AGES: readonly string[] = ['unborn', ...Array.from({ length: 26 }, (_, age) => String(age))];

/** Reads what is looked for, from an address or from a form. What is not one of the answers counts as not asked. */
export function readAsked(take: (name: string) => string, areas: readonly string[]): Asked {
  const among = (name: string, values: readonly string[]) => {
    const value = take(name).trim();
    return values.includes(value) ? value : '';
  };
  const within = Number(take('within'));
  return {
    words: take('words').normalize('NFC').replaceAll('\0', '').trim().slice(0, 100),
    need: among('need', codesOf('need')),
    age: among('age', AGES),
    area: among('area', areas),
    near: outwardOf(take('near')) ?? '',
    within: DISTANCES.find((each) => each === within) ?? USUAL_DISTANCE,
    free: take('free') === 'yes',
    self: take('self') === 'yes',
    level: among('level', codesOf('level')),
    audience: among('audience', codesOf('audience')),
    access: among('access', codesOf('access')),
    language: take('language').trim().slice(0, 40),
    all: take('all') === 'yes',
    after: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(take('after')) ? take('after') : '',
  };
}

/** The address of a search: what was not asked is left out. */
export function hrefOf(asked: Asked, change: Partial<Asked> = {}): string {
  return addressOf('/directory', { ...asked, after: '', ...change });
}

/** The address of an entry; what was looked for goes with it, so that its way back leads to the same page of the same list. */
export function entryHref(id: string, asked: Asked): string {
  return addressOf(`/directory/${id}`, asked);
}

/** The way back from an entry, to its line of what was found; undefined where nothing was looked for. Never elsewhere. */
export function wayBack(id: string, asked: Asked): string | undefined {
  return isAsked(asked) ? `${hrefOf(asked, { after: asked.after })}#${anchorOf(id)}` : undefined;
}

/** Where an entry stands in a list of what was found. */
export const anchorOf = (id: string) => `s-${id}`;

function addressOf(path: string, { near, within, ...rest }: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    if (value === true) query.set(name, 'yes');
    else if (typeof value === 'string' && value !== '') query.set(name, value);
  if (near !== '') {
    query.set('near', near);
    if (within !== USUAL_DISTANCE) query.set('within', String(within));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Whether anything at all is asked. */
export function isAsked(asked: Asked): boolean {
  return hrefOf(asked) !== '/directory';
}

/** What is asked, each with its words and the address of the search without it. */
export function chosen(
  asked: Asked,
  areas: readonly { code: string; name: string }[],
): { words: string; href: string }[] {
  const { age } = asked;
  const among = (kind: ListKind, code: string) => code !== '' && nameOf(kind, code);
  const parts: [words: string | false, without: Partial<Asked>][] = [
    [asked.words !== '' && `“${asked.words}”`, { words: '' }],
    [among('need', asked.need), { need: '' }],
    [age !== '' && (age === 'unborn' ? 'Not born yet' : age === '0' ? 'Under 1' : `Age ${age}`), { age: '' }],
    [asked.near !== '' && `Up to ${asked.within} miles from ${asked.near}`, { near: '' }],
    [areas.find(({ code }) => code === asked.area)?.name ?? false, { area: '' }],
    [asked.free && 'Free only', { free: false }],
    [asked.self && 'You can contact them yourself', { self: false }],
    [among('audience', asked.audience), { audience: '' }],
    [among('access', asked.access), { access: '' }],
    [asked.language !== '' && `In ${asked.language}`, { language: '' }],
    [asked.level !== '' && `Level ${asked.level}: ${nameOf('level', asked.level)}`, { level: '' }],
  ];
  return parts.flatMap(([words, without]) => (words ? [{ words, href: hrefOf(asked, without) }] : []));
}

/** What may be left away or widened where nothing was found, each with the address that does so. */
export function widenings(asked: Asked): { words: string; href: string }[] {
  const further = DISTANCES.find((each) => each > asked.within);
  const ways: [boolean, string, Partial<Asked>][] = [
    [
      asked.near !== '' && further !== undefined,
      `Look up to ${further} miles from ${asked.near}`,
      { within: further ?? asked.within },
    ],
    [asked.near !== '', 'Look everywhere', { near: '' }],
    [asked.words !== '', `Leave out “${asked.words}”`, { words: '' }],
    [asked.need !== '', 'Any need', { need: '' }],
    [asked.age !== '', 'Any age', { age: '' }],
    [asked.area !== '', 'Any area', { area: '' }],
    [asked.audience !== '', 'For anybody', { audience: '' }],
    [asked.free, 'Also what costs something', { free: false }],
    [asked.self, 'Also where somebody has to ask for you', { self: false }],
    [asked.level !== '', 'Any level of need', { level: '' }],
    [asked.access !== '', 'Any access', { access: '' }],
    [asked.language !== '', 'Any language', { language: '' }],
  ];
  return ways.flatMap(([fits, words, change]) => (fits ? [{ words, href: hrefOf(asked, change) }] : []));
}
