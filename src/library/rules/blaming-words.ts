import { withoutLegalNames } from './legal-terms.ts';

/*
 * Words that lay what was done to a child at the child’s door, each with what to say instead. A word between
 * quotation marks is spoken of, not said: a page that teaches which words to leave may quote them. So is one in the name
 * of a law or an offence.
 */

export interface Blaming {
  readonly word: string;
  readonly instead: string;
}

const INSTEAD: readonly (readonly [pattern: string, instead: string])[] = [
  ['child prostitut(?:e|es|ion)', 'a child who is being sexually exploited'],
  ['child porn(?:ography)?|kiddie porn', 'images of child sexual abuse'],
  ['promiscu(?:ous|ity)', 'say what was done to the child, and by whom'],
  [
    'attention[- ]seek(?:ing|er|ers)',
    'a child who needs somebody to notice; say what the behaviour tells you',
  ],
  [
    '(?:puts?|putting|placed?|placing) (?:him|her|them)(?:self|selves) (?:at|in) (?:risk|danger)',
    'a child who is being put at risk by others; say by whom or what',
  ],
  ['sexually active with (?:an? )?(?:older|adult)', 'a child who is being sexually abused'],
  [
    '(?:underage|consensual) sex with (?:an? )?(?:adult|older)',
    'sexual abuse; a child cannot agree to be abused',
  ],
  ['(?:boyfriend|girlfriend) who is an adult', 'an adult who is exploiting the child'],
  ['lifestyle choices?', 'what is happening to the child, and what keeps the child there'],
  [
    '(?:chose|chooses|choosing) to (?:stay with|go back to|return to)',
    'is controlled by; was made to go back to',
  ],
  ['street[- ]?wise|worldly[- ]wise', 'a child, with a child’s needs'],
  ['mature for (?:his|her|their) age', 'say the child’s age'],
  ['drug[- ]runn(?:er|ers|ing)', 'a child who is being criminally exploited'],
  ['(?:teenage|young|child) (?:drug )?dealers?', 'a child who is made to carry or sell drugs'],
  ['recruit(?:s|ed|ing)? (?:his|her|their) (?:own )?friends', 'is made to bring other children'],
  ['abscond(?:s|ed|ing|er|ers)?', 'went missing; is missing'],
  ['(?:refus(?:es|ed|ing)|fail(?:s|ed|ing)?) to engage', 'say what was offered and why it did not help'],
  ['hard to reach', 'not yet reached by us'],
  ['did not attend|DNA(?:s|’d)?(?= appointment)', 'was not brought (for a child)'],
  ['bad (?:boy|girl|kid)', 'say what the child did, and what was happening then'],
  ['alleg(?:es|ed) that (?:he|she|they) (?:was|were) (?:raped|abused)', 'says that; told us that'],
  ['failed to protect (?:him|her|them)(?:self|selves)', 'was not protected'],
  ['asking for it|led (?:him|her|them) on|asked to be', 'the blame is with the person who did it'],
  ['commit(?:s|ted|ting)? suicide', 'died by suicide; ended (his, her or their) life'],
];

const QUOTED = /“[^”\n]{1,80}”|"[^"\n]{1,80}"|‘[^’\n]{1,80}’/g;
const PATTERNS = INSTEAD.map(([pattern, instead]) => ({
  pattern: new RegExp(`\\b(?:${pattern})\\b`, 'gi'),
  instead,
}));

/** Every such word in a text, as it stands there, once each. */
export function blamingIn(text: string): Blaming[] {
  const said = withoutLegalNames(text.replace(QUOTED, ' '));
  const found = PATTERNS.flatMap(({ pattern, instead }) =>
    [...said.matchAll(pattern)].map(([word]) => ({ word: word.toLowerCase(), instead })),
  );
  return found.filter(({ word }, at) => found.findIndex((other) => other.word === word) === at);
}
