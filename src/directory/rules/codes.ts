/** Our own lists of codes. A code is never given another meaning: a list that changes gets a new version and dates. */
export interface CodeList {
  kind: ListKind;
  id: string;
  name: string;
  version: string;
  codes: readonly (readonly [code: string, name: string])[];
}

export type ListKind = 'need' | 'audience' | 'level' | 'way' | 'access';

const need: CodeList = {
  kind: 'need',
  id: 'd1000001-0000-4000-8000-000000000000',
  name: 'Additional needs',
  version: '1',
  codes: [
    ['behaviour', 'Disruptive or anti-social behaviour'],
    ['offending', 'Offending, or being drawn into it'],
    ['parental-conflict', 'Conflict between parents'],
    ['disengagement', 'Not taking part in school, training or work'],
    ['attendance', 'Missing school'],
    ['exclusion', 'Exclusion from school'],
    ['sen', 'Special educational needs'],
    ['disability', 'Disability'],
    ['health', 'Nutrition or ill health'],
    ['substance-misuse', 'Drugs or alcohol'],
    ['mental-health', 'Emotional and mental health'],
    ['housing', 'Housing'],
    ['pregnancy-parenthood', 'Pregnancy and parenthood'],
    ['domestic-abuse', 'Domestic violence or abuse'],
  ],
};

const audience: CodeList = {
  kind: 'audience',
  id: 'd1000002-0000-4000-8000-000000000000',
  name: 'Audience',
  version: '2',
  codes: [
    ['unborn', 'Babies not born yet, and their parents'],
    ['fathers', 'Fathers'],
    ['male-victims', 'Men who were hurt'],
    ['lgbt', 'LGBT+ people'],
    ['disabled', 'Disabled people'],
    ['young-carers', 'Young carers'],
    ['kinship', 'Grandparents and other kinship carers'],
    ['refugees', 'Refugees and people seeking asylum'],
    ['travellers', 'Gypsies, Roma and Travellers'],
    ['faith', 'People of a faith community'],
    ['female-victims', 'Women who were hurt'],
    ['perpetrators', 'People who hurt somebody and want to stop'],
  ],
};

const level: CodeList = {
  kind: 'level',
  id: 'd1000003-0000-4000-8000-000000000000',
  name: 'Level of need',
  version: '1',
  codes: [
    ['1', 'Universal'],
    ['2', 'Early help'],
    ['3', 'Intensive'],
    ['4', 'Specialist'],
  ],
};

const way: CodeList = {
  kind: 'way',
  id: 'd1000004-0000-4000-8000-000000000000',
  name: 'Way in',
  version: '1',
  codes: [
    ['self', 'You can contact them yourself'],
    ['professional', 'A professional asks for you'],
    ['school', 'Through school or nursery'],
  ],
};

const access: CodeList = {
  kind: 'access',
  id: 'd1000005-0000-4000-8000-000000000000',
  name: 'Access',
  version: '1',
  codes: [
    ['wheelchair', 'Wheelchair access'],
    ['step-free', 'No steps'],
    ['toilet', 'Accessible toilet'],
    ['hearing-loop', 'Hearing loop'],
    ['bsl', 'British Sign Language'],
    ['parking', 'Blue Badge parking'],
    ['quiet', 'A quiet space'],
    ['online', 'Online or by telephone'],
    ['home', 'They come to you'],
  ],
};

/** The fourteen additional needs, whom a service is for, the level of need, the way in, and access. */
export const LISTS: Readonly<Record<ListKind, CodeList>> = { need, audience, level, way, access };

/** The id under which a code is exported: the place in its list, behind the list's own id. */
export function termId({ id, codes }: CodeList, code: string): string {
  const at = codes.findIndex(([each]) => each === code) + 1;
  return `${id.slice(0, -12)}${String(at).padStart(12, '0')}`;
}

export function codesOf(kind: ListKind): string[] {
  return LISTS[kind].codes.map(([code]) => code);
}

export function nameOf(kind: ListKind, code: string): string {
  return LISTS[kind].codes.find(([each]) => each === code)?.[1] ?? code;
}
