import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { agencyKinds, teamPurposes } from './kinds.ts';

test('the kinds offered are the kinds the database takes', async () => {
  const database = await testDatabase();
  const owner = await database.owner();
  const taken = async (name: string) => {
    const [row] = await owner.query<{ rule: string }>(
      'select pg_get_constraintdef(oid) as rule from pg_constraint where conname = $1',
      [name],
    );
    return [...(row?.rule ?? '').matchAll(/'((?:[^']|'')+)'/g)].map(([, kind = '']) =>
      kind.replaceAll("''", "'"),
    );
  };
  assert.deepEqual(await taken('agency_kind_check'), agencyKinds);
  assert.deepEqual(await taken('team_purpose_check'), teamPurposes);
  await owner.close();
  await database.close();
});
