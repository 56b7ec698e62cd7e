/** What somebody types who may be in danger, or may know of somebody who is. Better once too often. */
const SIGNS: readonly RegExp[] = [
  /\bsuicid/,
  /\b(kill|killing|hurt|hurting|harm|harming|cut|cutting) (my ?self|him ?self|her ?self|them ?selves|me|my|us|him|her)\b/,
  /\bself[- ]?harm/,
  /\b(kill|die|dying|murder|overdose|stabbed|strangled?|choked?|raped?)\b/,
  /\b(hits?|hitting|beats?|beating|punch(ed|es|ing)?|kick(ed|s|ing)?|slap(ped|s|ping)?|touch(ed|es|ing)?|rap(ed|es|ing)) (me|us|my|him|her|them)\b/,
  /\b(he|she|they|dad|mum|stepdad|uncle|brother) (is |are |keeps? )?(hits?|hitting|hurts?|hurting|beats?|beating|touch(es|ing)?|threaten)/,
  /\b(want|going) to (die|end it)\b/,
  /\b(help me|not safe|unsafe at home|scared to go home|being followed|going to hurt|has a knife|in danger|emergency|999)\b/,
  /\b(took|taken|swallowed) (pills|tablets|too many)\b/,
];

/** Whether words are those of danger: then a number comes before any page. */
export function soundsLikeDanger(typed: string): boolean {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[’']/g, '').replace(/\s+/g, ' ');
  return SIGNS.some((sign) => sign.test(plain));
}
