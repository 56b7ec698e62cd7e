import { londonDate } from '../../platform/time/london.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { weekInWords } from '../hours/week.ts';
import { standIn } from '../who-to-call/lines.ts';
import { type PhoneLine, PURPOSES, type Purpose } from '../who-to-call/types.ts';

/** A number as it can be kept: with its hours in words, true on any day. */
export interface KeptNumber {
  name: string;
  phone: string;
  text: string | null;
  why: string;
  when: string;
}

/** What one can ring about, for an area or for all of them. */
export interface NumbersOf {
  place: string;
  purpose: Purpose;
  numbers: readonly KeptNumber[];
}

/** Every number in force on the day, area by area: what a page says that may be read without a connection. */
export function numbersToKeep(arrangements: Arrangements, at: Temporal.Instant): NumbersOf[] {
  const day = londonDate(at).toString();
  const held = arrangements.phoneLines.filter(
    (line) => line.effectiveFrom <= day && (line.effectiveTo === null || day < line.effectiveTo),
  );
  const names = new Map(arrangements.areas.map(({ code, name }) => [code as string, name]));
  const places = [...arrangements.areas.map(({ code }) => code as string | null), null];
  return places.flatMap((area) => {
    const own = Map.groupBy(
      held.filter((line) => line.area === area),
      ({ purpose }) => purpose,
    );
    const place = area === null ? 'Everywhere' : (names.get(area) ?? area);
    const wanted = PURPOSES.filter(
      (purpose) => own.has(purpose) || (area !== null && OF_EACH.includes(purpose)),
    );
    return wanted.map((purpose) => ({
      ...{ place, purpose },
      numbers: own
        .get(purpose)
        ?.toSorted(openFirst)
        .map((line) => ({
          ...{ name: line.name, phone: line.phone, text: line.text, why: line.why },
          when: whenOf(arrangements, line, day),
        })) ?? [{ ...standIn(place, purpose), when: `day and night; no number of ${place} itself is held` }],
    }));
  });
}

/** What every area is rung about: one that has no number of its own for it has the police's. */
const OF_EACH: readonly Purpose[] = ['child', 'allegation'];

const openFirst = (one: PhoneLine, other: PhoneLine) =>
  Number(one.holds === 'shut') - Number(other.holds === 'shut');

function whenOf({ serviceHours }: Arrangements, { holds, service }: PhoneLine, day: string): string {
  if (holds === 'always') return 'day and night';
  if (holds === 'shut') return 'at all other times, and on bank holidays';
  const days = serviceHours.filter(
    (hours) => hours.service === service && hours.from <= day && (hours.until === null || day < hours.until),
  );
  return weekInWords(days);
}
