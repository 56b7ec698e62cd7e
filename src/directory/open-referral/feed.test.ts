import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { parseCsv } from '../../../test/support/parse-csv.ts';
import { SAMPLE_SERVICES, sampleServices } from '../../../test/support/services.ts';
import { loadPostcodes, sampleServiceId, UnusablePostcodes } from '../index.ts';
import { LISTS, termId } from '../rules/codes.ts';

const folder = new URL('../../../test/fixtures/open-referral/schema/', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
for (const file of readdirSync(folder)) {
  if (file === 'openapi.json') continue;
  ajv.addSchema({
    ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    $id: `https://schema.test/${file}`,
  });
}

function valid(file: string, thing: unknown): void {
  const check = ajv.getSchema(`https://schema.test/${file}.json`);
  assert.ok(check, `no schema ${file}`);
  assert.ok(check(thing), `${file}: ${JSON.stringify(check.errors)} ${JSON.stringify(thing).slice(0, 300)}`);
}

function noNulls(thing: unknown, path = ''): void {
  assert.notEqual(thing, null, `null at ${path}`);
  assert.notEqual(thing, '', `empty at ${path}`);
  if (typeof thing === 'object' && thing !== null)
    for (const [name, value] of Object.entries(thing)) noNulls(value, `${path}/${name}`);
}

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await sampleServices(app);
});
after(() => app.close());

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const answer = await app.fetch(
    new Request(`http://localhost:3000/open-referral${path}`, { headers, method }),
  );
  assert.equal(answer.headers.get('access-control-allow-origin'), '*', path);
  assert.equal(answer.headers.get('set-cookie'), null);
  const text = await answer.text();
  const body = text ? JSON.parse(text) : undefined;
  return { status: answer.status, headers: answer.headers, body };
}

async function pageOf(path: string, schema: string) {
  const { status, body } = await ask(path);
  assert.equal(status, 200, path);
  const { contents, ...page } = body;
  noNulls(body);
  const integers = ['total_items', 'total_pages', 'page_number', 'size'];
  for (const name of integers) assert.ok(Number.isInteger(page[name]), name);
  for (const name of ['first_page', 'last_page', 'empty']) assert.equal(typeof page[name], 'boolean', name);
  for (const thing of contents) valid(schema, thing);
  return body;
}

test('every endpoint answers in the published shape, open to every site, with no nulls', async () => {
  for (const path of ['', '/']) {
    const { body } = await ask(path);
    assert.equal(body.version, 'HSDS-UK-3.0');
    assert.ok(URL.canParse(body.profile) && URL.canParse(body.openapi_url));
  }
  const services = await pageOf('/services?per_page=100', 'service_list');
  assert.ok(services.total_items >= 60);
  for (const { id } of services.contents) {
    const { body } = await ask(`/services/${id}`);
    valid('service', body);
    noNulls(body);
    assert.ok(body.contacts[0].phones[0].number, 'phones hang on the contact');
    assert.match(body.assured_date, /^\d{4}-\d{2}-\d{2}$/);
  }
  const places = await pageOf('/service_at_locations?per_page=100', 'service_at_location_list');
  const { body: place } = await ask(`/service_at_locations/${places.contents[0].id}`);
  valid('service_at_location', place);
  valid('service', place.service);
  const lists = await pageOf('/taxonomies', 'taxonomy');
  assert.equal(lists.total_items, 5);
  const { body: needs } = await ask(`/taxonomies/${LISTS.need.id}`);
  valid('taxonomy', needs);
  assert.equal(needs.taxonomy_terms.length, 14);
  const terms = await pageOf(`/taxonomy_terms?taxonomy_id=${LISTS.need.id}`, 'taxonomy_term');
  assert.equal(terms.total_items, 14);
  valid('taxonomy_term', (await ask(`/taxonomy_terms/${terms.contents[0].id}`)).body);
  const organizations = await pageOf('/organizations', 'organization');
  valid('organization', (await ask(`/organizations/${organizations.contents[0].id}`)).body);
});

