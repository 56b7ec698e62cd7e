import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { type Scanner, SIGNATURE, startScanner } from '../../../test/support/clamd.ts';
import { aFilm, aPdf, aPicture, type Sent, sendFiles } from '../../../test/support/files.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { contentCleanUps } from '../clean-ups.ts';
import { findDeadLinks } from '../links/find.ts';

let app: TestApp;
let scanner: Scanner;
let business: Visitor;
before(async () => {
  scanner = await startScanner();
  app = await startTestApp({ config: { CLAMD: scanner.address } });
  business = await app.as('business');
});
after(async () => {
  await app.close();
  await scanner.close();
});

const written = (kind: string, slug: string, more: Record<string, string> = {}) => ({
  ...{ kind, slug, area: 'all', title: `Kites, ${slug}`, summary: 'In short.', body: 'Short words.' },
  ...{ audiences: 'parents', topics: 'kites', reading: 'public', sensitive: 'no', press: 'save' },
  ...{
    'as-at-day': '1',
    'as-at-month': '11',
    'as-at-year': '2026',
    'fact-licence': 'Open Government Licence',
  },
  ...{ 'review-due-day': '1', 'review-due-month': '6', 'review-due-year': '2027', ...more },
});

type Files = Readonly<Record<string, Sent>>;
const write = (fields: Record<string, string>, files: Files = {}): Promise<Seen> =>
  sendFiles(business, '/library/new', files, fields, `/library/new?kind=${fields.kind}`);
const change = (path: string, fields: Record<string, string>, files: Files = {}): Promise<Seen> =>
  sendFiles(business, `${path}/edit`, files, fields);
const publish = (path: string) => sendFiles(business, `${path}/publish`, {}, { when: 'now', why: '' });
const get = (href: string, headers: Record<string, string> = {}) => app.visitor().get(href, headers);
const fileOn = ({ html }: Seen): string => /\/files\/[0-9a-f-]{36}\/[a-z0-9.-]+/.exec(html)?.[0] ?? '';

