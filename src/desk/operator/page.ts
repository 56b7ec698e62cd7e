import { audit } from '../../platform/audit/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/parts/paging.ts';
import type { Page } from '../../platform/http/index.ts';
import { askReplay, deadLetterPage, jobFigures, wakeRelays } from '../../platform/jobs/index.ts';
import { operatorView } from './view.ts';

const size = 25;

/** GET /operator: dead letters, and how sending and the queue stand. */
export async function showOperator(page: Page): Promise<Response> {
  const cursor = cursorFrom(page.url.searchParams);
  const found = await page.transaction(async (db) => {
    const list = await deadLetterPage(db, size, cursor);
    await audit(db, { action: 'list', kind: 'dead letter', shown: list.letters.map(({ id }) => id) });
    return list;
  });
  const standing = await jobFigures(page.services.database, page.now);
  return page.show({
    title: 'Messages and jobs',
    kind: 'workspace',
    current: '/operator',
    main: operatorView({
      now: page.now,
      standing,
      letters: found.letters,
      size,
      next: hrefAfter('/operator', found.next),
      first: cursor && '/operator',
      csrf: page.csrf,
      did: didWords(page.url.searchParams),
    }),
  });
}

/** POST /operator/:id/replay */
export function replayLetter(page: Page): Promise<Response> {
  return replay(page, page.uuid());
}

/** POST /operator/replay-all */
export function replayAllLetters(page: Page): Promise<Response> {
  return replay(page, 'all');
}

async function replay(page: Page, which: 'all' | string): Promise<Response> {
  const by = { practitionerId: page.practitioner.id, at: page.now };
  const ids = await page.transaction(async (db) => {
    const asked = await askReplay(db, which, by);
    if (asked.length > 0) await audit(db, { action: 'replay', kind: 'dead letter', shown: asked });
    return asked;
  });
  wakeRelays();
  return page.seeOther(`/operator?did=replay&count=${ids.length}`);
}

function didWords(query: URLSearchParams): string | undefined {
  const done = { replay: 'sent back to be tried again', discard: 'discarded' };
  const did = query.get('did');
  if (did !== 'replay' && did !== 'discard') return undefined;
  const count = Number(query.get('count'));
  if (count === 0) return 'Nothing was changed: somebody had settled it already.';
  return Number.isInteger(count) && count > 0
    ? `${count} dead letter${count === 1 ? '' : 's'} ${done[did]}.`
    : undefined;
}