test('the lists of codes in the database are those of the product', async () => {
  for (const list of Object.values(LISTS)) {
    const { body } = await ask(`/taxonomies/${list.id}`);
    const stored = body.taxonomy_terms.map((term: { id: string; code: string; name: string }) => [
      term.id,
      term.code,
      term.name,
    ]);
    assert.deepEqual(
      stored.toSorted(),
      list.codes.map(([code, name]) => [termId(list, code), code, name]).toSorted(),
    );
  }
});

test('pages go on and end, and each parameter of the standard narrows', async () => {
  const count = async (query: string) => (await ask(`/services?${query}`)).body.total_items as number;
  const all = await count('');
  const last = (await ask('/services?per_page=25&page=3')).body;
  assert.deepEqual([last.page_number, last.last_page, last.first_page], [3, true, false]);
  assert.deepEqual((await ask('/services?page=99')).body.contents, []);
  for (const query of [
    'search=counselling',
    `taxonomy_term_id=${termId(LISTS.need, 'housing')}`,
    `taxonomy_id=${LISTS.audience.id}`,
    'minimum_age=19',
    'maximum_age=3',
    'day=SA',
    'day=TH&start_time=18:30&end_time=20:00',
    'modified_after=2026-11-20T00:00:00Z',
  ]) {
    const found = await count(query);
    assert.ok(found > 0 && found < all, `${query}: ${found}`);
  }
  const near = (await ask('/service_at_locations?postcode=SS1%201AB&proximity=5000')).body;
  const far = (await ask('/service_at_locations?postcode=SS1&proximity=60000')).body;
  assert.ok(near.total_items > 0 && near.total_items < far.total_items);
  assert.deepEqual(Object.keys((await ask('/services?minimal=true')).body.contents[0]), [
    'id',
    'last_modified',
  ]);
  valid('service', (await ask('/services?full=true')).body.contents[0]);
});

test('what cannot be read is named, what is not there is 404, what is the same is not sent again', async () => {
  const { status, body } = await ask('/services?page=0&day=noon&taxonomy_id=x');
  assert.equal(status, 400);
  assert.deepEqual(
    body.errors.map(({ field }: { field: string }) => field),
    ['page', 'taxonomy_id', 'day'],
  );
  assert.equal((await ask('/services/nothing')).status, 404);
  assert.equal((await ask('/services/00000000-0000-4000-8000-000000000000')).status, 404);
  for (const path of ['/nowhere', '/services/', '/nowhere/at/all'])
    assert.equal((await ask(path)).status, 404, path);
  assert.equal((await ask('/service_at_locations?proximity=500')).body.errors[0].field, 'postcode');
  const { headers } = await ask('/services');
  assert.match(headers.get('cache-control') ?? '', /public/);
  assert.equal((await ask('/services', { 'if-none-match': headers.get('etag') ?? '' })).status, 304);
});

test('a page of another site may ask first; whatever would write, or wants another format, is told in the one shape', async () => {
  const asks = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' };
  const one = sampleServiceId('Dig and Play');
  const paths = [
    ...['', '/', '/services', `/services/${one}`, '/taxonomies', `/taxonomies/${LISTS.need.id}`],
    ...['/taxonomy_terms', '/service_at_locations', '/organizations', '/directory.json'],
  ];
  for (const path of [...paths, '/nowhere']) {
    const { status, headers, body } = await ask(path, asks, 'OPTIONS');
    assert.deepEqual([status, body], [204, undefined], path);
    assert.equal(headers.get('access-control-allow-methods'), 'GET, HEAD, OPTIONS');
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const refused = await ask(path, {}, method);
      assert.deepEqual([refused.status, refused.body.status], [405, 405], `${method} ${path}`);
      assert.equal(refused.headers.get('allow'), 'GET, HEAD, OPTIONS');
    }
  }
  assert.equal((await ask('/services', {}, 'HEAD')).status, 200);
  for (const path of paths) {
    assert.equal((await ask(`${path}?format=json`)).status, 200, path);
    const { status, headers, body } = await ask(`${path}?format=ndjson`);
    assert.equal(status, 400, path);
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.deepEqual([body.status, body.errors[0].field], [400, 'format'], path);
  }
});

