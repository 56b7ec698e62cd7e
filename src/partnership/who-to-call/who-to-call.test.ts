import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { londonInstant } from '../../platform/time/london.ts';
import { AREAS_AT_INSTALLATION } from '../areas.ts';
import { PUBLISHED } from '../arrangements/published.ts';
import { BANK_HOLIDAYS, calendarFrom } from '../calendar/bank-holidays.ts';
import { PURPOSES, type Purpose } from './types.ts';
import { whoToCall } from './who-to-call.ts';

const AREAS = AREAS_AT_INSTALLATION.map(({ code }) => code);
const START = Temporal.Instant.from('2019-01-01T00:00:00Z');
const END = Temporal.Instant.from('2031-01-01T00:00:00Z');
const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11));
const ask = (area: string, purpose: Purpose, instant: Temporal.Instant) =>
  whoToCall(PUBLISHED, area, purpose, instant);

/** Phone, first instant it answers, first instant it no longer does. */
type Span = [phone: string, from: string, until: string | null];

/** Every interval the answers claim, by following each to its change. */
function chain(area: string, purpose: Purpose): Span[] {
  const spans: Span[] = [];
  for (let from: Temporal.Instant | null = START; from && Temporal.Instant.compare(from, END) < 0; ) {
    const { phone, changesAt } = ask(area, purpose, from);
    spans.push([phone, from.toString(), changesAt?.toString() ?? null]);
    from = changesAt;
  }
  return spans;
}

const THURROCK = { closing: () => '16:30', night: '01375 372468' };
const ESSEX = { closing: (weekday: number) => (weekday === 5 ? '16:30' : '17:30'), night: '0345 606 1212' };

/** The same, set down from the services' published hours, one day after another. */
function oracle(day: string, { closing, night }: typeof THURROCK | typeof ESSEX): Span[] {
  const holidays = new Set(BANK_HOLIDAYS.map((h) => h.date));
  const spans: Span[] = [];
  let shutSince = START.toString();
  for (let date = Temporal.PlainDate.from('2019-01-01'); (spans.at(-1)?.[2] ?? '') < END.toString(); ) {
    if (date.dayOfWeek <= 5 && !holidays.has(date.toString())) {
      const opens = londonInstant(date, '09:00').toString();
      const closes = londonInstant(date, closing(date.dayOfWeek)).toString();
      spans.push([night, shutSince, opens]);
      if (date.year < 2031) spans.push([day, opens, closes]);
      shutSince = closes;
    }
    date = date.add({ days: 1 });
  }
  return spans;
}

const DAY_AND_NIGHT: readonly [string, Purpose, Span[]][] = [
  ['thurrock', 'child', oracle('01375 652802', THURROCK)],
  ['thurrock', 'allegation', oracle('01375 652921', THURROCK)],
  ['essex', 'child', oracle('0345 603 7627', ESSEX)],
  ['essex', 'allegation', oracle('03330 139797', ESSEX)],
];

for (const [area, purpose, expected] of DAY_AND_NIGHT) {
  test(`${area} ${purpose}: every interval of 2019 to 2030 touches the next, and each is the published one`, () => {
    const spans = chain(area, purpose);
    assert.ok(spans.length > 6_000);
    assert.deepEqual(spans, expected);
  });
}

const UNCHANGING: readonly [string, Purpose, string][] = [
  ['southend', 'child', '101'],
  ['southend', 'allegation', '101'],
  ...AREAS.flatMap((area): [string, Purpose, string][] => [
    [area, 'rail', '0800 40 50 40'],
    [area, 'domestic-abuse', '0800 358 0351'],
    [area, 'child-death', '01992 566131'],
    [area, 'training', '0333 013 8937'],
  ]),
];

for (const [area, purpose, phone] of UNCHANGING) {
  test(`${area} ${purpose}: ${phone} at every hour, and no change to wait for`, () => {
    assert.deepEqual(chain(area, purpose), [[phone, START.toString(), null]]);
  });
}

test('every area and purpose is among the intervals compared', () => {
  assert.equal(DAY_AND_NIGHT.length + UNCHANGING.length, AREAS.length * PURPOSES.length);
});

test('within an interval the whole answer stays the same, to its last nanosecond', () => {
  const seconds = END.since(START).total('seconds');
  fc.assert(
    fc.property(
      fc.constantFrom(...AREAS),
      fc.constantFrom(...PURPOSES),
      fc.integer({ min: 0, max: seconds - 1 }),
      (area, purpose, second) => {
        const answer = ask(area, purpose, START.add({ seconds: second }));
        if (answer.changesAt === null) return;
        assert.deepEqual(ask(area, purpose, answer.changesAt.subtract({ nanoseconds: 1 })), answer);
        assert.notEqual(ask(area, purpose, answer.changesAt).phone, answer.phone);
      },
    ),
    { numRuns: 300 },
  );
});

