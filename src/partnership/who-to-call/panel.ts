import type { CallLine } from '../../platform/html/index.ts';
import { answerKept, type Page, sha256, type View } from '../../platform/http/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { currentArrangements } from '../arrangements/current.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { EMERGENCY } from './lines.ts';
import type { CallAnswer, Purpose } from './types.ts';
import { whoToCall } from './who-to-call.ts';

/**
 * What a page shows of whom to ring: 999 first, always; then one answer, or every area's when none is known.
 * `lines` are the same answers as the bar and the card of `platform/html` take them.
 */
export type CallPanel = {
  readonly emergency: typeof EMERGENCY;
  readonly areaKnown: boolean;
  readonly answers: readonly AreaAnswer[];
  readonly lines: readonly CallLine[];
};

type AreaAnswer = { readonly area: string; readonly areaName: string; readonly answer: CallAnswer };

/** The panel for a child whose home area is `area`; null is unknown, and then no area is assumed. */
export function callPanel(
  arrangements: Arrangements,
  area: string | null,
  purpose: Purpose,
  at: Temporal.Instant,
): CallPanel {
  const areas = arrangements.areas.filter(({ code }) => area === null || code === area);
  const answers = areas.map(({ code, name }) => ({
    area: code,
    areaName: name,
    answer: whoToCall(arrangements, code, purpose, at),
  }));
  const areaKnown = area !== null;
  return { emergency: EMERGENCY, areaKnown, answers, lines: answers.flatMap((a) => lines(a, areaKnown, at)) };
}

/** The panel of the request's moment, from the arrangements as they stand. Not inside an open transaction. */
export async function currentCallPanel(
  page: Page,
  area: string | null,
  purpose: Purpose = 'child',
): Promise<CallPanel> {
  const arrangements = await currentArrangements(page.services.database, page.now);
  return callPanel(arrangements, area, purpose, page.now);
}

/**
 * Shows a page for anybody with the numbers of the hour. `keepSeconds`: caches may keep it so long, and never longer
 * than a number on it holds. `same`: where the page hangs on nothing else, its answer is kept in memory by this.
 */
export async function showWithNumbers(
  page: Page,
  draw: () => Omit<View, 'kind' | 'call' | 'status'>,
  { keepSeconds, same }: { keepSeconds: number; same?: readonly unknown[] | undefined },
): Promise<Response> {
  const call = await currentCallPanel(page, null);
  const seconds = secondsItHolds(call, page.now, keepSeconds);
  if (same)
    return answerKept(page, { holder: page.services, key: [...same, call.lines], seconds }, () => ({
      ...draw(),
      exit: true,
      call,
    }));
  const response = await page.show({ ...draw(), kind: 'public', exit: true, call });
  response.headers.set('cache-control', `public, max-age=${seconds}`);
  return response;
}

/** Shows a page for anybody with the numbers of the hour, and keeps no copy. */
export async function showOpenly(page: Page, view: Omit<View, 'kind' | 'call' | 'exit'>): Promise<Response> {
  return page.show({ ...view, kind: 'public', exit: true, call: await currentCallPanel(page, null) });
}

/** Shows a page that somebody signed in sees in their workspace, and anybody else with the numbers of the hour. */
export function showToAll(page: Page, view: Omit<View, 'kind' | 'call' | 'exit'>): Promise<Response> {
  return page.actor.kind === 'practitioner'
    ? page.show({ ...view, kind: 'workspace' })
    : showOpenly(page, view);
}

/**
 * The same where the page is drawn from `same` alone: anybody who has it already is told so, and it is drawn anew as
 * soon as that says something else. No cache shows it without asking.
 */
export async function showDrawnToAll(
  page: Page,
  same: readonly unknown[],
  draw: () => Omit<View, 'kind' | 'call' | 'exit' | 'status'>,
): Promise<Response> {
  if (page.actor.kind === 'practitioner' || page.sessionToken !== undefined) return showToAll(page, draw());
  const call = await currentCallPanel(page, null);
  const key = [sha256(JSON.stringify([...same, call.lines])).toString('base64url')];
  const response = await answerKept(page, { holder: page.services, key, seconds: 0 }, () => ({
    ...draw(),
    exit: true,
    call,
  }));
  response.headers.append('vary', 'cookie');
  return response;
}

/** Whole seconds until a number of the panel changes, or one of these instants to come is there; `most` at most. */
export function secondsItHolds(
  { answers }: CallPanel,
  now: Temporal.Instant,
  most: number,
  turns: readonly (Temporal.Instant | null)[] = [],
): number {
  const waits = [...answers.map(({ answer }) => answer.changesAt), ...turns].flatMap((at) =>
    at ? [Math.max(0, Math.floor(now.until(at).total('seconds')))] : [],
  );
  return Math.min(most, ...waits);
}

function lines({ areaName, answer }: AreaAnswer, areaKnown: boolean, at: Temporal.Instant): CallLine[] {
  const area = areaKnown ? undefined : areaName;
  const until = answer.changesAt ? whenWords(answer.changesAt, at).text : undefined;
  const first = { area, name: answer.name, phone: answer.phone, until };
  return answer.otherwise ? [first, { area, ...answer.otherwise }] : [first];
}
