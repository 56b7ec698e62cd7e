import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Chosen, changeInWords, staffingChange } from './staffing.ts';
import { standingOf } from './standing.ts';

const held = fc.record({
  role: fc.constantFrom<string>('referrer', 'operator', 'administrator'),
  area: fc.constantFrom<string>('essex', 'southend', 'thurrock'),
});
const key = ({ role, area }: { role: string; area: string }) => `${role} in ${area}`;
const chosen = fc.record({
  roles: fc.uniqueArray(held, { selector: key }),
  teams: fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c')),
});
const mine = fc.record({
  areas: fc.uniqueArray(fc.constantFrom<string>('essex', 'southend', 'thurrock')),
  teams: fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c')),
});

test('after a change somebody holds what was chosen where it was mine to choose, and all else as before', () => {
  fc.assert(
    fc.property(chosen, chosen, mine, (before, wanted, own) => {
      const change = staffingChange(before, wanted, own);
      const after: Chosen = {
        roles: [
          ...before.roles.filter((role) => !change.takeRoles.some((taken) => key(taken) === key(role))),
          ...change.giveRoles,
        ],
        teams: [...before.teams.filter((team) => !change.leaveTeams.includes(team)), ...change.joinTeams],
      };
      for (const area of ['essex', 'southend', 'thurrock']) {
        const there = (of: Chosen) =>
          of.roles
            .filter((role) => role.area === area)
            .map(key)
            .sort();
        assert.deepEqual(there(after), there(own.areas.includes(area) ? wanted : before));
      }
      for (const team of ['a', 'b', 'c'])
        assert.equal(
          after.teams.includes(team),
          (own.teams.includes(team) ? wanted : before).teams.includes(team),
        );
    }),
  );
});

test('no change has no words', () => {
  fc.assert(
    fc.property(chosen, mine, (before, own) => {
      assert.deepEqual(changeInWords(staffingChange(before, before, own)), []);
    }),
  );
});

test('how somebody stands', () => {
  const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
  const facts = { disabledAt: null, sample: false, waysIn: 0, invitedUntil: null };
  assert.equal(standingOf(facts, now), 'not invited');
  assert.equal(standingOf({ ...facts, sample: true }, now), 'invented');
  assert.equal(standingOf({ ...facts, invitedUntil: now.add({ seconds: 1 }) }, now), 'invited');
  assert.equal(standingOf({ ...facts, invitedUntil: now }, now), 'invitation ran out');
  assert.equal(standingOf({ ...facts, waysIn: 1, invitedUntil: now }, now), 'active');
  assert.equal(standingOf({ ...facts, waysIn: 1, disabledAt: now }, now), 'stopped');
});