const TIMES: readonly [area: string, purpose: Purpose, when: string, phone: string, changes: string][] = [
  ['thurrock', 'child', '2026-11-23 08:59', '01375 372468', '2026-11-23 09:00'],
  ['thurrock', 'child', '2026-11-23 09:00', '01375 652802', '2026-11-23 16:30'],
  ['thurrock', 'child', '2026-11-20 16:29:59', '01375 652802', '2026-11-20 16:30'],
  ['thurrock', 'child', '2026-11-20 16:30', '01375 372468', '2026-11-23 09:00'],
  ['thurrock', 'child', '2026-12-24 16:30', '01375 372468', '2026-12-29 09:00'],
  ['thurrock', 'child', '2026-12-25 10:00', '01375 372468', '2026-12-29 09:00'],
  ['thurrock', 'child', '2026-04-02 16:30', '01375 372468', '2026-04-07 09:00'],
  ['thurrock', 'child', '2026-05-04 10:00', '01375 372468', '2026-05-05 09:00'],
  ['thurrock', 'child', '2027-12-27 11:00', '01375 372468', '2027-12-29 09:00'],
  ['thurrock', 'child', '2028-01-03 10:00', '01375 372468', '2028-01-04 09:00'],
  ['thurrock', 'child', '2020-05-04 10:00', '01375 652802', '2020-05-04 16:30'],
  ['thurrock', 'child', '2022-09-19 10:00', '01375 372468', '2022-09-20 09:00'],
  ['thurrock', 'allegation', '2026-11-21 12:00', '01375 372468', '2026-11-23 09:00'],
  ['thurrock', 'child', '2030-12-31 23:59:59', '01375 372468', '2031-01-02 09:00'],
  ['essex', 'child', '2026-11-19 17:29:59', '0345 603 7627', '2026-11-19 17:30'],
  ['essex', 'child', '2026-11-19 17:30', '0345 606 1212', '2026-11-20 09:00'],
  ['essex', 'child', '2026-11-20 16:30', '0345 606 1212', '2026-11-23 09:00'],
  ['essex', 'child', '2026-12-25 10:00', '0345 606 1212', '2026-12-29 09:00'],
  ['essex', 'allegation', '2026-11-20 16:30', '0345 606 1212', '2026-11-23 09:00'],
];

for (const [area, purpose, when, phone, changes] of TIMES) {
  test(`${area} ${purpose} at ${when}: ${phone} until ${changes}`, () => {
    const answer = ask(area, purpose, at(when));
    assert.equal(answer.phone, phone);
    assert.equal(answer.changesAt?.toString(), at(changes).toString());
  });
}

test('the answer says why, until when, and which line it came from', () => {
  const night = ask('thurrock', 'child', at('2026-12-25 10:00'));
  assert.equal(
    night.why,
    'The Thurrock hub is closed, and the emergency duty team takes what cannot wait. Opens again at 09:00 on Tuesday 29 December 2026.',
  );
  assert.equal(night.line, 'thurrock-child-shut');
  const southend = ask('southend', 'child', at('2026-12-25 10:00'));
  assert.match(southend.why, /do not hold Southend's own number/);
  assert.deepEqual([southend.name, southend.line], ['Police, non-emergency', null]);
  assert.equal(ask('essex', 'rail', at('2026-12-25 10:00')).text, '61016');
});

test('where bank holidays are not listed a weekday counts as ordinary, and both numbers are shown with a warning', () => {
  const only2026 = {
    ...PUBLISHED,
    calendar: calendarFrom(BANK_HOLIDAYS.filter((h) => h.date.startsWith('2026'))),
  };
  const sure = whoToCall(only2026, 'thurrock', 'child', at('2026-12-31 10:00'));
  assert.deepEqual([sure.otherwise, sure.warning], [null, null]);
  const newYear = whoToCall(only2026, 'thurrock', 'child', at('2027-01-01 10:00'));
  assert.equal(newYear.phone, '01375 652802');
  assert.equal(newYear.otherwise?.phone, '01375 372468');
  assert.match(
    newYear.why,
    /cannot tell whether this is a bank holiday.*ring Thurrock emergency duty team on 01375 372468/,
  );
  const nothing = { ...PUBLISHED, calendar: calendarFrom([]) };
  const night = whoToCall(nothing, 'essex', 'child', at('2026-12-25 20:00'));
  assert.deepEqual([night.phone, night.otherwise?.phone], ['0345 606 1212', '0345 603 7627']);
  assert.equal(whoToCall(nothing, 'southend', 'child', at('2026-12-25 20:00')).warning, null);
});

test('the warning begins at midnight where the list ends, and that is a change', () => {
  const only2026 = {
    ...PUBLISHED,
    calendar: calendarFrom(BANK_HOLIDAYS.filter((h) => h.date.startsWith('2026'))),
  };
  const evening = whoToCall(only2026, 'thurrock', 'child', at('2026-12-31 20:00'));
  assert.equal(evening.changesAt?.toString(), at('2027-01-01 00:00').toString());
});

test('a number that changes on a date changes at that midnight, for its area alone', () => {
  const [shut] = PUBLISHED.phoneLines.filter((l) => l.id === 'thurrock-child-shut');
  assert.ok(shut);
  const phoneLines = [
    ...PUBLISHED.phoneLines.filter((l) => l !== shut),
    { ...shut, effectiveTo: '2026-11-22' },
    { ...shut, phone: '01375 000000', effectiveFrom: '2026-11-22' },
  ];
  const moved = { ...PUBLISHED, phoneLines };
  const saturday = whoToCall(moved, 'thurrock', 'child', at('2026-11-21 12:00'));
  assert.deepEqual([saturday.phone, saturday.changesAt], ['01375 372468', at('2026-11-22 00:00')]);
  const sunday = whoToCall(moved, 'thurrock', 'child', at('2026-11-22 00:00'));
  assert.deepEqual([sunday.phone, sunday.changesAt], ['01375 000000', at('2026-11-23 09:00')]);
  const gained = {
    ...PUBLISHED,
    phoneLines: [
      ...phoneLines,
      {
        ...shut,
        id: 's',
        area: 'southend',
        holds: 'always' as const,
        service: null,
        effectiveFrom: '2027-01-01',
      },
    ],
  };
  assert.deepEqual(
    whoToCall(gained, 'southend', 'child', at('2026-11-22 12:00')).changesAt,
    at('2027-01-01 00:00'),
  );
});
