import { estimateTold } from './birth.ts';
import { partialWords } from './partial-date.ts';

/** What may be said of somebody by one word or a few, and the codes that censuses and partners know it by. */
export interface FactKind {
  /** As the page asks for it and shows it. */
  label: string;
  hint?: string;
  /** The answers there are; absent where it is said in one's own words. */
  codes?: Readonly<Record<string, string>>;
  /** Several of the answers may hold at once. */
  several?: boolean;
  /** The one that excludes all others. */
  alone?: string;
  /** What may be added in words. */
  more?: string;
  /** Nothing of it ever grows old: it is asked once. */
  lasting?: boolean;
}

/** Sex as the children-in-need census has it; what somebody calls themselves is a fact of its own. */
const sex: FactKind = {
  label: 'Sex',
  hint: 'As registered. A baby not born yet is “not known”.',
  codes: { M: 'Male', F: 'Female', U: 'Not known' },
  lasting: true,
};

const ethnicity: FactKind = {
  label: 'Ethnicity',
  hint: 'What they say themselves, or what a parent says.',
  codes: {
    WBRI: 'White: British',
    WIRI: 'White: Irish',
    WIRT: 'White: Traveller of Irish heritage',
    WROM: 'White: Gypsy or Roma',
    WOTH: 'White: any other',
    MWBC: 'Mixed: White and Black Caribbean',
    MWBA: 'Mixed: White and Black African',
    MWAS: 'Mixed: White and Asian',
    MOTH: 'Mixed: any other',
    AIND: 'Asian or Asian British: Indian',
    APKN: 'Asian or Asian British: Pakistani',
    ABAN: 'Asian or Asian British: Bangladeshi',
    CHNE: 'Asian or Asian British: Chinese',
    AOTH: 'Asian or Asian British: any other',
    BCRB: 'Black or Black British: Caribbean',
    BAFR: 'Black or Black British: African',
    BOTH: 'Black or Black British: any other',
    OOTH: 'Any other ethnic group',
    REFU: 'They would rather not say',
    NOBT: 'Not asked yet',
  },
  more: 'In their own words',
  lasting: true,
};

const disability: FactKind = {
  label: 'Disability',
  hint: 'Tick all that hold.',
  codes: {
    NONE: 'None',
    MOB: 'Mobility',
    HAND: 'Hand function',
    PC: 'Personal care',
    INC: 'Incontinence',
    COMM: 'Communication',
    LD: 'Learning',
    HEAR: 'Hearing',
    VIS: 'Vision',
    BEH: 'Behaviour',
    CON: 'Consciousness',
    AUT: 'Autism or Asperger syndrome',
    DDA: 'Another, under the Equality Act',
  },
  several: true,
  alone: 'NONE',
  more: 'What it means for them',
};

const RELIGIONS = ['Christian', 'Muslim', 'Hindu', 'Sikh', 'Jewish', 'Buddhist', 'None', 'Another'];
const named = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word, word]));

/** The kinds, in the order of the page. */
export const FACT_KINDS = {
  sex,
  gender: { label: 'Gender, in their own words', hint: 'Only where they have said it.' },
  ethnicity,
  language: { label: 'First language', hint: 'Polish. British Sign Language.' },
  interpreter: {
    label: 'Interpreter',
    codes: { no: 'Not needed', yes: 'Needed', signs: 'Needed, for sign language' },
    more: 'Which language or dialect, and who must not interpret',
  },
  communication: {
    label: 'Communication needs',
    hint: 'How to talk and write with them: large print, short sentences, pictures, a hearing loop.',
  },
  disability,
  religion: { label: 'Religion', codes: named(RELIGIONS), more: 'In their own words' },
  adoption: {
    label: 'Adoption',
    hint: 'Shield it, unless everybody who may open this record may know.',
    codes: {
      'placed for adoption': 'Placed for adoption',
      adopted: 'Adopted',
      'child was adopted': 'A child of theirs was adopted',
    },
    more: 'What must be known of it',
    lasting: true,
  },
} as const satisfies Readonly<Record<string, FactKind>>;
export type FactName = keyof typeof FACT_KINDS;
export const FACT_NAMES = Object.keys(FACT_KINDS) as FactName[];

/** Why a pupil has no unique pupil number, as the census asks. */
export const NO_UPN = {
  UN1: 'Under six years old, and none given yet',
  UN2: 'Never at a maintained school in England',
  UN3: 'Educated outside England',
  UN4: 'Newly in need: not known yet',
  UN5: 'Sources differ, so that none can be relied on',
  UN6: 'Not to be had from another authority',
  UN7: 'A referral that led to nothing further',
} as const;

/** Why somebody has no NHS number here. */
export const NO_NHS_NUMBER = {
  'not asked': 'Not asked yet',
  'not known': 'Asked, and nobody knows it',
  none: 'They have none: born abroad and not registered here',
  unborn: 'Not born yet',
} as const;

/** A fact's value in words: "Mobility, Hearing". */
export function factWords(kind: FactKind, value: string, more = ''): string {
  const { codes } = kind;
  const said = codes
    ? value
        .split(' | ')
        .map((code) => codes[code] ?? code)
        .join(', ')
    : value;
  return [said, more].filter(Boolean).join('. ');
}

const OF_A_LIFE: Readonly<Record<string, string>> = {
  born: 'Born',
  'born about': 'Born about',
  expected: 'Due',
  died: 'Died',
};

/** A kept fact with its label, whatever sort it is of: "Ethnicity: White: British", "Born: 3 March 2012". */
export function factSaid(name: string, value: string): string {
  const life = OF_A_LIFE[name];
  if (life) return `${life}: ${partialWords(name === 'born about' ? estimateTold(value) : value)}`;
  const kind: FactKind | undefined = FACT_KINDS[name as FactName];
  return kind ? `${kind.label}: ${factWords(kind, value)}` : `${name}: ${value}`;
}
