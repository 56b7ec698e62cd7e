import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { askedAgain, saysAnew } from '../../../test/support/asked-again.ts';
import { downloadPdf } from '../../../test/support/download.ts';
import { beginVersion, dateBoxes, sendChanged } from '../../../test/support/editing-procedures.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { addShipped } from '../../../test/support/library.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { doRegularly } from '../../../test/support/regularly.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import { contentCleanUps } from '../clean-ups.ts';
import { findDeadLinks } from '../links/find.ts';
import { followFacts } from '../local/follow.ts';
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

test('a local fact is named and not said: its change shows at once, the past shows what was, and a name that is none is refused', async () => {
  const odette = await app.as('business');
  const draft = await beginVersion(odette, 'radicalisation');
  const path = `${draft}/sections/share`;
  const typed =
    'Ring {{Front door  number}} or write to {{designated officer e-mail}}.\n\n::: local\nessex: {{front door hours}}\n:::';
  const wrong = await sendChanged(odette, path, { body: `${typed}\n\n{{front dor}}` });
  assert.equal(wrong.status, 400);
  assert.match(
    wrong.text,
    /There is no local fact called “front dor”\. There are: front door name, front door number/,
  );
  assert.match(wrong.html, /\{\{front dor\}\}/);
  const looked = await sendChanged(odette, path, { body: typed, press: 'preview' });
  assert.match(
    looked.text,
    /Ring 101 \(Southend: the police, as no number is given\); 0345 603 7627 \(Essex\); 01375 652802 \(Thurrock\)/,
  );
  assert.equal((await sendChanged(odette, path, { body: typed })).status, 303);
  const sent = await sendChanged(odette, draft, {
    ...{
      press: 'publish',
      'impact-share': 'Numbers are as arranged.',
      ...dateBoxes('from', '2026-11-23'),
    },
    ...dateBoxes('review', '2027-11-23'),
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 900));
  const chapter = '/procedures/radicalisation';
  const { seen, tag } = await askedAgain(app, `${chapter}?area=essex`);
  assert.match(seen.text, /Ring 0345 603 7627 or write to LADO@essex\.gov\.uk \./);
  assert.match(seen.html, /href="tel:03456037627"[\s\S]*href="mailto:LADO@essex\.gov\.uk"/);
  assert.match(seen.text, /Essex Monday to Thursday 09:00 to 17:30, Friday 09:00 to 16:30/);
  const paper = await downloadPdf(app, app.visitor(), `${chapter}/document.pdf?area=thurrock`);
  assert.match(paper.text, /Ring 01375 652802 or write to lado@thurrock\.gov\.uk/);
  await app.database.work(app.clock.now, (db) => followFacts(db, app.clock.now));
  assert.match((await app.visitor().get('/search?q=0345+603+7627')).text, /Share/);

  const priya = await app.as('administrator');
  const line = '/arrangements/lines/essex/child';
  const form = await priya.get(line);
  assert.match(form.text, /Where it is used .* Share/);
  const changed = await priya.post(line, {
    ...fieldsShown(form.html),
    ...{
      'open-phone': '0345 000 111',
      source: 'A letter',
      certainty: 'V',
      why: 'A new number',
      press: 'save',
    },
    ...dateBoxes('from', '2026-11-23'),
  });
  assert.equal(changed.status, 303, changed.text.slice(0, 900));
  assert.match((await saysAnew(app, `${chapter}?area=essex`, tag)).text, /Ring 0345 000 111 or/);
  const was = await app.visitor().get(`${chapter}?area=essex&on=2026-11-23`);
  assert.match(was.text, /0345 000 111/);
  const start = app.clock.now;
  app.clock.now = Temporal.Instant.from('2026-11-26T10:00:00Z');
  const later = await app.as('administrator');
  const next = await later.post(line, {
    ...fieldsShown((await later.get(line)).html),
    ...{ 'open-phone': '0345 000 222', source: 'A letter', certainty: 'V', why: 'Another', press: 'save' },
    ...dateBoxes('from', '2026-11-26'),
  });
  assert.equal(next.status, 303, next.text.slice(0, 900));
  assert.match((await app.visitor().get(`${chapter}?area=essex`)).text, /Ring 0345 000 222/);
  assert.match((await app.visitor().get(`${chapter}?area=essex&on=2026-11-25`)).text, /Ring 0345 000 111/);
  const names = await (await app.as('author')).get('/library/local-facts');
  assert.match(names.text, /\{\{front door number\}\}.*0345 000 222 \(Essex\).*Share/);
  assert.deepEqual(await invalidHtml(names.html), []);
  app.clock.now = start;
});

test('a page of the library names local facts too: who previews, reads or searches meets what is arranged', async () => {
  const [odette, author] = [await app.as('business'), await app.as('author')];
  const blank = fieldsShown((await odette.get('/library/new?kind=guide')).html);
  const body = 'Ring {{Designated officer  number}} now.';
  const fields = { ...blank, title: 'Kites call', slug: 'kites-call', area: 'all', topics: 'Kites', body };
  const typed = {
    ...fields,
    summary: 'In short.',
    reading: 'public',
    sensitive: 'no',
    audiences: 'everyone',
  };
  const strange = { ...typed, body: `${body} {{front dor}}` };
  const wrong = await odette.post('/library/new', { ...strange, press: 'save' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /There is no local fact called “front dor”\. There are: front door name/);
  assert.match(wrong.html, /\{\{front dor\}\}<\/textarea>/);
  const looked = await odette.post('/library/new', { ...strange, press: 'preview' });
  assert.match(
    looked.text,
    /Ring 101 \(Southend: the police, as no number is given\); 03330 139797 \(Essex\)/,
  );
  assert.match(looked.text, /Look again: There is no local fact called “front dor”/);
  const path = (await odette.post('/library/new', { ...typed, press: 'save' })).location ?? '';
  const shown = await sendChanged(odette, `${path}/publish`, { when: 'now', tell: 'yes', why: 'New' });
  assert.equal(shown.status, 303, shown.text.slice(0, 600));
  const essex = '/guides/kites-call?area=essex';
  assert.match((await app.visitor().get(essex)).html, /Ring <a [^>]*href="tel:03330139797"/);
  assert.match((await app.visitor().get('/search?q=kites+03330+139797')).text, /Kites call/);
  assert.match((await author.get('/library/local-facts')).text, /designated officer number.*Kites call/);
  const braces = 'kind: guide\ntitle: Braces\nreading: public';
  await addShipped(app, 'guides/braces.md', braces, '{{front dor}}');
  await app.database.work(app.clock.now, (db) => findDeadLinks(db, app.clock.now));
  assert.match((await odette.get('/library?standing=broken')).text, /Braces.*1 dead link/);

  const priya = await app.as('administrator');
  const line = '/arrangements/lines/essex/allegation';
  const form = await priya.get(line);
  assert.match(form.text, /Where it is used .* Kites call/);
  const changed = await priya.post(line, {
    ...fieldsShown(form.html),
    ...{ 'open-phone': '0345 000 333', source: 'A letter', certainty: 'V', why: 'New', press: 'save' },
    ...dateBoxes('from', '2026-11-23'),
  });
  assert.equal(changed.status, 303, changed.text.slice(0, 900));
  assert.match((await app.visitor().get(essex)).text, /Ring 0345 000 333 now/);
  await doRegularly(app, contentCleanUps);
  assert.match((await app.visitor().get('/search?q=kites+0345+000+333')).text, /Kites call/);
});
