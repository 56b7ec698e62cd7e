import { createHash } from 'node:crypto';
import type { Page } from '../../platform/http/index.ts';
import { csvLine } from '../../platform/lists/index.ts';
import { areasOf } from '../areas.ts';
import { entryOf } from '../hsds/entry.ts';
import { fullService } from '../open-referral/shape.ts';
import { type WholeService, wholeAfter, wholeStamp } from '../store/whole.ts';
import { COLUMNS, cellsOf } from './cells.ts';

const SECONDS = 300;
/** So many entries are read and written at a time: whatever its size, the file is never whole in memory. */
const AT_ONCE = 200;

/** GET /open-referral/directory.json: every public service whole, as Open Referral's bulk form has them. */
export function downloadJson(page: Page): Promise<Response> {
  return file(page, { name: 'directory.json', type: 'application/json', parts: jsonParts(page) });
}

/** GET /directory/services.csv: the same for a spreadsheet, a line a service, no cell of which is a formula. */
export async function downloadCsv(page: Page): Promise<Response> {
  const areas = await areasOf(page);
  return file(page, { name: 'services.csv', type: 'text/csv', parts: csvParts(page, areas) });
}

async function file(
  page: Page,
  { name, type, parts }: { name: string; type: string; parts: AsyncGenerator<string> },
): Promise<Response> {
  const stamp = await page.transaction(wholeStamp);
  const tag = `W/"${createHash('sha256').update(`${name} ${stamp}`).digest('base64url').slice(0, 22)}"`;
  const headers = { etag: tag, 'cache-control': `public, max-age=${SECONDS}` };
  if (page.request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(streamOf(parts), {
    headers: {
      ...headers,
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}

/** Read on only as fast as it is taken; left off when whoever takes it has gone. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* batches(page: Page): AsyncGenerator<WholeService[]> {
  for (let after: string | undefined; ; ) {
    const rows = await page.transaction((db) => wholeAfter(db, after, AT_ONCE));
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}

async function* jsonParts(page: Page): AsyncGenerator<string> {
  let before = '[';
  for await (const rows of batches(page)) {
    yield `${before}${rows.map((row) => `\n${JSON.stringify(fullService(row))}`).join(',')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

async function* csvParts(
  page: Page,
  areas: readonly { code: string; name: string }[],
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(COLUMNS)}`;
  const { baseUrl } = page.services.config;
  for await (const rows of batches(page))
    yield rows
      .map(({ id, content, areas: codes, checkedOn, goneOn }) =>
        csvLine(
          cellsOf(entryOf(content, codes), { href: `${baseUrl}/directory/${id}`, areas, checkedOn, goneOn }),
        ),
      )
      .join('');
}
