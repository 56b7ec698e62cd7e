/** Letters that do not fall apart into a plain one and a mark. */
const letters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ј: 'j' },
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm' },
  ...{ ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps' },
  ...{ ω: 'o', ا: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r' },
  ...{ ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q' },
  ...{ ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: 'w', ي: 'i', ى: 'a', ء: '', پ: 'p', چ: 'ch' },
  ...{ ک: 'k', گ: 'g', ی: 'i', ں: 'n', ے: 'e', ٹ: 't', ڈ: 'd', ڑ: 'r', ہ: 'h', ھ: 'h' },
};

const plain = /^[a-z ]*$/;

/**
 * A name in plain small letters and single spaces: marks off, other scripts in Latin letters, apostrophes gone,
 * hyphens and everything else that is no letter as spaces.
 */
export function fold(written: string): string {
  const small = written.toLowerCase();
  if (plain.test(small) && !small.includes('  ')) return small.trim();
  return [...small.normalize('NFKD').replace(/\p{M}|['’‘ʼ`ʹ]/gu, '')]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** Small words that come and go in front of a name. */
const particles = new Set(
  'al el ul as bin bint ibn ben van von der den de da di do dos das du del della la le los las st y e'.split(
    ' ',
  ),
);

const titles = new Set('mr mrs miss ms master baby mx dr'.split(' '));

/** The words of a folded name that tell something; all of them when there are no others. */
export function wordsOf(folded: string): string[] {
  const all = folded === '' ? [] : folded.split(' ');
  if (all.length < 2) return all;
  const telling = all.filter((word) => !particles.has(word) && !titles.has(word));
  return telling.length > 0 ? telling : all;
}

const bare = /^[A-Z0-9]*$/;

/** A postcode or number as it is compared: capitals and digits only. */
export function foldCode(written: string): string {
  return bare.test(written) ? written : written.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
