/**
 * How a name sounds to somebody who writes it down in England, as a short key. Unlike keys made for English alone,
 * it lets spellings of one Arabic, South Asian or Eastern European name fall together: vowels and a silent h go,
 * doubled and voiced pairs are one, `w` before a vowel is `v`, Polish `cz`, `sz` and `w` are read as spoken.
 */
export function soundOf(word: string): string {
  const spoken = respell(word);
  const head = spoken.charAt(0);
  const rest = spoken.slice(1).replace(/[aeiouyh]/g, '');
  return (vowels.includes(head) ? 'A' : head.toUpperCase()) + tail(head, rest);
}

const vowels = 'aeiouy';

function tail(head: string, rest: string): string {
  let key = '';
  let last = head;
  for (const letter of rest) {
    if (letter !== last) key += letter;
    last = letter;
  }
  return key.toUpperCase().slice(0, 5);
}

/** In order: each reads what those before it left. `C` stands for the sound of `ch`. */
const spellings: readonly [RegExp, string][] = [
  [/^(mac|mc|mck|mack)(?=[a-z]{3})/, 'mk'],
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^(ps|x)/, 's'],
  [/^e[uw]/, 'ju'],
  [/tsch|tch|cz|cs(?=[^aeiou]|$)/g, 'C'],
  [/sch|sh|sz|zh|rz/g, 's'],
  [/c(?=h[rl])/g, 'k'],
  [/ch/g, 'C'],
  [/ph/g, 'f'],
  [/gh(?=[aeiouy])/g, 'g'],
  [/(?<=[aeiou])gh/g, ''],
  [/dge|dj|dzh|dz/g, 'j'],
  [/[ck]k|[kq]h?|c(?=[^eiy]|$)/g, 'k'],
  [/c/g, 's'],
  [/gh/g, 'g'],
  [/g(?=[ei])/g, 'j'],
  [/x/g, 'ks'],
  [/(?<=[aeiou])w(?=sk)/g, 'v'],
  [/w(?=[^aeiouy]|$)/g, ''],
  [/[vw]/g, 'f'],
  [/z/g, 's'],
  [/d/g, 't'],
  [/iy|ij|j(?=[^aeiouy]|$)/g, 'i'],
  [/^y(?=[aeiou])/, 'j'],
];

function respell(word: string): string {
  return spellings.reduce((name, [spelt, spoken]) => name.replace(spelt, spoken), word);
}
