/**
 * Notice as somebody would count it with a finger on a wall calendar, and nothing of the product: dates are numbers of
 * days, weekends are told by the remainder, and the holidays are those printed on the calendar.
 */
export function plainWalk() {
  const shut = new Set(PRINTED.flatMap((line) => holidaysOf(line)));
  const works = (n: number) => (((n + 4) % 7) + 7) % 7 !== 0 && (n + 4) % 7 !== 6 && !shut.has(n);
  const days = (cancelled: string, starts: string, policy: Policy) => {
    const counted = [];
    for (let n = dayNumber(starts) - 1; n >= dayNumber(cancelled); n -= 1) if (works(n)) counted.push(n);
    const sawItself = counted.at(-1) === dayNumber(cancelled);
    return counted.length - (policy === 'skip-cancel-day' && sawItself ? 1 : 0);
  };
  const lastFree = (starts: string, policy: Policy) => {
    let n = dayNumber(starts);
    while (days(written(n), starts, policy) < 15) n -= 1;
    return written(n);
  };
  return { days, lastFree };
}

type Policy = 'skip-cancel-day' | 'count-cancel-day';

const dayNumber = (iso: string) =>
  Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8)) / 86_400_000;
const written = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

function holidaysOf(line: string): number[] {
  const [year, ...dates] = line.split(' ');
  return dates.map((date) => {
    const [day = '', month = ''] = date.split('.');
    return dayNumber(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  });
}

/** England: the year, then the days on which banks are shut, as day.month. */
const PRINTED = [
  '2018 1.1 30.3 2.4 7.5 28.5 27.8 25.12 26.12',
  '2019 1.1 19.4 22.4 6.5 27.5 26.8 25.12 26.12',
  '2020 1.1 10.4 13.4 8.5 25.5 31.8 25.12 28.12',
  '2021 1.1 2.4 5.4 3.5 31.5 30.8 27.12 28.12',
  '2022 3.1 15.4 18.4 2.5 2.6 3.6 29.8 19.9 26.12 27.12',
  '2023 2.1 7.4 10.4 1.5 8.5 29.5 28.8 25.12 26.12',
  '2024 1.1 29.3 1.4 6.5 27.5 26.8 25.12 26.12',
  '2025 1.1 18.4 21.4 5.5 26.5 25.8 25.12 26.12',
  '2026 1.1 3.4 6.4 4.5 25.5 31.8 25.12 28.12',
  '2027 1.1 26.3 29.3 3.5 31.5 30.8 27.12 28.12',
  '2028 3.1 14.4 17.4 1.5 29.5 28.8 25.12 26.12',
  '2029 1.1 30.3 2.4 7.5 28.5 27.8 25.12 26.12',
  '2030 1.1 19.4 22.4 6.5 27.5 26.8 25.12 26.12',
];
