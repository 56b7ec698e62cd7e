import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { dropFromSearch, indexForSearch, type SearchEntry, seedSearch } from '../store/search-index.ts';
import { followOthers } from '../store/search-others.ts';

let app: TestApp;
const entry = (ref: string, more: Partial<SearchEntry>): SearchEntry => ({
  kind: 'guide',
  ref,
  title: ref,
  summary: '',
  words: '',
  href: `/guides/${ref}`,
  ...more,
});
const entries = [
  entry('lines', {
    title: 'Zorbing gangs and criminal exploitation',
    summary: 'When a zorbing child is made to carry drugs.',
    words: 'Children who are exploited are victims. Ask kindly about 1 < 2 & phones > none.',
    topics: ['exploitation'],
    audiences: ['professionals'],
  }),
  entry('images', {
    title: 'A nude image was shared',
    words: 'Zorbing images can be taken down.',
    topics: ['images'],
  }),
  entry('sleep', {
    title: 'Safer sleep zorbing',
    words: 'On the back, in a clear cot.',
    audiences: ['parents'],
  }),
  entry('sleep', { title: 'Safer sleep zorbing in Essex', area: 'essex', words: 'On the back, in Essex.' }),
  entry('group', {
    kind: 'contact',
    title: 'Zorbing dads’ group',
    words: 'A free group in Grays.',
    area: 'thurrock',
  }),
  entry('talk', { title: 'Somebody to talk to', words: 'They know about suicide, and listen.' }),
  entry('fair', { title: 'The county fair', words: 'Far out in the country.' }),
  entry('soon', { title: 'Zorbing tomorrow', from: Temporal.Instant.from('2026-11-24T00:00:00Z') }),
  entry('gone', { title: 'Zorbing yesterday', until: Temporal.Instant.from('2026-11-22T00:00:00Z') }),
];
before(async () => {
  app = await startTestApp();
  await asOwner(app.database, (owner) => seedSearch(owner, entries));
});
after(() => app.close());
const search = (query: string) => app.visitor().get(`/search?${query}`);
const titles = ({ html }: { html: string }) =>
  [...html.matchAll(/<h3[^>]*><a href="[^"]*">([^<]*)<\/a>/g)].map(([, title]) => title);

test('a word in another form, a word spelled wrongly and a word that means the same all find it', async () => {
  assert.deepEqual(titles(await search('q=zorbing+exploiting')), ['Zorbing gangs and criminal exploitation']);
  const wrong = await search('q=zorbing+expliotation');
  assert.deepEqual(titles(wrong), ['Zorbing gangs and criminal exploitation']);
  assert.match(wrong.text, /Nothing has “expliotation”; it was read as exploitation/);
  assert.deepEqual(titles(await search('q=zorbing+county+lines')), [
    'Zorbing gangs and criminal exploitation',
  ]);
  assert.deepEqual(titles(await search('q=sexting+zorbing')), ['A nude image was shared']);
});

test('two letters that changed places are put right, also in a short word; of two readings the one that makes a known phrase', async () => {
  assert.deepEqual(titles(await search('q=zorbing+gnags')), ['Zorbing gangs and criminal exploitation']);
  const phrase = await search('q=contry+lines');
  assert.ok(titles(phrase).includes('Zorbing gangs and criminal exploitation'));
  assert.match(phrase.text, /Nothing has “contry”; it was read as county/);
  assert.doesNotMatch((await search('q=country')).text, /read as/);
});

test('what fits is marked in the words around it, and nothing written there becomes markup', async () => {
  const { html } = await search('q=zorbing+kindly');
  assert.match(html, /<mark>kindly<\/mark> about 1 &lt; 2 &amp; phones &gt; none/);
  const evil = await search(`q=${encodeURIComponent('"><script>alert(1)</script> zorbing')}`);
  assert.doesNotMatch(evil.html, /<script>alert/);
  assert.equal(evil.status, 200);
});

test('it is narrowed by sort, area, audience and topic; an area’s own stands in place of the common one', async () => {
  const all = titles(await search('q=zorbing'));
  assert.equal(all.length, 4);
  assert.ok(!all.includes('Safer sleep zorbing in Essex'));
  assert.deepEqual(titles(await search('q=zorbing&kind=contact')), ['Zorbing dads’ group']);
  assert.deepEqual(titles(await search('q=zorbing&area=essex')).sort(), [
    'A nude image was shared',
    'Safer sleep zorbing in Essex',
    'Zorbing gangs and criminal exploitation',
  ]);
  assert.ok(
    !titles(await search('q=zorbing&audience=parents')).includes('Zorbing gangs and criminal exploitation'),
  );
  assert.deepEqual(titles(await search('q=zorbing&topic=images')), ['A nude image was shared']);
  // What is for everyone is for parents too.
  await app.database.work(app.clock.now, (db) =>
    indexForSearch(
      db,
      entry('all', { title: 'Yodelling for all', audiences: ['everyone', 'professionals'] }),
    ),
  );
  assert.deepEqual(titles(await search('q=yodelling&audience=parents')), ['Yodelling for all']);
  await app.database.work(app.clock.now, (db) =>
    indexForSearch(
      db,
      entry('teens', { title: 'Wibbling at sixteen', ages: ['14-17'] }),
      entry('any', { title: 'Wibbling' }),
    ),
  );
  assert.deepEqual(titles(await search('q=wibbling&age=14-17')).sort(), ['Wibbling', 'Wibbling at sixteen']);
  assert.deepEqual(titles(await search('q=wibbling&age=0-4')), ['Wibbling']);
  const none = await search('q=zorbing&topic=images&kind=contact');
  assert.match(none.text, /Nothing of this sort has these words/);
  assert.match(none.html, /href="\/search\?q=zorbing"/);
});

test('what is not published yet, or no longer, is not found; and what was dropped is gone', async () => {
  const { text } = await search('q=zorbing');
  assert.doesNotMatch(text, /Zorbing tomorrow|Zorbing yesterday/);
  await app.database.work(app.clock.now, (db) => indexForSearch(db, entry('short', { title: 'Glimble' })));
  assert.deepEqual(titles(await search('q=glimble')), ['Glimble']);
  await app.database.work(app.clock.now, (db) => dropFromSearch(db, 'guide', 'short'));
  assert.deepEqual(titles(await search('q=glimble')), []);
  const anybody = { actor: 'public', now: app.clock.now, requestId: 'r' } as const;
  await assert.rejects(
    app.database.transaction(anybody, (db) => indexForSearch(db, entry('mine', {}))),
    /may not publish/,
  );
});

test('what other slices publish is followed: come, changed and gone', async () => {
  const service = {
    title: 'Plimsoll playgroup',
    summary: 'Mornings',
    words: 'Toys',
    href: '/x',
    areas: ['essex'],
  };
  await app.database.work(app.clock.now, (db) =>
    indexForSearch(
      db,
      entry('0', { kind: 'service', ...service }),
      entry('1', { kind: 'course', title: 'Plimsoll' }),
    ),
  );
  assert.deepEqual(titles(await search('q=plimsoll&kind=service&area=essex')), ['Plimsoll playgroup']);
  assert.deepEqual(titles(await search('q=plimsoll&kind=service&area=thurrock')), []);
  await app.database.work(app.clock.now, followOthers);
  assert.deepEqual(titles(await search('q=plimsoll')), [], 'neither slice publishes such');
  const code = 'plimsoll-awareness';
  await asOwner(app.database, (owner) =>
    owner.query(
      "insert into learning.course (code, title, summary, words, state) values ($1, 'Plimsoll awareness', 'S', 'W', 'open')",
      [code],
    ),
  );
  assert.ok((await app.database.work(app.clock.now, followOthers)) > 0);
  assert.match(
    (await search('q=plimsoll')).html,
    /href="\/learning\/courses\/plimsoll-awareness">Plimsoll awareness/,
  );
  assert.equal(await app.database.work(app.clock.now, followOthers), 0, 'nothing is written anew');
});

test('the very words come before others that mean the same', async () => {
  const lines = { title: 'County lines wumbling', words: 'Wumbling.' };
  const other = { title: 'A wumbling', words: 'Criminal exploitation, wumbling.' };
  await app.database.work(app.clock.now, (db) => indexForSearch(db, entry('w1', lines), entry('w2', other)));
  assert.deepEqual(titles(await search('q=county+lines+wumbling')), ['County lines wumbling', 'A wumbling']);
});

test('many results are paged, and filters stay in the links', async () => {
  const many = Array.from({ length: 23 }, (_, n) =>
    entry(`many-${n}`, { title: `Quibbling ${n}`, topics: ['images'] }),
  );
  await app.database.work(app.clock.now, (db) => indexForSearch(db, ...many));
  const first = await search('q=quibbling&topic=images');
  assert.match(first.text, /23 results/);
  assert.match(first.html, /href="\/search\?q=quibbling&amp;topic=images&amp;page=2" rel="next"/);
  const third = await search('q=quibbling&topic=images&page=3');
  assert.equal(titles(third).length, 3);
  const seen = new Set([...titles(first), ...titles(await search('q=quibbling&page=2')), ...titles(third)]);
  assert.equal(seen.size, 23);
});

test('words of danger have a number first, calmly, whatever is found', async () => {
  for (const words of ['sucide', 'my dad hit me', 'he is going to kill her', 'I want to die', 'selfharm']) {
    const { text } = await search(new URLSearchParams({ q: words }).toString());
    assert.match(
      text,
      /You can talk to somebody now If you or somebody else is hurt or in danger now, call 999/,
      words,
    );
    assert.match(text, /Thurrock 01375 652802/);
  }
  assert.doesNotMatch((await search('q=zorbing')).text, /You can talk to somebody now/);
  assert.equal((await search('q=suicide')).title, 'Search - Windscreen');
});

test('what was looked for in vain is counted by day without identities, and shown when enough asked', async () => {
  const ask = (q: string, address: string) =>
    app.visitor().get(`/search?${new URLSearchParams({ q })}`, { 'x-forwarded-for': address });
  for (const n of [1, 2, 3, 3, 3]) await ask('wobbly fnords 07700900123 a@b.example', `192.0.2.${n}`);
  for (const n of [1, 2]) await ask('Tamsin Quorl', `192.0.2.${n}`);
  for (let n = 0; n < 5; n += 1) await ask('just one flurble', '192.0.2.9');
  const today = app.clock.now;
  for (let n = 0; n < 3; n += 1) {
    app.clock.now = today.add({ hours: 24 * n });
    await ask('each day one grommet', '192.0.2.9');
  }
  const kept = await asOwner(app.database, (owner) =>
    owner.query<{ words: string; times: number }>(
      'select words, times from library.missed_search order by words',
    ),
  );
  assert.deepEqual(kept, [
    ...[1, 2, 3].map(() => ({ words: 'each day one grommet', times: 1 })),
    { words: 'glimble', times: 1 },
    { words: 'just one flurble', times: 1 },
    { words: 'plimsoll', times: 1 },
    { words: 'tamsin quorl', times: 2 },
    { words: 'wobbly fnords', times: 3 },
    { words: 'zorbing', times: 1 },
  ]);
  const business = await app.as('business');
  const { text } = await business.get('/library/searches');
  assert.match(text, /wobbly fnords 3/);
  assert.match(text, /county lines · criminal exploitation/);
  assert.doesNotMatch(text, /quorl|flurble|grommet|07700|192\.0/);
  app.clock.now = today;
  assert.equal((await (await app.as('screening')).get('/library/searches')).status, 404);
});

test('the business team keeps the words that mean the same, and nobody overwrites another', async () => {
  const business = await app.as('business');
  await business.get('/library/searches/words/new');
  assert.equal((await business.post('/library/searches/words/new', { terms: 'sproggle' })).status, 400);
  const added = await business.post('/library/searches/words/new', { terms: 'sproggle\nnude image' });
  assert.equal(added.location, '/library/searches');
  assert.deepEqual(titles(await search('q=sproggle')), ['A nude image was shared']);
  const list = await business.get('/library/searches');
  const [, href = ''] =
    /sproggle[\s\S]*?href="(\/library\/searches\/words\/[0-9a-f-]{36})"/.exec(list.html) ?? [];
  const form = await business.get(href);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const other = await app.as('business');
  await other.get(href);
  await other.post(href, { version, terms: 'sproggle\nsafer sleep' });
  const late = await business.post(href, { version, terms: 'sproggle\ndrugs' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Somebody changed these words since you opened them.*sproggle · safer sleep/);
  assert.deepEqual(titles(await search('q=sproggle')), ['Safer sleep zorbing']);
  const now = /name="version" value="(\d+)"/.exec(late.html)?.[1] ?? '';
  assert.equal((await business.post(href, { version: now, press: 'drop' })).status, 303);
  assert.deepEqual(titles(await search('q=sproggle')), []);
  assert.equal((await (await app.as('author')).get(href)).status, 404);
});

test('of very many, what has the word in its title comes first, the others follow in order, and no more than 200 are counted', async () => {
  const owner = await app.database.owner();
  const many = Array.from({ length: 215 }, (_, n) =>
    entry(`quagga-${n}`, {
      title: n % 18 === 0 ? `Quagga ${n}` : `Page ${String(n).padStart(3, '0')}`,
      words: `What is said of the quagga, for the ${n}th time.`,
      topics: n < 12 ? ['images'] : [],
    }),
  );
  await seedSearch(owner, many);
  await owner.close();
  const titles = async (query: string) =>
    [
      ...(await app.visitor().get(`/search?q=quagga${query}`)).html.matchAll(
        /href="\/guides\/quagga-\d+">([^<]*)</g,
      ),
    ].map(([, title = '']) => title);
  assert.match((await app.visitor().get('/search?q=quagga')).text, /More than 200 results/);
  assert.ok((await titles('')).every((title) => title.startsWith('Quagga')));
  const second = await titles('&page=2');
  assert.deepEqual(second.slice(0, 4), [...second.slice(0, 2), 'Page 001', 'Page 002']);
  assert.ok(second.slice(0, 2).every((title) => title.startsWith('Quagga')));
  assert.equal((await titles('&page=20')).length, 10);
  assert.deepEqual((await titles('&page=20')).slice(-1), ['Page 199']);
  assert.match((await app.visitor().get('/search?q=quagga&topic=images')).text, /12 results/);
});

test('what anybody may need comes before what is for professionals alone; a word of nearly every page decides nothing', async () => {
  const many = Array.from({ length: 205 }, (_, n) => entry(`quokka-${n}`, { title: `Quokka ${n}` }));
  const work = entry('work', { title: 'Numbat', audiences: ['professionals'] });
  const more = [entry('home', { title: 'When a numbat comes home' }), entry('shed', { title: 'A wombat' })];
  await app.database.work(app.clock.now, (db) => indexForSearch(db, ...many, work, ...more));
  assert.deepEqual(titles(await search('q=numbat')), ['When a numbat comes home', 'Numbat']);
  assert.equal(titles(await search('q=numbat&audience=professionals'))[0], 'Numbat');
  assert.deepEqual(titles(await search('q=quokka+wombat')), ['A wombat']);
});
