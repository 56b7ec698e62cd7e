import { type FormError, formError } from '../../../platform/forms/index.ts';
import type { Html } from '../../../platform/html/index.ts';
import { isBefore, londonInstant, startOfDay } from '../../../platform/time/london.ts';
import { fullWords } from '../../../platform/time/words.ts';
import type { Arrangements } from '../../arrangements/types.ts';
import type { Purpose } from '../../who-to-call/types.ts';
import { whoToCall } from '../../who-to-call/who-to-call.ts';
import { callView } from './view.ts';

/** What is asked about: some areas, one purpose. */
interface About {
  areas: readonly string[];
  purpose: Purpose;
}

/** For so long ahead every interval is looked at: a year holds every bank holiday and both changes of the clock. */
const AHEAD_DAYS = 400;

/**
 * The first span in which nobody would answer where somebody answers now; undefined when there is none. Walks
 * from change to change, so that no instant between them is left out.
 */
export function holeIn(
  before: Arrangements,
  after: Arrangements,
  from: Temporal.PlainDate,
  { areas, purpose }: About,
): { area: string; from: Temporal.Instant; until: Temporal.Instant | null } | undefined {
  const end = startOfDay(from.add({ days: AHEAD_DAYS }));
  for (const area of areas)
    for (let at: Temporal.Instant | null = startOfDay(from); at && isBefore(at, end); ) {
      const now = whoToCall(before, area, purpose, at);
      const then = whoToCall(after, area, purpose, at);
      if (then.line === null && now.line !== null) return { area, from: at, until: then.changesAt };
      const [next] = [now.changesAt, then.changesAt]
        .flatMap((change) => change ?? [])
        .sort(Temporal.Instant.compare);
      at = next ?? null;
    }
  return undefined;
}

/** The same as an error of a form, in words that say where and when. */
export function holeError(
  before: Arrangements,
  after: Arrangements,
  from: Temporal.PlainDate,
  about: About & { field: string },
): FormError | undefined {
  const hole = holeIn(before, after, from, about);
  if (!hole) return undefined;
  const place = after.areas.find(({ code }) => code === hole.area)?.name ?? hole.area;
  const until = hole.until ? `until ${fullWords(hole.until).text}` : 'from then on';
  return formError(
    about.field,
    `Nobody would answer for ${place} from ${fullWords(hole.from).text} ${until}. Give a number for that time too`,
  );
}

/** Whom to ring at telling moments, by what holds now and by what would hold. */
export function callsBeforeAndAfter(
  before: Arrangements,
  after: Arrangements,
  from: Temporal.PlainDate,
  { areas, purpose }: About,
): Html {
  const monday = from.add({ days: (8 - from.dayOfWeek) % 7 });
  const moments = [
    londonInstant(monday, '10:00'),
    londonInstant(monday, '20:00'),
    londonInstant(monday.add({ days: 6 }), '12:00'),
  ];
  const rows = areas.slice(0, 3).flatMap((code) =>
    moments.map((at) => ({
      area: after.areas.find((each) => each.code === code)?.name ?? code,
      at,
      before: whoToCall(before, code, purpose, at),
      after: whoToCall(after, code, purpose, at),
    })),
  );
  return callView(rows);
}
