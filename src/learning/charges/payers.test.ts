import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { bookPriced, cancels, chargeOf, marks } from '../../../test/support/charging.ts';
import { post } from '../../../test/support/post.ts';
import {
  addCourse,
  addSession,
  bookAs,
  messagesTo,
  prove,
  wholeBooking,
} from '../../../test/support/training.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('people who come for themselves pay for themselves, whatever they write as their organisation', async () => {
  const alone = { 'organisation-type': 'individual', organisation: 'none' };
  const [wren, moss] = [
    await bookPriced(app, { over: { ...alone, name: 'Wren Ashlar' } }),
    await bookPriced(app, { over: { ...alone, name: 'Moss Tarn', 'organisation-type': 'private' } }),
  ];
  for (const each of [wren, moss]) await marks(app, each, true);
  const ledger = await (await app.as('coordinator')).get('/learning/ledger');
  assert.match(ledger.text, / Moss Tarn .*£90 £90 .* Wren Ashlar .*£30 £30 /);
  assert.doesNotMatch(ledger.html, />none</);
  const gwen = await app.as('trainingLead');
  const { id: course } = await addCourse(app.database, { price_table: 'standard' });
  const path = `/learning/sessions/${await addSession(app.database, course)}/book`;
  const own = {
    ...wholeBooking,
    ...alone,
    email: 'gwen.herself@example.org',
    name: 'Gwen Ashdown',
    for: 'me',
  };
  const { location = '' } = await post(gwen, path, own);
  await marks(app, { ...wren, id: location.split('/').at(-1) ?? '' }, true);
  assert.match(
    (await gwen.get('/learning/ledger')).text,
    /Nothing was charged yet/,
    'it is not her organisation’s',
  );
  assert.match((await gwen.get(location)).text, /£30 was charged/);
});

test('whoever is told of a charge opens it: also somebody whom a coordinator booked, and nobody else', async () => {
  const rosalind = await app.as('coordinator');
  const { id: course } = await addCourse(app.database, {
    price_table: 'standard',
    charging_policy: 'standard',
  });
  const path = `/learning/sessions/${await addSession(app.database, course)}/book`;
  const rings = {
    ...wholeBooking,
    for: 'other',
    'other-name': 'Bo Reed',
    'other-email': 'bo.rung@example.org',
  };
  const { location = '' } = await post(rosalind, path, rings);
  await marks(app, { ...(await bookPriced(app)), id: location.split('/').at(-1) ?? '' }, false);
  const [, own = ''] =
    /http\S+(\/learning\/charges\/[0-9a-f-]{36})/.exec(
      (await messagesTo(app, 'bo.rung@example.org')).join(),
    ) ?? [];
  const bo = await prove(app, 'bo.rung@example.org');
  assert.match((await bo.get(own)).text, /A charge of £30 It stands.*Do you think that it is wrong\?/);
  assert.match((await bo.get(location)).text, /£30 was charged/);
  assert.equal((await (await prove(app, 'nosy@example.org')).get(own)).status, 404);
  assert.equal((await (await app.as('trainingLead')).get(own)).status, 404);
});

test('somebody hands a place on, and the other gives the place up too late: the booker is told, and the charge names who did it', async () => {
  const now = app.clock.now;
  const { id: course } = await addCourse(app.database, {
    price_table: 'standard',
    charging_policy: 'standard',
  });
  const booked = await bookAs(app, 'ann@example.org', await addSession(app.database, course));
  const given = { name: 'Jo Lind', email: 'jo.lind@example.org' };
  const { location: path = '' } = await post(booked.browser, `${booked.path}/substitute`, given);
  assert.match(
    (await messagesTo(app, 'ann@example.org')).join(),
    /The place on “Working together early” that you booked for somebody else is confirmed\./,
  );
  app.clock.now = Temporal.Instant.from('2027-01-08T11:00:00Z');
  const jo = await bookPriced(app, { starts: '2027-06-01' });
  assert.equal((await cancels(app, { ...jo, email: 'jo.lind@example.org', path })).status, 303);
  const charge = await chargeOf(app, { id: path.split('/').at(-1) ?? '' });
  const ann = await prove(app, 'ann@example.org');
  assert.match(
    (await ann.get(`/learning/charges/${charge?.id}`)).text,
    /Payer Creekside Youth Trust.*Charge: £30 [^.]*jo\.lind@example\.org/,
  );
  app.clock.now = now;
});
