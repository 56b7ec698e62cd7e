import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalMark, attendanceOf, withAssessment } from './attendance.ts';

const every = { needsEveryPart: true };

test('both halves are complete only with both, and whoever left early did not stay', () => {
  assert.equal(attendanceOf(['here', 'late'], every), 'complete');
  assert.equal(attendanceOf(['here', undefined], every), 'in part');
  assert.equal(attendanceOf(['here', 'left early'], every), 'in part');
  assert.equal(attendanceOf(['left early'], every), 'in part');
});

test('who is on no part was not there, whatever the course asks', () => {
  for (const needsEveryPart of [true, false]) {
    assert.equal(attendanceOf([undefined, 'away'], { needsEveryPart }), 'not there');
    assert.equal(attendanceOf([undefined], { needsEveryPart }), 'not there');
  }
  assert.equal(attendanceOf(['here', 'away'], { needsEveryPart: false }), 'complete');
});

test('where an assessment is asked, complete is only who passed it; nobody is less there for it', () => {
  assert.equal(withAssessment('complete', true, false), 'not passed');
  assert.equal(withAssessment('complete', true, true), 'complete');
  assert.equal(withAssessment('complete', false, false), 'complete');
  assert.equal(withAssessment('not there', true, true), 'not there');
  assert.equal(withAssessment('in part', true, true), 'in part');
});

test('arriving is forgiven for some minutes, to the minute', () => {
  const starts = Temporal.Instant.from('2026-11-23T10:00:00Z');
  const after = (minutes: number) => arrivalMark(starts, starts.add({ minutes }), 10);
  assert.deepEqual(after(-90), { mark: 'here', minutes: null });
  assert.deepEqual(after(10), { mark: 'here', minutes: null });
  assert.deepEqual(after(11), { mark: 'late', minutes: 11 });
  assert.deepEqual(after(4000), { mark: 'late', minutes: 600 });
});
