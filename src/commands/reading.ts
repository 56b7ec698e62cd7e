import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { meetsAim, type Readability, type ReadingClass, readability } from '../library/index.ts';
import { wordsOfMarkdown } from '../platform/html/index.ts';

/*
 * npm run test:reading: how hard each page in content/ is to read. Exits 1 when a page asks for more years than
 * its readers have, or lays blame on a child. Words given after it choose files by their name; `--all` shows the
 * pages that are well too. Texts of a few lines cannot be measured by themselves: those of one folder that are for
 * the same readers are weighed as one.
 */
interface Written {
  readonly name: string;
  readonly readingClass: ReadingClass;
  readonly words: string;
}
interface Weighed extends Readability, Written {}

const FEWEST_WORDS = 60;
const root = new URL('../../', import.meta.url);
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const files = globSync('content/**/*.md', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => chosen.length === 0 || chosen.some((word) => file.includes(word)))
  .sort();

const written = await Promise.all(files.map(read));
const weighed = measurable(written).map((text) => ({
  ...text,
  ...readability(text.words, text.readingClass),
}));
const wrong = weighed.filter((page) => !isWell(page));
const shown = process.argv.includes('--all') || chosen.length > 0 ? weighed : wrong;
if (shown.length > 0) process.stdout.write('   age  aim  class         page\n');
for (const page of shown) tell(page);
const long = weighed.reduce((sum, page) => sum + page.longSentences.length, 0);
process.stdout.write(`${written.length} pages, ${wrong.length} to mend, ${long} long sentences\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

async function read(name: string): Promise<Written> {
  const [, front = '', body = ''] =
    (await readFile(new URL(name, root), 'utf8')).match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  const { title = '', summary = '', reading } = (parse(front) ?? {}) as Record<string, string | undefined>;
  return {
    name,
    readingClass: classOf(name, reading),
    words: [title, summary, wordsOfMarkdown(body)].join('\n'),
  };
}

/** The class that a page names; procedures name none, and are exempt. */
function classOf(name: string, reading: string | undefined): ReadingClass {
  if (name.startsWith('content/procedures/')) return 'exempt';
  if (reading === 'child' || reading === 'public' || reading === 'professional' || reading === 'exempt')
    return reading;
  throw new Error(`${name} does not say for whom it is to be read (reading: child, public or professional)`);
}

function measurable(texts: readonly Written[]): Written[] {
  const isShort = ({ words }: Written) => words.split(/\s+/).length < FEWEST_WORDS;
  const short = Map.groupBy(texts.filter(isShort), (text) => `${dirname(text.name)} ${text.readingClass}`);
  const joined = [...short.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const words = [first, ...rest].map((text) => text.words).join('\n');
    return [{ ...first, name: `${dirname(first.name)}/ (${rest.length + 1} short ones)`, words }];
  });
  return [...texts.filter((text) => !isShort(text)), ...joined];
}

function isWell(page: Weighed): boolean {
  return meetsAim(page) && (page.blaming.length === 0 || page.readingClass === 'exempt');
}

function tell(page: Weighed): void {
  const aim = page.aim === null ? '–' : String(page.aim);
  const mark = isWell(page) ? ' ' : '×';
  process.stdout.write(
    `${mark} ${page.age.toFixed(1).padStart(4)} ${aim.padStart(4)}  ${page.readingClass.padEnd(13)} ${page.name}\n`,
  );
  for (const sentence of page.longSentences) process.stdout.write(`               long: ${sentence}\n`);
  for (const { word, instead } of page.blaming)
    process.stdout.write(`               “${word}”: say instead: ${instead}\n`);
}
