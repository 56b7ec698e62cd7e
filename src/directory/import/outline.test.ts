import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const uuid = (n: number) => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('an area that came by its outline keeps it when the entry is edited, and goes when the area does', async () => {
  const browser = await app.as('business');
  const outline = JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [0.6, 51.5],
        [0.7, 51.5],
        [0.7, 51.6],
        [0.6, 51.5],
      ],
    ],
  });
  const shore = { id: uuid(4_000_001), name: 'The shore', extent: outline, extent_type: 'geojson' };
  const essex = {
    id: uuid(4_000_002),
    name: 'Essex',
    service_area: 'Essex',
    extent: outline,
    extent_type: 'geojson',
  };
  const id = uuid(400_001);
  const entry = {
    ...{
      id,
      name: 'Kites',
      description: 'It helps.',
      status: 'active',
      email: 'kites@example.org',
      service_areas: [shore, essex],
    },
    organization: { id: uuid(1_000_000), name: 'Elsewhere', description: 'A council' },
  };
  await browser.get('/directory/imports/new');
  const pasted = JSON.stringify({ contents: [entry] });
  const { location = '' } = await browser.post('/directory/imports/new', {
    source: 'outlined',
    pasted,
    areas: ['essex'],
  });
  await app.settled();
  await browser.get(location);
  await browser.post(location, {});
  await app.settled();
  const edited = async (fields: Record<string, string | readonly string[]>) => {
    const form = await browser.get(`/directory/work/${id}`);
    const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
    const organization = /<option value="([^"]*)" selected/.exec(form.html)?.[1] ?? '';
    const given = {
      ...fieldsShown(form.html),
      organization,
      version,
      levels: ['1'],
      ways: ['self'],
      free: 'yes',
    };
    const saved = await browser.post(`/directory/work/${id}`, { ...given, ...fields, press: 'publish' });
    assert.equal(saved.status, 303, saved.text);
    return JSON.parse((await app.visitor().get(`/open-referral/services/${id}`)).html).service_areas;
  };
  assert.deepEqual(await edited({ description: 'Ours.' }), [shore, essex]);
  const more = await edited({ areas: ['essex', 'thurrock'] });
  assert.deepEqual(more.slice(0, 2), [shore, essex]);
  assert.deepEqual(
    more.slice(2).map(({ name }: { name: string }) => name),
    ['Thurrock'],
  );
  const other = await edited({ areas: ['thurrock'] });
  assert.deepEqual(other[0], shore);
  assert.deepEqual(
    other.map(({ name }: { name: string }) => name),
    ['The shore', 'Thurrock'],
  );
});
