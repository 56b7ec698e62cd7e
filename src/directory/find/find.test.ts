import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { sampleServices } from '../../../test/support/services.ts';
import { sampleServiceId } from '../index.ts';
import { distanceWords, outwardOf } from '../rules/near.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
});
after(() => app.close());

const backFrom = (html: string) =>
  /<a href="([^"]*)" class="govuk-back-link"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const titles = (html: string) =>
  [...html.matchAll(/ws-card__title--small"><a href="\/directory\/[^"]*">([^<]*)</g)].map(
    ([, title]) => title,
  );

test('a father of a five-year-old near SS1 finds a free group on a phone without JavaScript', async () => {
  const browser = app.visitor();
  const form = await browser.get('/directory');
  assert.match(form.html, /<form method="post" action="\/directory\/find"/);
  const sent = { words: 'dads', near: 'ss1 1ab', age: '5', free: 'yes' };
  const answer = await browser.post('/directory/find', sent);
  assert.equal(answer.status, 303);
  assert.equal(answer.location, '/directory?words=dads&age=5&free=yes&near=SS1#found');
  const seen = await browser.get(answer.location ?? '');
  assert.equal(titles(seen.html)[0], 'Dads and Little Ones Saturday Group');
  assert.match(seen.text, /about a mile from SS1|about 2 miles from SS1/);
  assert.match(seen.text, /Free/);
  assert.ok(seen.html.length < 40_000, `${seen.html.length} bytes`);
  assert.match(seen.title, /^Services that help families: \d+ found/);
  const link = /ws-card__title--small"><a href="([^"]*)"/.exec(seen.html)?.[1] ?? '';
  const entry = await browser.get(link.replaceAll('&amp;', '&'));
  assert.equal(backFrom(entry.html), `${answer.location?.replace('#found', '')}#s-${link.slice(11, 47)}`);
  for (const words of [
    /From birth to 7/,
    /Fathers/,
    /You can contact them yourself/,
    /Saturday, 9:30 to 11:30/,
  ])
    assert.match(entry.text, words);
  assert.match(entry.text, /Free/);
  assert.match(entry.text, /Checked on Monday 23 November 2026/);
  assert.match(entry.html, /href="\/feedback\?about=%2Fdirectory%2F/);
});

test('a whole postcode is in no address and no line of the log', async () => {
  const browser = app.visitor();
  const { location } = await browser.get('/directory?near=SS1%201AB&words=play');
  assert.equal(location, '/directory?words=play&near=SS1');
  await browser.post('/directory/find', { near: 'SS11AB' });
  assert.doesNotMatch(app.logged.join('\n'), /SS1(\+|%20|\s)*1AB/i);
  assert.equal(
    (await browser.post('/directory/find', { near: 'nowhere' })).location,
    '/directory?place=unknown',
  );
  const unknown = await browser.get('/directory?place=unknown');
  assert.match(unknown.title, /^Error:/);
  assert.match(unknown.text, /There is a problem Enter a postcode like SS1 1AB/);
});

test('words are found in spite of a typing error, and by what means the same', async () => {
  const browser = app.visitor();
  const find = async (words: string) =>
    titles((await browser.get(`/directory?words=${encodeURIComponent(words)}`)).html);
  assert.ok((await find('counseling')).includes('Family Counselling'));
  assert.ok((await find('councelling')).includes('Family Counselling'));
  assert.ok((await find('domestik abuse')).length > 0);
  assert.ok((await find('a group for my kids’ anxiety')).length > 0);
  assert.deepEqual(await find('zzzz'), []);
});

test('each question narrows: need, age, unborn, area, audience, access, language, level, cost, self-referral', async () => {
  const browser = app.visitor();
  const find = async (query: string) => titles((await browser.get(`/directory?${query}`)).html);
  assert.ok((await find('need=substance-misuse')).every((title) => /Tide|Drinks|Recovery/.test(title ?? '')));
  assert.ok((await find('age=unborn')).includes('Bump, Birth and Beyond'));
  assert.ok(!(await find('age=25')).includes('Bright Start Stay and Play, Leigh'));
  assert.ok(!(await find('area=thurrock&need=housing')).includes('Furniture and Beds for Families'));
  assert.deepEqual(await find('audience=male-victims'), [
    'A Safe Place to Stay',
    'Acorn House: sexual assault referral centre',
    'Men Hurt at Home',
  ]);
  assert.deepEqual(await find('audience=perpetrators'), ['Changing Ways']);
  assert.deepEqual(await find('audience=female-victims'), ['A Safe Place to Stay']);
  assert.ok((await find('access=bsl')).includes('Deaf Children’s Signing Café'));
  assert.ok((await find('language=Polish')).includes('Safe Quay Helpline'));
  assert.ok((await find('level=4')).includes('Safe Quay Helpline'));
  assert.ok(!(await find('self=yes&need=housing')).includes('Furniture and Beds for Families'));
});

test('lists go on by key, and an empty one says what to widen', async () => {
  const browser = app.visitor();
  const first = await browser.get('/directory?area=essex');
  const next = /<a href="([^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await browser.get(next);
  const seen = [...titles(first.html), ...titles(second.html)];
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(titles(second.html).length > 0);
  const none = await browser.get('/directory?need=exclusion&age=1&near=SS1&within=2&words=chess');
  assert.match(none.text, /Nothing fits all of that/);
  assert.match(none.text, /Look up to 5 miles from SS1/);
  const gone = await browser.get('/directory?area=essex&after=00000000-0000-4000-8000-000000000009');
  assert.equal(gone.location, '/directory?area=essex');
  assert.match((await browser.get('/directory?near=ZE1')).text, /We do not know where ZE1 is/);
});

test('what is near comes page by page, nearest first, then what has no place, each once and all that were counted', async () => {
  const browser = app.visitor();
  for (const query of ['near=SS1', 'near=SS1&within=20&free=yes&age=5']) {
    const walked: string[] = [];
    let counted = '';
    let path: string | undefined = `/directory?${query}`;
    while (path) {
      const { html, text } = await browser.get(path);
      counted = /(\d+) services/.exec(text)?.[1] ?? '';
      walked.push(...[...html.matchAll(/ws-meta"><span>([^<]*)<[\s\S]*?<\/li>/g)].map(([, far = '']) => far));
      path = /<a href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.equal(walked.length, Number(counted), query);
    const miles = walked.map((far) => (/from SS1$/.test(far) ? Number(/\d+/.exec(far)?.[0] ?? 0) : Infinity));
    assert.deepEqual(
      miles,
      miles.toSorted((a, b) => a - b),
      query,
    );
    assert.ok(miles.includes(Infinity) && miles.some((each) => each < 3), query);
  }
});

test('what was chosen is said, and each of it is left out by a link that keeps the rest', async () => {
  const browser = app.visitor();
  const all =
    'words=help&need=housing&age=unborn&area=essex&free=yes&self=yes&level=2&audience=lgbt&access=home&language=Polish&near=CM1&within=50';
  const none = await browser.get(`/directory?${all}`);
  assert.match(none.text, /Nothing fits all of that/);
  const some = 'need=housing&age=5&area=essex&self=yes&level=2&near=CM1&within=50';
  const { html, text } = await browser.get(`/directory?${some}`);
  const links = [...html.matchAll(/<a href="([^"]*)">Leave out/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  );
  assert.equal(links.length, 6, text);
  const parts = (query: string) => new Set(query.replace('/directory?', '').split('&'));
  for (const link of links) {
    const left = parts(some).difference(parts(link));
    assert.ok(left.size === 1 || left.has('near=CM1'), link);
  }
  for (const words of ['Housing', 'Age 5', 'Essex', 'Level 2: Early help', 'Up to 50 miles from CM1'])
    assert.ok(text.includes(`${words} Leave out`), words);
  await browser.get('/directory');
  const everything = await browser.post('/directory/find', {});
  assert.equal(everything.location, '/directory?all=yes#found');
  assert.equal(titles((await browser.get(everything.location)).html).length, 20);
});

test('the way back from an entry leads to what was found there, and nowhere else', async () => {
  const path = `/directory/${sampleServiceId('Dig and Play')}`;
  const back = async (query: string) => backFrom((await app.visitor().get(`${path}${query}`)).html);
  assert.equal(await back(''), '/directory');
  for (const hostile of [
    '?next=//evil.example',
    '?area=//evil.example',
    '?need=javascript:alert(1)',
    '?after=x',
  ])
    assert.equal(await back(hostile), '/directory', hostile);
  const typed = await back(`?words=${encodeURIComponent('"><b>&near=//evil')}&near=SS1 1AB`);
  assert.match(typed ?? '', /^\/directory\?words=%22%3E%3Cb%3E%26near%3D%2F%2Fevil&near=SS1#s-/);
  const second = (await app.visitor().get('/directory?area=essex')).html;
  const next = /<a href="([^"]*)" rel="next"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const link =
    /ws-card__title--small"><a href="([^"]*)"/.exec((await app.visitor().get(next)).html)?.[1] ?? '';
  const entry = await app.visitor().get(link.replaceAll('&amp;', '&'));
  assert.equal(backFrom(entry.html)?.replace(/#.*/, ''), next);
});

test('what is not published is not there, and pages may be kept by anybody’s cache', async () => {
  const browser = app.visitor();
  const id = sampleServiceId('Dig and Play');
  assert.equal((await browser.get(`/directory/${id}`)).headers.get('cache-control'), 'public, max-age=60');
  await asOwner(app.database, (owner) =>
    owner.query('update directory.service set published = false where id = $1', [id]),
  );
  assert.equal((await browser.get(`/directory/${id}`)).status, 404);
  assert.equal((await browser.get('/directory/nonsense')).status, 404);
  assert.equal((await browser.get('/directory?words=vegetables')).headers.get('set-cookie'), null);
});

test('half a postcode and a distance in words', () => {
  assert.equal(outwardOf('ss1 1ab'), 'SS1');
  assert.equal(outwardOf('SS11AB'), 'SS1');
  assert.equal(outwardOf('ss11'), 'SS11');
  assert.equal(outwardOf('Southend'), undefined);
  assert.equal(distanceWords(0.3, 'SS1'), 'less than a mile from SS1');
  assert.equal(distanceWords(1.9, 'SS1'), 'about 2 miles from SS1');
  assert.equal(distanceWords(23, 'SS1'), 'about 25 miles from SS1');
});

test('words that mean something to programs alone are words like any other', async () => {
  for (const words of ['constructor', 'toString', '__proto__', 'hasOwnProperty valueOf'])
    assert.equal(
      (await app.visitor().get(`/directory?words=${encodeURIComponent(words)}`)).status,
      200,
      words,
    );
});