test('a resource leads to a file with its size, sort, licence and day; anybody has it once the page is published', async () => {
  const made = await write(written('resource', 'a-paper'), {
    'upload-fact-link': { name: 'Kite paper.pdf', content: aPdf('paper') },
  });
  assert.equal(made.status, 303, made.text);
  const path = made.location ?? '';
  const href = fileOn(await business.get(`${path}/edit`));
  assert.match(href, /kite-paper\.pdf$/);
  assert.equal((await get(href)).status, 404);
  assert.equal((await business.get(href)).headers.get('cache-control'), 'no-store');
  await publish(path);
  const reader = { 'user-agent': 'Mozilla/5.0 (X11)' };
  for (const more of [{}, {}, { 'sec-fetch-dest': 'image' }]) await get(href, { ...reader, ...more });
  assert.match(
    (await business.get('/library/views')).text,
    /\/files\/kite-paper\.pdf 2 /,
    'how often it was taken',
  );
  const page = await get('/resources/a-paper');
  assert.match(
    page.text,
    /kite-paper\.pdf \(PDF, 1 kB\).*Licence Open Government Licence.*As at 1 November 2026/,
  );
  const file = await get(href);
  assert.equal(file.status, 200);
  assert.match(file.html, /^%PDF/);
  const head = (name: string) => file.headers.get(name);
  assert.equal(head('content-disposition'), 'attachment; filename="kite-paper.pdf"');
  assert.equal(head('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(head('x-content-type-options'), 'nosniff');
  assert.equal(head('cache-control'), 'public, max-age=3600');
  assert.equal(head('set-cookie'), null);
  assert.equal((await get(href, { 'if-none-match': head('etag') ?? '' })).status, 304);
  for (const other of [href.replace('paper.pdf', 'paper.html'), href.replace(/[0-9a-f]{8}-/, '00000000-')])
    assert.equal((await get(other)).status, 404);
  await sendFiles(business, `${path}/away`, {}, { press: 'take-down' }, path);
  assert.equal((await get(href)).status, 404, 'what was taken down is not there');
});

test('versions keep the file they had, and each is open while it is the one that is shown', async () => {
  const upload = (words: string) => ({
    'upload-fact-download': { name: `${words}.pdf`, content: aPdf(words) },
  });
  const fields = written('campaign', 'two-papers');
  const path = (await write(fields, upload('first'))).location ?? '';
  await publish(path);
  const first = fileOn(await get('/campaigns/two-papers'));
  assert.equal((await change(path, fields, upload('second'))).status, 303);
  const second = fileOn(await business.get(`${path}/edit`));
  assert.deepEqual([(await get(first)).status, (await get(second)).status], [200, 404]);
  await publish(path);
  assert.deepEqual([(await get(first)).status, (await get(second)).status], [404, 200]);
  assert.equal((await business.get(first)).status, 200);
  assert.match((await business.get(`${path}/versions/1`)).html, new RegExp(first));
  assert.match((await get('/campaigns/two-papers')).text, /second\.pdf \(PDF/);
});

test('a picture goes into the text with what it shows, and cannot without; somebody else’s is never drawn', async () => {
  const fields = written('guide', 'a-picture');
  const picture = { 'upload-picture': { name: 'kite.png', content: await aPicture(20, 'png', 300) } };
  const mute = await write(fields, picture);
  assert.equal(mute.status, 400);
  assert.match(mute.text, /Say what the picture shows.*Uploaded: kite-300x48\.png/);
  const held = /name="picture" value="([^"]+)"/.exec(mute.html)?.[1] ?? '';
  const made = await write({ ...fields, picture: held, 'picture-shows': 'A [red] kite' });
  assert.equal(made.status, 303, made.text);
  await publish(made.location ?? '');
  const page = await get('/guides/a-picture');
  assert.match(
    page.html,
    new RegExp(
      `<img class="ws-picture" src="${held}" alt="A \\[red\\] kite" width="300" height="48" loading="lazy">`,
    ),
  );
  const shown = await get(held);
  assert.equal(shown.headers.get('content-type'), 'image/png');
  assert.match(shown.headers.get('content-disposition') ?? '', /^inline/);
  const wrong: [string, RegExp][] = [
    [`![](${held})`, /Say what the picture shows/],
    ['![x](https://elsewhere.example/pixel.png)', /is not shown: upload the picture/],
    [`![x](${held}?"onerror=alert(1))`, /is not shown/],
  ];
  for (const [body, why] of wrong) {
    const answer = await change(made.location ?? '', { ...fields, body });
    assert.equal(answer.status, 400);
    assert.match(answer.text, why);
    assert.doesNotMatch(answer.html, /<img[^>]*(elsewhere|onerror)/);
  }
  const none = await write(written('guide', 'no-picture'), {
    'upload-picture': { name: 'a.pdf', content: aPdf('p') },
  });
  assert.match(none.text, /That is no picture/);
});

test('a film needs its captions or transcript, is played where it stands, and is begun anywhere', async () => {
  const fields = written('resource', 'a-film');
  const film = aFilm('a film', 290_000);
  const files = { 'upload-fact-link': { name: 'film.mp4', content: film } };
  const mute = await write(fields, files);
  assert.equal(mute.status, 400);
  assert.match(mute.text, /Say where its captions or its transcript are/);
  const href = fileOn(mute);
  const captions = {
    'upload-fact-captions-file': { name: 'film.vtt', content: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello' },
  };
  const made = await write({ ...fields, 'fact-link': href }, captions);
  assert.equal(made.status, 303, made.text);
  await publish(made.location ?? '');
  const page = await get('/resources/a-film');
  assert.match(
    page.html,
    /<video class="ws-player" controls preload="none" src="[^"]+film\.mp4"><track kind="captions" src="[^"]+film\.vtt"/,
  );
  assert.match(page.headers.get('content-security-policy') ?? '', /media-src 'self'/);
  const range = async (asked: string, more: Record<string, string> = {}) => {
    const answer = await app.fetch(
      new Request(`http://localhost:3000${href}`, { headers: { range: asked, ...more } }),
    );
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  for (const [asked, from, to] of [
    ['bytes=0-99', 0, 100],
    ['bytes=262100-262200', 262_100, 262_201],
    ['bytes=-50', film.length - 50, film.length],
    ['bytes=280000-', 280_000, film.length],
  ] as const) {
    const { answer, bytes } = await range(asked);
    assert.equal(answer.status, 206);
    assert.equal(answer.headers.get('content-range'), `bytes ${from}-${to - 1}/${film.length}`);
    assert.ok(bytes.equals(film.subarray(from, to)), asked);
  }
  assert.ok((await range('bytes=0-1,5-9')).bytes.equals(film), 'several at once: all of it');
  assert.equal((await range('bytes=9000000-')).answer.status, 416);
  assert.equal((await range('bytes=0-9', { 'if-range': '"another"' })).answer.status, 200);
});

test('of what a sensitive page leads to no copy is kept', async () => {
  const fields = { ...written('resource', 'quiet'), sensitive: 'yes', 'neutral-title': 'A list' };
  const made = await write(fields, { 'upload-fact-link': { name: 'list.pdf', content: aPdf('quiet') } });
  await publish(made.location ?? '');
  const file = await get(fileOn(await get('/resources/quiet')));
  assert.deepEqual([file.status, file.headers.get('cache-control')], [200, 'no-store']);
});

test('what the scanner finds is refused; what it cannot look at is too, in words', async () => {
  const seen = scanner.seen.length;
  const bring = (content: Buffer, name = 'a.pdf') =>
    sendFiles(business, '/library/files', { file: { name, content } });
  const clean = aPdf('clean');
  const { location = '' } = await bring(clean);
  assert.match((await business.get(location)).text, /Looked at for viruses yes, nothing was found/);
  assert.ok(scanner.seen[seen]?.equals(clean));
  assert.match((await bring(aPdf(SIGNATURE))).text, /The virus scanner found something in it that does harm/);
  const large = await bring(Buffer.concat([aPdf(), Buffer.alloc(900_000)]));
  assert.match(large.text, /larger than the virus scanner looks at/);
  await scanner.close();
  const none = await bring(aPdf('unseen'));
  assert.equal(none.status, 400);
  assert.match(none.text, /could not be looked at for viruses just now, and nothing is taken that was not/);
  const rows = await asOwner(app.database, (owner) =>
    owner.query('select 1 from library.file where not scanned'),
  );
  assert.equal(rows.length, 0);
});

test('a file that no version leads to goes after a month; one that any leads to stays; a link to none is told', async () => {
  const files = () =>
    asOwner(app.database, (owner) =>
      owner.query<{ name: string }>('select name from library.file order by name'),
    );
  const before = (await files()).map(({ name }) => name);
  assert.ok(before.includes('a.pdf') && before.includes('first.pdf'));
  const orphans = contentCleanUps.find(({ name }) => name === 'files that no page leads to');
  await app.database.work(app.clock.now, async (db) =>
    orphans?.remove(db, app.clock.now.add({ hours: 24 * 29 }), baseUrl),
  );
  assert.deepEqual(
    (await files()).map(({ name }) => name),
    before,
  );
  await app.database.work(app.clock.now, async (db) =>
    orphans?.remove(db, app.clock.now.add({ hours: 24 * 31 }), baseUrl),
  );
  const after = (await files()).map(({ name }) => name);
  assert.ok(!after.includes('a.pdf') && after.includes('first.pdf') && after.includes('kite-300x48.png'));
  const lost = '/files/00000000-0000-4000-8000-000000000001/lost.pdf';
  const made = await write(written('guide', 'lost-file', { body: `[Lost](${lost})` }));
  await publish(made.location ?? '');
  await app.database.work(app.clock.now, (db) => findDeadLinks(db, app.clock.now));
  assert.match(
    (await business.get(made.location ?? '')).text,
    /lost\.pdf \(no such file is here: it may have been taken down, or never was\)/,
  );
  assert.doesNotMatch((await business.get('/library?standing=broken')).text, /a-picture/);
});
