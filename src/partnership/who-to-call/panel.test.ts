import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUBLISHED } from '../arrangements/published.ts';
import { calendarFrom } from '../calendar/bank-holidays.ts';
import { callGaps } from './gaps.ts';
import { callPanel } from './panel.ts';

const now = Temporal.Instant.from('2026-12-25T10:00:00Z');

test('999 stands first, with the one answer of a known area', () => {
  const panel = callPanel(PUBLISHED, 'thurrock', 'child', now);
  assert.equal(panel.emergency.phone, '999');
  assert.deepEqual(
    panel.answers.map(({ areaName, answer }) => [areaName, answer.phone]),
    [['Thurrock', '01375 372468']],
  );
});

test('an area nobody has named is never assumed: every area answers', () => {
  const panel = callPanel(PUBLISHED, null, 'child', now);
  assert.equal(panel.areaKnown, false);
  assert.deepEqual(
    panel.answers.map(({ area, answer }) => [area, answer.phone]),
    [
      ['southend', '101'],
      ['essex', '0345 606 1212'],
      ['thurrock', '01375 372468'],
    ],
  );
});

test('the lines for a page name the area only where it is unknown, and say until when', () => {
  assert.deepEqual(callPanel(PUBLISHED, 'thurrock', 'child', now).lines, [
    {
      area: undefined,
      name: 'Thurrock emergency duty team',
      phone: '01375 372468',
      until: 'Tuesday at 09:00',
    },
  ]);
  const [southend] = callPanel(PUBLISHED, null, 'child', now).lines;
  assert.deepEqual(southend, {
    area: 'Southend',
    name: 'Police, non-emergency',
    phone: '101',
    until: undefined,
  });
});

test('where the calendar has ended both numbers are lines', () => {
  const ended = { ...PUBLISHED, calendar: calendarFrom([]) };
  const phones = callPanel(ended, 'thurrock', 'child', now).lines.map((line) => line.phone);
  assert.deepEqual(phones, ['01375 652802', '01375 372468']);
});

test('administrators see whose number is missing, and what nobody has confirmed', () => {
  const gaps = callGaps(PUBLISHED, now);
  const missing = gaps.filter((g) => g.problem === 'no-number').map((g) => `${g.area} ${g.purpose}`);
  assert.deepEqual(missing, ['southend child', 'southend allegation']);
  const numbers = gaps.filter((g) => g.problem === 'unconfirmed-number').map((g) => `${g.area} ${g.purpose}`);
  assert.deepEqual(numbers, ['southend training', 'essex allegation', 'thurrock training']);
  const essex = gaps.find((g) => g.area === 'essex' && g.purpose === 'child');
  assert.match(essex?.says ?? '', /bank holidays read as shut all day/);
});

test('a number that arrives closes its gap from its date on', () => {
  const [line] = PUBLISHED.phoneLines.filter((l) => l.id === 'all-rail');
  assert.ok(line);
  const southend = {
    ...line,
    id: 'southend-child',
    area: 'southend',
    purpose: 'child',
    effectiveFrom: '2027-01-01',
  } as const;
  const known = { ...PUBLISHED, phoneLines: [...PUBLISHED.phoneLines, southend] };
  const missing = (at: Temporal.Instant) =>
    callGaps(known, at).filter((g) => g.area === 'southend' && g.purpose === 'child').length;
  assert.equal(missing(now), 1);
  assert.equal(missing(Temporal.Instant.from('2027-01-01T00:00:00Z')), 0);
});
