/**
 * The board talks of themes and never of one child: words that lead to a record, or single somebody out, are refused.
 * Names are not looked up: an answer would tell whoever types one that a record exists.
 */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|[\s(/])\/?(?:people|front-door|receipt|desk|access)\/[0-9a-z-]{8,}/i,
    'a link to a record of somebody',
  ],
  [/(?:[2-9B-Z]{4}-){2,3}[2-9B-Z]{4}/, 'the code of a concern'],
  [/(?<![\d+])[1-9]\d{2}[ -]?\d{3}[ -]?\d{4}(?!\d)/, 'what looks like an NHS number'],
  [/\b[A-Z]\d{11}[0-9A-Z]\b/, 'what looks like a pupil number'],
  [/\b(?:d\.?o\.?b\.?|date of birth|born (?:on|in))\b/i, 'a date of birth'],
  [
    /\b(?:[1-9]|1[0-7]) ?-?(?:year|yr|month)s?[- ]old\b|\baged (?:[1-9]|1[0-7])\b(?! to | and )/i,
    'the age of one child',
  ],
  [
    /\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ff]amily|[Mm]other|[Ff]ather|[Pp]upil) [A-Z]{1,2}\b/,
    'one child or family by a letter',
  ],
];

/** What in these words singles somebody out; undefined for nothing. */
export const singlesOut = (words: string): string | undefined =>
  SIGNS.find(([sign]) => sign.test(words))?.[1];

export const refusalWords = (found: string): string =>
  `Leave out ${found}: no child, family or record stands in a meeting of the board`;
