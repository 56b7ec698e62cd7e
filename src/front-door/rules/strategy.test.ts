import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTENDING, PUBLISHED } from '../../partnership/index.ts';
import { attendanceIn } from '../policies.ts';
import { enquiryBegan, missingFrom, PRESENT_KINDS } from './strategy.ts';

const now = Temporal.Instant.from('2026-11-23T10:00:00Z');
const policy = attendanceIn(PUBLISHED, 'thurrock', now);
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

test('the partnership names the same sorts of agency as the form', () => {
  assert.deepEqual(ATTENDING, PRESENT_KINDS);
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
