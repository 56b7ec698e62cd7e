import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTENDANCE, attendanceFor, enquiryBegan, missingFrom } from './strategy.ts';

const day = Temporal.PlainDate.from('2026-11-23');
const policy = attendanceFor(ATTENDANCE, 'thurrock', day);
const from = (kind: 'social care' | 'police' | 'health' | 'education', agency = 'An agency') => ({
  kind,
  agency,
});

test('social care, police and health, and the agency of whoever spoke up', () => {
  assert.deepEqual(missingFrom(policy, [from('police')], 'A school'), [
    'social care',
    'health',
    'referrer’s agency',
  ]);
  const three = [from('social care'), from('police'), from('health', 'Estuary Trust')];
  assert.deepEqual(missingFrom(policy, three, null), [], 'a neighbour brings none');
  assert.deepEqual(missingFrom(policy, three, ' estuary trust '), [], 'there by its name');
  assert.deepEqual(missingFrom(undefined, [], 'A school'), []);
});

test('an area’s own policy goes before the general one, the latest first', () => {
  const own = {
    version: 'essex 1',
    area: 'essex',
    required: ['police'],
    source: '',
    certainty: 'L',
  } as const;
  const rows = [
    ...ATTENDANCE,
    { ...own, effectiveFrom: '2026-01-01' },
    { ...own, version: 'essex 2', effectiveFrom: '2027-01-01' },
  ];
  assert.equal(attendanceFor(rows, 'essex', day)?.version, 'essex 1');
  assert.equal(attendanceFor(rows, 'thurrock', day)?.version, 'national 1');
  assert.equal(attendanceFor(rows, 'essex', Temporal.PlainDate.from('2027-02-01'))?.version, 'essex 2');
});

test('the enquiry began at the first discussion that agreed to one', () => {
  const held = (hour: number, enquiry: 'none' | 'single' | 'joint') => ({
    enquiry,
    heldAt: Temporal.Instant.from(`2026-11-23T${hour}:00:00Z`),
  });
  assert.equal(enquiryBegan([held(10, 'none')]), null);
  const began = enquiryBegan([held(12, 'single'), held(10, 'none'), held(11, 'joint')]);
  assert.equal(began?.toString(), '2026-11-23T11:00:00Z');
});
