import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { Database } from '../../platform/db/index.ts';
import { wholePostcode } from '../rules/near.ts';
import { knownLetters, type PostcodeRow, placeAnew, savePostcodes } from '../store/postcodes.ts';

const AT_ONCE = 5_000;

/** Why a file cannot be used, in words. */
export class UnusablePostcodes extends Error {
  override readonly name = 'UnusablePostcodes';
}

export interface Loaded {
  rows: number;
  kept: number;
  moved: number;
}

/**
 * Reads the open ONS Postcode Directory: live postcodes with the letters that are known here, or all of them, replace
 * the middles of outward codes. Read again it changes nothing.
 * @throws UnusablePostcodes where the file has not its columns
 */
export async function loadPostcodes(
  database: Database,
  path: string,
  options: { all: boolean; now: () => Temporal.Instant; isAt: (rows: number) => void },
): Promise<Loaded> {
  const { now, all } = options;
  const letters = new Set(await database.work(now(), knownLetters));
  const reading = createReadStream(path).pipe(
    parse({
      bom: true,
      columns: (heads: string[]) => columnsOf(heads),
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  const loaded: Loaded = { rows: 0, kept: 0, moved: 0 };
  let waiting: PostcodeRow[] = [];
  const flush = async () => {
    const batch = [...new Map(waiting.map((row) => [row.code, row])).values()];
    await database.work(now(), (db) => savePostcodes(db, batch));
    loaded.kept += batch.length;
    waiting = [];
    options.isAt(loaded.rows);
  };
  for await (const record of reading) {
    loaded.rows += 1;
    const row = rowOf(record as Record<string, string>);
    if (!row || !(all || letters.has(/^[A-Z]+/.exec(row.code)?.[0] ?? ''))) continue;
    waiting.push(row);
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
  loaded.moved = await database.work(now(), placeAnew);
  return loaded;
}

const NEEDED = ['pcds', 'lat', 'long'];

function columnsOf(heads: readonly string[]): string[] {
  const names = heads.map((head) => head.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new UnusablePostcodes(
      `The file has no column ${missing.join(', ')}: it is not the ONS Postcode Directory.`,
    );
  return names;
}

/** A live postcode that is somewhere; the directory writes 99.999999 for those that are nowhere. */
function rowOf({
  pcds = '',
  lat = '',
  long = '',
  doterm = '',
}: Record<string, string>): PostcodeRow | undefined {
  const code = wholePostcode(pcds);
  const [latitude, longitude] = [Number(lat), Number(long)];
  const somewhere = latitude > 49 && latitude < 61.5 && longitude > -9 && longitude < 2.5 && lat !== '';
  return code && doterm === '' && somewhere ? { code, latitude, longitude } : undefined;
}
