/** Names that are also everyday words: in lower case they are taken for the word. */
const WORDS = new Set(
  'april art august bill bliss bonny carol chance chase dale dawn dean drew faith fern frank gene glen grace grant hazel heath holly honey hope iris ivy jack jay jewel joy june kit lily mark may miles olive page pat pearl penny pip poppy ray rich rob robin rose ruby rusty sky star sue summer tony violet will young'.split(
    ' ',
  ),
);

/**
 * Which of these people's names stand in a text, each as it was told: whole words only, first and last names alike,
 * whatever the case. A single letter is no name.
 */
export function namesIn(text: string, people: readonly string[]): string[] {
  const said = new Set(wordsOf(text));
  const names = [...new Set(people.flatMap(wordsOf))].filter((name) => [...name].length > 1);
  return names.filter((name) => {
    const lower = fold(name);
    return [...said].some(
      (word) => fold(word) === lower && (!WORDS.has(lower) || word !== word.toLowerCase()),
    );
  });
}

// "Ayo’s" names Ayo; "Mary-Ann" is one word and two.
function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu) ?? [];
  return words.flatMap((word) => {
    const bare = word.replace(/['’]s$/iu, '');
    return bare.includes('-') ? [bare, ...bare.split('-')] : [bare];
  });
}

// Without accents and kinds of apostrophe: Zoë is named by "Zoe".
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
}
