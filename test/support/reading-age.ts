/** How many years of school a page asks for: the rule is the library's, taking a page's words apart is the tests'. */
export { gradeOf } from '../../src/library/rules/plain-language.ts';

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
