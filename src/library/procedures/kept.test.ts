import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { askedAgain, saysAnew } from '../../../test/support/asked-again.ts';
import { beginVersion, dateBoxes, sendChanged } from '../../../test/support/editing-procedures.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { seedProcedures } from './shipped/seed.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
});
after(() => app.close());

const PAGES = [
  ...['/procedures', '/procedures/neglect', '/procedures/neglect?area=essex', '/procedures/amendments'],
  ...['/procedures/helpers', '/procedures/allegations/referring'],
];

test('whoever has a page of the procedures is told so; who signed in gets their own, which nobody keeps', async () => {
  const school = await app.as('school');
  for (const path of PAGES) {
    const { seen } = await askedAgain(app, path);
    assert.match(seen.headers.get('vary') ?? '', /cookie/i, path);
    const own = await school.get(path);
    assert.equal(own.headers.get('cache-control'), 'no-store', path);
    assert.equal(own.headers.get('etag'), null, path);
  }
  assert.match((await school.get('/procedures/neglect')).text, /I have read this chapter/);
  assert.doesNotMatch((await app.visitor().get('/procedures/neglect')).text, /I have read this chapter/);
  const typed = await app.visitor().get('/procedures?q=bruise');
  assert.equal(typed.headers.get('etag'), null, 'what somebody typed is not kept');
});

test('a new version shows at once where it was published, and one for later at its time', async () => {
  const odette = await app.as('business');
  const draft = await beginVersion(odette, 'neglect');
  const changed = { title: 'Neglect, as it is from now on', ...dateBoxes('review', '2027-11-25') };
  const [chapter, contents] = [
    await askedAgain(app, '/procedures/neglect'),
    await askedAgain(app, '/procedures'),
  ];
  const sent = await sendChanged(odette, draft, {
    ...{ ...changed, press: 'publish', ...dateBoxes('from', '2026-11-23') },
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 600));
  assert.match(
    (await saysAnew(app, '/procedures/neglect', chapter.tag)).text,
    /Neglect, as it is from now on/,
  );
  assert.match((await saysAnew(app, '/procedures', contents.tag)).text, /Neglect, as it is from now on/);

  const later = await beginVersion(odette, 'neglect');
  await sendChanged(odette, later, {
    ...{ ...changed, title: 'Neglect, from Wednesday', press: 'publish', ...dateBoxes('from', '2026-11-25') },
  });
  const before = await askedAgain(app, '/procedures');
  assert.doesNotMatch(before.seen.text, /from Wednesday/);
  const now = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-24T23:59:50Z');
  assert.equal(
    (await askedAgain(app, '/procedures')).seen.headers.get('cache-control'),
    'public, max-age=10',
  );
  app.clock.now = Temporal.Instant.from('2026-11-25T00:00:00Z');
  assert.match((await saysAnew(app, '/procedures', before.tag)).text, /Neglect, from Wednesday/);
  app.clock.now = now;
});

test('another number shows at once where it was given', async () => {
  const odette = await app.as('business');
  const { tag } = await askedAgain(app, '/procedures/allegations');
  const sent = await sendChanged(odette, '/library/procedures/numbers', { 'number-allegations': '98' });
  assert.equal(sent.status, 303, sent.text.slice(0, 600));
  assert.match((await saysAnew(app, '/procedures/allegations', tag)).text, /Chapter 98/);
});
