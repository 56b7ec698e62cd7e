import { clockWords, inLondon, longDateWords } from '../../platform/time/index.ts';

/** When a part of a session is. */
export interface Times {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** "Tuesday 12 January 2027, 10:00 to 12:00", as London's clocks show it. */
export function timesWords({ startsAt, endsAt }: Times): string {
  const from = inLondon(startsAt);
  const to = inLondon(endsAt);
  const day = longDateWords(from.toPlainDate()).text;
  const end = clockWords(endsAt).text;
  if (from.toPlainDate().equals(to.toPlainDate())) return `${day}, ${clockWords(startsAt).text} to ${end}`;
  const parts = from.until(to, { largestUnit: 'hours' }).hours >= 24;
  if (parts)
    return `${day}, ${clockWords(startsAt).text}, in parts until ${longDateWords(to.toPlainDate()).text}`;
  return `${day}, ${clockWords(startsAt).text} to ${longDateWords(to.toPlainDate()).text}, ${end}`;
}

/** "6 hours 30 minutes" */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const said = (n: number, unit: string) => (n === 0 ? '' : `${n} ${unit}${n === 1 ? '' : 's'}`);
  return [said(hours, 'hour'), said(rest, 'minute')].filter(Boolean).join(' ');
}

/** "£60", "£7.50", "free": pence as people say money. */
export function moneyWords(pence: number): string {
  if (pence === 0) return 'free';
  const pounds = Math.floor(pence / 100).toLocaleString('en-GB');
  return pence % 100 === 0 ? `£${pounds}` : `£${pounds}.${String(pence % 100).padStart(2, '0')}`;
}

/** "8 and 15 December 2026; 5, 12 and 19 January 2027": many days in few words. */
export function daysWords(days: readonly Temporal.PlainDate[]): string {
  const months = Map.groupBy(days, (day) => day.toPlainYearMonth().toString());
  return [...months.values()]
    .map((own) => {
      const numbers = own.map(({ day }) => String(day));
      const last = numbers.pop();
      const month = own[0]?.toLocaleString('en-GB', { month: 'long', year: 'numeric' });
      return `${numbers.length > 0 ? `${numbers.join(', ')} and ` : ''}${last} ${month}`;
    })
    .join('; ');
}
