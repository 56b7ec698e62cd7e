import type { Readable } from 'node:stream';

/** A row of a file, or why there is none to be had of it. `line` as a spreadsheet counts: the heading is row 1. */
export type ListRecord = { line: number; cells: string[] } | { line: number; broken: string };

/** A row may hold so many characters, and its quoted values so many line breaks: of a file that is streamed, and of a page's. */
const LONGEST = 100_000;
const MOST_BREAKS = { streamed: 50, atOnce: 500 };

const UNCLOSED = 'A quotation mark is never closed';
const STRAY = 'A quotation mark stands inside a value';
const TOO_LONG = `The row is longer than ${LONGEST.toLocaleString('en-GB')} characters`;

/**
 * The rows of a CSV file as they are read, whatever is wrong with some of them: where a quotation mark is never
 * closed that line is broken, and reading goes on with the next.
 */
export async function* readRecords(text: Readable, encoding = 'utf-8'): AsyncGenerator<ListRecord> {
  const rows = new Rows(MOST_BREAKS.streamed);
  for await (const lines of linesOf(text, encoding)) for (const line of lines) yield* rows.take(line);
  yield* rows.end();
}

/** The first rows, at most so many, of a text that is here whole, and what stands between its values. */
export function recordsOf(text: string, most: number): { records: ListRecord[]; delimiter: string } {
  const rows = new Rows(MOST_BREAKS.atOnce);
  const records: ListRecord[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    if (records.length >= most) break;
    records.push(...rows.take(line.length > LONGEST ? null : line));
  }
  records.push(...rows.end());
  return { records, delimiter: rows.delimiter };
}

class Rows {
  readonly #mostBreaks: number;
  #delimiter = '';
  #line = 0;
  #width = 0;
  #open: string[] = [];

  constructor(mostBreaks: number) {
    this.#mostBreaks = mostBreaks;
  }

  get delimiter(): string {
    return this.#delimiter;
  }

  *take(line: string | null): Generator<ListRecord> {
    if (line === null) {
      yield* this.#giveUp();
      yield { line: ++this.#line, broken: TOO_LONG };
      return;
    }
    this.#open.push(line);
    if (this.#delimiter === '') this.#delimiter = delimiterOf(line);
    const cells = cellsOf(this.#open.length > 1 ? this.#open.join('\n') : line, this.#delimiter);
    if (cells === 'open') {
      const length = this.#open.reduce((sum, each) => sum + each.length, 0);
      if (this.#open.length > this.#mostBreaks || length > LONGEST) yield* this.#skipOne();
      return;
    }
    this.#width ||= cells.length;
    // A row of several lines that does not come out even began with a mark that is never closed.
    if (this.#open.length > 1 && (cells === 'stray' || cells.length !== this.#width)) {
      yield* this.#skipOne();
      return;
    }
    this.#open = [];
    this.#line += 1;
    if (cells === 'stray') yield { line: this.#line, broken: STRAY };
    else yield { line: this.#line, cells };
  }

  /** The first of the lines that wait is broken; the others are read anew. */
  *#skipOne(): Generator<ListRecord> {
    const [, ...others] = this.#open;
    this.#open = [];
    yield { line: ++this.#line, broken: UNCLOSED };
    for (const line of others) yield* this.take(line);
  }

  *#giveUp(): Generator<ListRecord> {
    while (this.#open.length > 0) yield* this.#skipOne();
  }

  end(): Generator<ListRecord> {
    return this.#giveUp();
  }
}

/** Lines without their ends, some at a time; null for one that is too long to keep. */
async function* linesOf(text: Readable, encoding: string): AsyncGenerator<(string | null)[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let dropping = false;
  for await (const chunk of text) {
    const lines: (string | null)[] = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (dropping && lines.length > 0) {
      lines[0] = null;
      dropping = false;
    }
    if (rest.length > LONGEST) {
      rest = '';
      dropping = true;
    }
    yield lines.map(trimmed);
  }
  rest += decoder.decode();
  if (dropping) yield [null];
  else if (rest !== '') yield [trimmed(rest)];
}

function trimmed(line: string | null): string | null {
  if (line === null || line.length > LONGEST) return null;
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** What stands most often in the heading outside quotes. */
function delimiterOf(heading: string): string {
  const bare = heading.replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return ['\t', ';', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** The values of a row; "open" when its last is not closed yet, "stray" when something follows a closing mark. */
function cellsOf(text: string, delimiter: string): string[] | 'open' | 'stray' {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const start = skipBlanks(text, at, delimiter);
    if (text[start] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(text.slice(at, end < 0 ? text.length : end).trim());
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let cell = '';
    let from = start + 1;
    for (;;) {
      const mark = text.indexOf('"', from);
      if (mark < 0) return 'open';
      cell += text.slice(from, mark);
      from = mark + 1;
      if (text[from] !== '"') break;
      cell += '"';
      from += 1;
    }
    const after = skipBlanks(text, from, delimiter);
    if (after < text.length && text[after] !== delimiter) return 'stray';
    cells.push(cell.trim());
    if (after >= text.length) return cells;
    at = after + 1;
  }
  return cells;
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}
