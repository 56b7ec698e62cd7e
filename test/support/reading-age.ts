/*
 * How many years of school a text asks for: the mean of the Flesch–Kincaid grade and SMOG, as published by
 * Kincaid et al. 1975 and McLaughlin 1969. English only; syllables are counted by rule.
 */

/** Names and terms of law that nobody can shorten. They count as one short word. */
const ALLOWED =
  /Public Sector Bodies \(Websites and Mobile Applications\) Accessibility Regulations 2018|Web Content Accessibility Guidelines 2\.2|Equality and Human Rights Commission|Equality Advisory and Support Service|Information Commissioner|level AA/g;

/** The school grade of a text. Sentences end at a full stop, a question mark or a line's end. */
export function gradeOf(text: string): number {
  const sentences = text
    .replace(ALLOWED, 'law')
    .split(/[.!?]+\s|[.!?]*\n/)
    .map((sentence) => sentence.match(/[a-z][a-z’']*/gi) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const counts = words.map(syllables);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const long = counts.filter((count) => count >= 3).length;
  const kincaid = 0.39 * (words.length / sentences.length) + 11.8 * (all / words.length) - 15.59;
  const smog = 1.043 * Math.sqrt((long * 30) / sentences.length) + 3.1291;
  return (kincaid + smog) / 2;
}

function syllables(word: string): number {
  const bare = word
    .toLowerCase()
    .replace(/[’'].*$/, '')
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '');
  return Math.max(1, bare.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** The words of a page's main part, a line for each block. */
export function wordsOf(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main
    .replace(/<(svg|code|form)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(p|li|h\d|td|th|dd|dt|caption|summary)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', '’')
    .replace(/&\w+;/g, ' ');
}
