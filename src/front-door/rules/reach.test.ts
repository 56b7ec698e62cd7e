import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wayToWrite } from './reach.ts';

const reach = fc.record({
  email: fc.option(fc.constant('jo@example.org')),
  emailSafe: fc.boolean(),
  phone: fc.option(fc.constant('07700 900123')),
  textSafe: fc.boolean(),
  times: fc.option(fc.constant({ days: [1], hours: [[8, 12]] as [number, number][] })),
});

test('a safe way where there is one, and never another called safe', () => {
  fc.assert(
    fc.property(reach, fc.boolean(), (said, texts) => {
      const way = wayToWrite(said, { texts });
      const email = said.email !== null && said.emailSafe;
      const text = said.phone !== null && said.textSafe && texts;
      assert.equal(way?.safe ?? false, email || text);
      if (way) assert.deepEqual(way.times, said.times);
      if (way?.channel === 'sms') assert.ok(text && !email && way.address === said.phone);
      if (way?.channel === 'email') assert.equal(way.address, said.email);
    }),
  );
});