test('whatever stands in the query, the answer is a page of the published shape or names what cannot be read', async () => {
  const lists = {
    ...{ services: 'service_list', organizations: 'organization', taxonomies: 'taxonomy' },
    ...{ taxonomy_terms: 'taxonomy_term', service_at_locations: 'service_at_location_list' },
  };
  const values = [
    ...'0|-1|1e9|99999999999999999999|NaN|0x10|1.5| 1|null|[]|\u0000|\ufffe|💥'.split('|'),
    ...`' or 1=1 --|%|__proto__|constructor|<script>|../../etc|${'a'.repeat(4000)}|\\|*|&`.split('|'),
  ];
  const names =
    'page per_page search postcode proximity minimum_age taxonomy_term_id modified_after full'.split(' ');
  for (const [list, schema] of Object.entries(lists))
    for (const name of names)
      for (const value of values) {
        const path = `/${list}?${name}=${encodeURIComponent(value)}`;
        const { status, body } = await ask(path);
        assert.ok([200, 400].includes(status), `${status} ${path.slice(0, 100)}`);
        if (status === 400) assert.ok(body.errors.length > 0, path);
        else {
          noNulls(body);
          for (const thing of body.contents.slice(0, 1)) valid(schema, thing);
        }
      }
  for (const query of ['page=1&page=2', 'page[]=1', '%E0%A4%A', '=', '&&&', 'page=%00', 'search=%ff%fe'])
    assert.ok([200, 400].includes((await ask(`/services?${query}`)).status), query);
});

test('whole postcodes of the ONS Postcode Directory make places exact; what is no such file is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postcodes-'));
  const file = join(folder, 'onspd.csv');
  const rows = [
    'SS1 2AB,51.5380,0.7150,',
    'SS1 9ZZ,51.5000,0.7000,202001',
    'ZE1 0AA,60.15,-1.14,',
    'SS2 1AA,99.999999,0.0,',
  ];
  await writeFile(file, `pcds,lat,long,doterm\n${rows.join('\n')}\n`);
  const options = { all: false, now: () => app.clock.now, isAt: () => {} };
  assert.deepEqual(await loadPostcodes(app.database, file, options), { rows: 4, kept: 1, moved: 0 });
  const { body } = await ask('/service_at_locations?postcode=SS1%202AB&proximity=3000');
  assert.ok(body.total_items > 0);
  await writeFile(file, 'name,age\nx,1\n');
  await assert.rejects(loadPostcodes(app.database, file, options), UnusablePostcodes);
  await rm(folder, { recursive: true });
});

test('the whole directory is a file, for another directory or a spreadsheet: kept by caches, with no formula in it', async () => {
  await asOwner(app.database, (owner) =>
    owner.query(
      `update directory.service set content = jsonb_set(content, '{name}', '"=HYPERLINK(1)"'), title = '=HYPERLINK(1)'
       where id = $1`,
      [sampleServiceId('Dig and Play')],
    ),
  );
  const root = await ask('');
  assert.equal(root.body.downloads.json, 'http://localhost:3000/open-referral/directory.json');
  const { headers, body } = await ask('/directory.json');
  assert.equal(body.length, SAMPLE_SERVICES.length);
  for (const service of body) {
    valid('service', service);
    noNulls(service);
  }
  assert.match(headers.get('cache-control') ?? '', /^public, max-age=300/);
  const tag = headers.get('etag') ?? '';
  assert.equal((await ask('/directory.json', { 'if-none-match': tag })).status, 304);
  const browser = app.visitor();
  assert.match((await browser.get('/directory')).html, /href="\/directory\/services.csv" download/);
  const csv = await browser.get('/directory/services.csv');
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
  assert.equal(csv.headers.get('set-cookie'), null);
  const lines = parseCsv(csv.html.replace(/^\ufeff/, ''));
  assert.equal(lines.filter(({ length }) => length > 1).length, SAMPLE_SERVICES.length + 1);
  assert.ok(lines.some(([title]) => title === "'=HYPERLINK(1)"));
  await asOwner(app.database, (owner) =>
    owner.query('update directory.service set published = false where id = $1', [
      sampleServiceId('Dig and Play'),
    ]),
  );
  const later = await ask('/directory.json', { 'if-none-match': tag });
  assert.equal(later.body.length, SAMPLE_SERVICES.length - 1);
});
