/** Who is owed word of a decision. */
export const AUDIENCES = ['referrer', 'family'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** For whom words are written: a professional may know the outcome, a neighbour and a child may not. */
export type Voice = 'professional' | 'public' | 'young person' | 'parent';

/** In whose words an audience is told. */
export function voiceFor(audience: Audience, raisedBy: 'professional' | 'public' | 'young person'): Voice {
  return audience === 'family' ? 'parent' : raisedBy;
}

/** How somebody was told. `receipt`: nobody can reach them, and the receipt says it to whoever holds its code. */
export const HOW = ['message', 'by telephone', 'in person', 'letter', 'not told'] as const;
export type How = (typeof HOW)[number] | 'receipt';

export const HOW_WORDS: Readonly<Record<How, string>> = {
  message: 'By a message to their safe address, which leads to their receipt',
  'by telephone': 'By telephone, and I have',
  'in person': 'In person, and I have',
  letter: 'By letter, and it has gone',
  'not told': 'Not at all, because',
  receipt: 'On their receipt',
};

/** Why somebody is lawfully not told. */
export const SILENCES = [
  'child at risk',
  'person at risk',
  'investigation',
  'no way',
  'wish',
  'other',
] as const;
export type Silence = (typeof SILENCES)[number];

export const SILENCE_WORDS: Readonly<Record<Silence, string>> = {
  'child at risk': 'Telling them could put the child at risk',
  'person at risk': 'Telling them could put somebody else at risk',
  investigation: 'Telling them could harm an investigation',
  'no way': 'There is no safe way to reach them',
  wish: 'They asked not to be told',
  other: 'Another reason',
};

/** A template as it is first shown: what it names put in, and lines that stay empty left out. */
export function filledIn(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replace(/\{(\w+)\}/g, (_all, name: string) => values[name]?.trim() ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Names that stand in a text, as whole words; those of one letter say nothing. */
export function namesIn(words: string, names: readonly string[]): string[] {
  const said = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))];
  return wanted.filter((name) =>
    said.includes(
      ` ${name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  );
}
