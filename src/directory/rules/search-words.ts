/** What people type, and what an entry may say instead. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  dad: ['father'],
  dads: ['father'],
  daddy: ['father'],
  mum: ['mother'],
  mums: ['mother'],
  kid: ['child', 'children'],
  kids: ['child', 'children'],
  teen: ['young'],
  teenager: ['young'],
  baby: ['infant', 'newborn'],
  sen: ['educational'],
  send: ['educational'],
  camhs: ['mental'],
  depressed: ['depression', 'mental'],
  anxious: ['anxiety', 'worried'],
  anxiety: ['anxious', 'worried'],
  child: ['children'],
  children: ['child'],
  drugs: ['substance'],
  drinking: ['alcohol'],
  violence: ['abuse'],
  dv: ['domestic'],
  homeless: ['housing'],
  rent: ['housing'],
  debt: ['money'],
  gay: ['lgbt'],
  trans: ['lgbt'],
  asd: ['autism'],
};

const IDLE = new Set(
  'a an and are as at be by can do for from get group have help how i in is it me my near need of on or our service services somebody someone somewhere support that the their there to us we what where who with you your'.split(
    ' ',
  ),
);

/** One word that is looked for: the word itself, and what means the same. */
export interface SearchWord {
  word: string;
  same: readonly string[];
}

/** The words of a search, without those that say nothing; all of them where none says anything. */
export function searchWords(typed: string): SearchWord[] {
  const all = (typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
  const telling = all.filter((word) => word.length > 1 && !IDLE.has(word));
  // Its own words only: “constructor” is something that every object has.
  const sameAs = (word: string) => (Object.hasOwn(SAME, word) ? SAME[word] : undefined) ?? [];
  return (telling.length > 0 ? telling : all).map((word) => ({ word, same: sameAs(word) }));
}
