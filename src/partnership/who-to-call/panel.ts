import type { CallLine } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
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

function lines({ areaName, answer }: AreaAnswer, areaKnown: boolean, at: Temporal.Instant): CallLine[] {
  const area = areaKnown ? undefined : areaName;
  const until = answer.changesAt ? whenWords(answer.changesAt, at).text : undefined;
  const first = { area, name: answer.name, phone: answer.phone, until };
  return answer.otherwise ? [first, { area, ...answer.otherwise }] : [first];
}
