import { isBefore, londonDate, startOfDay } from '../../platform/time/london.ts';
import { type OpeningHours, openingAt } from '../../platform/time/opening-hours.ts';
import { fullWords } from '../../platform/time/words.ts';
import { covers, withoutEnds } from '../../platform/time/working-days.ts';
import { areaName } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { hoursOf } from '../calendar/opening-hours.ts';
import { standIn } from './lines.ts';
import type { CallAnswer, PhoneLine, Purpose } from './types.ts';

/** Far more changes of hours than a configuration can hold without the answer changing with one of them. */
const MOST_BOUNDARIES = 2_000;

/**
 * Whom to ring about `purpose` in `area` at an instant: exactly one answer, always. Intervals are half-open:
 * at 09:00:00 the hub answers, at its closing second it no longer does. Where no line is configured the police
 * non-emergency number stands in. On a date whose bank holidays are not listed weekdays count as ordinary, the
 * other number is given too, and a warning with it: the answer never fails.
 */
export function whoToCall(
  arrangements: Arrangements,
  area: string,
  purpose: Purpose,
  at: Temporal.Instant,
): CallAnswer {
  const lines = arrangements.phoneLines.filter(
    (l) => l.purpose === purpose && (l.area === area || l.area === null),
  );
  const line = lineAt(arrangements, lines, at);
  const said = line ?? standIn(areaName(arrangements.areas, area), purpose);
  const unsure = isUnsure(arrangements, line, at);
  const otherwise = unsure ? otherLine(lines, line, at) : null;
  const warning = otherwise
    ? `We cannot tell whether this is a bank holiday. If nobody answers, ring ${otherwise.name} on ${otherwise.phone}.`
    : null;
  return {
    name: said.name,
    phone: said.phone,
    text: said.text,
    why: [said.why, until(arrangements, line, at), warning].filter(Boolean).join(' '),
    changesAt: changeAfter(arrangements, lines, at),
    line: line?.id ?? null,
    otherwise: otherwise && { name: otherwise.name, phone: otherwise.phone },
    warning,
  };
}

/** The area's own line before a shared one, a later version before an earlier. */
function lineAt(
  arrangements: Arrangements,
  lines: readonly PhoneLine[],
  at: Temporal.Instant,
): PhoneLine | null {
  const [line] = inForce(lines, at)
    .filter((l) => l.holds === 'always' || (l.holds === 'open') === isOpen(arrangements, l, at))
    .sort(
      (a, b) =>
        Number(a.area === null) - Number(b.area === null) || b.effectiveFrom.localeCompare(a.effectiveFrom),
    );
  return line ?? null;
}

function inForce(lines: readonly PhoneLine[], at: Temporal.Instant): PhoneLine[] {
  const day = londonDate(at).toString();
  return lines.filter((l) => l.effectiveFrom <= day && (l.effectiveTo === null || day < l.effectiveTo));
}

function isOpen(arrangements: Arrangements, line: PhoneLine, at: Temporal.Instant): boolean {
  return openingAt(hoursFor(arrangements, line), at).open;
}

function hoursFor(arrangements: Arrangements, line: PhoneLine): OpeningHours {
  return hoursOf(line.service ?? '', arrangements.serviceHours, withoutEnds(arrangements.calendar));
}

function isUnsure(arrangements: Arrangements, line: PhoneLine | null, at: Temporal.Instant): boolean {
  return line !== null && line.holds !== 'always' && !covers(arrangements.calendar, londonDate(at));
}

function otherLine(lines: readonly PhoneLine[], line: PhoneLine | null, at: Temporal.Instant) {
  const wanted = line?.holds === 'open' ? 'shut' : 'open';
  return inForce(lines, at).find((l) => l.holds === wanted && l.service === line?.service) ?? null;
}

function until(arrangements: Arrangements, line: PhoneLine | null, at: Temporal.Instant): string | null {
  if (line === null || line.holds === 'always') return null;
  const { open, until: ends } = openingAt(hoursFor(arrangements, line), at);
  if (ends === null) return null;
  return open ? `Open until ${fullWords(ends).text}.` : `Opens again at ${fullWords(ends).text}.`;
}

/** Walks from boundary to boundary until another line answers, or the same one with a warning or without. */
function changeAfter(
  arrangements: Arrangements,
  lines: readonly PhoneLine[],
  at: Temporal.Instant,
): Temporal.Instant | null {
  const answerAt = (t: Temporal.Instant) => {
    const line = lineAt(arrangements, lines, t);
    return `${line?.id} ${line?.effectiveFrom} ${isUnsure(arrangements, line, t)}`;
  };
  const now = answerAt(at);
  let boundary = boundaryAfter(arrangements, lines, at);
  for (let n = 0; boundary !== null && n < MOST_BOUNDARIES; n += 1) {
    if (answerAt(boundary) !== now) return boundary;
    boundary = boundaryAfter(arrangements, lines, boundary);
  }
  return null;
}

/** The next instant at which a service opens or shuts, a line takes or loses effect, or the calendar ends. */
function boundaryAfter(
  arrangements: Arrangements,
  lines: readonly PhoneLine[],
  at: Temporal.Instant,
): Temporal.Instant | null {
  const dates = lines.flatMap((l) => [l.effectiveFrom, l.effectiveTo]).filter((d) => d !== null);
  const hours = lines.filter((l) => l.holds !== 'always').map((l) => hoursFor(arrangements, l));
  const { from, to } = arrangements.calendar;
  const edges = hours.length > 0 && from <= to ? [from, Temporal.PlainDate.from(to).add({ days: 1 })] : [];
  const [next] = [
    ...[...dates, ...edges].map((date) => startOfDay(date)),
    ...hours.map((h) => openingAt(h, at).until).filter((t) => t !== null),
  ]
    .filter((t) => isBefore(at, t))
    .sort(Temporal.Instant.compare);
  return next ?? null;
}
