import type { NamesCompared } from './names.ts';
import type { DateLevel, Name, NameLevel, NumberLevel, Place, PlaceLevel } from './types.ts';

/** What each finding is called on a page. */
const givenWords: Record<NameLevel, string> = {
  same: 'first name the same',
  variant: 'first name is another form of the same name',
  part: 'one of the first names the same',
  close: 'first name spelt almost the same',
  sound: 'first name sounds alike',
  initial: 'first name has the same initial',
  other: 'first name alike, but another name',
  unlike: 'first name different',
};

const surnameWords: Record<NameLevel, string> = {
  same: 'surname the same',
  variant: 'surname is another form of the same name',
  part: 'one of the surnames the same',
  close: 'surname spelt almost the same',
  sound: 'surname sounds alike',
  initial: 'surname has the same initial',
  other: 'surname partly the same',
  unlike: 'surname different',
};

export const sexWords = { same: 'sex the same', unlike: 'sex different' } as const;

export const bornWords: Record<DateLevel, string> = {
  same: 'date of birth the same',
  swapped: 'day and month swapped',
  edit: 'one digit of the date of birth different',
  near: 'date of birth near, but not the same',
  part: 'as much of the date of birth as is known is the same',
  estimate: 'fits the estimated date of birth',
  expected: 'born about when a child was expected',
  sameYear: 'only the year of birth the same',
  unlike: 'date of birth different',
};

const placeWords: Record<PlaceLevel, string> = {
  same: 'the same postcode',
  edit: 'one character of the postcode different',
  sector: 'a neighbouring postcode',
  district: 'the same postcode district',
  area: 'the same postcode area',
  unlike: 'a different part of the country',
};

export const nhsWords: Record<NumberLevel, string> = {
  same: 'NHS number the same',
  edit: 'NHS number one digit off',
  conflict: 'NHS numbers differ',
};

export const upnWords: Record<NumberLevel, string> = {
  same: 'UPN the same',
  edit: 'UPN one character off',
  conflict: 'UPNs differ',
};

export function givenSays({ given, swapped, single, held }: NamesCompared): string {
  if (single) return 'their only known name the same';
  if (swapped) return 'first name and surname the other way round';
  return dated(givenWords[given?.level ?? 'unlike'], held);
}

export function surnameSays({ surname, swapped, single, held }: NamesCompared): string {
  if (single) return 'their only known name the same';
  if (swapped) return 'surname and first name the other way round';
  return dated(surnameWords[surname?.level ?? 'unlike'], held);
}

/** A name that somebody no longer has says so. */
function dated(words: string, { until }: Name): string {
  return until ? `${words} until ${until.slice(0, 4)}` : words;
}

export function placeSays(level: PlaceLevel, { until }: Place): string {
  if (until && level === 'same') return `lived at this postcode until ${until.slice(0, 4)}`;
  return until ? `${placeWords[level]} until ${until.slice(0, 4)}` : placeWords[level];
}

/** The words of each field, by what they say. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  given: givenWords,
  surname: surnameWords,
  born: bornWords,
  sex: sexWords,
  postcode: placeWords,
  nhsNumber: nhsWords,
  upn: upnWords,
};

const SINGLE: Readonly<Record<string, string>> = {
  householdSurname: 'surname the same, at one address',
  swapped: 'first name and surname the other way round',
};

/** What a factor of a model is called on a page, as searches say their reasons: "day and month swapped" of `born.swapped`. */
export function factorWords(path: string): string {
  const [group = '', level = ''] = path.split('.');
  return SINGLE[path] ?? WORDS[group === 'nhs' ? 'nhsNumber' : group]?.[level] ?? path;
}

/** What a reason in words found, read back: `same`, `sound`, `swapped` …; undefined for one that is no single level. */
export function levelSaid(field: string, says: string): string | undefined {
  const plain = says.replace(/ until \d{4}$/, '').replace(/^lived at this postcode$/, placeWords.same);
  return Object.entries(WORDS[field] ?? {}).find(([, words]) => words === plain)?.[0];
}
