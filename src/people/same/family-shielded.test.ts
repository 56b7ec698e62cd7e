import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { toldBy } from '../../../test/support/events.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { linked, twoRecords } from '../../../test/support/same.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { routes } from '../../app.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let jonah: Visitor;
let hester: Visitor;
/** Works with the second record too, and wrote nothing. */
let tobias: Visitor;
/** Works with every record, and is named for nothing. */
let winifred: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
  hester = await app.as('essexDecision');
  tobias = await app.as('southendDecision');
  winifred = await app.as('second');
});
after(() => app.close());

const why = 'He must not find her again';
const shield = { shield: 'yes', 'shield-why': why };
const saved = async (browser: Visitor, path: string, fields: Record<string, string>) => {
  const { status, text } = await post(browser, path, { ...toldBy, ...fields });
  assert.equal(status, 303, text.slice(0, 1500));
};
const related = (browser: Visitor, person: string, other: string, more: Record<string, string> = {}) =>
  saved(browser, `/people/${person}/family/add`, { other, tie: 'from parent', ...more });
const housed = (browser: Visitor, person: string, household: string, more: Record<string, string> = {}) =>
  saved(browser, `/people/${person}/family/household`, { household, ...more });
const tied = (browser: Visitor, person: string, words: string, more: Record<string, string> = {}) =>
  saved(browser, `/people/${person}/family/tie`, { kind: 'leisure', words, strength: 'strong', ...more });
const family = async (browser: Visitor, person: string) =>
  (await browser.get(`/people/${person}/family`)).text;
/** The household in which somebody is, as a form offers it. */
async function household(browser: Visitor, person: string, called: string): Promise<string> {
  const { html } = await browser.get(`/people/${person}/family/household`);
  const [, id = ''] =
    new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*<label[^>]*>\\s*Household of ${called}`).exec(html) ?? [];
  return id;
}

const everywhere = { worksWith: [sampleTeams.essexHub, sampleTeams.southendHub] };
let turn = 0;
/** A father and a mother whom everybody here works with; what is said of them with her child is what is hidden. */
async function parents() {
  const surname = `Dabney${'abcdefghij'[turn++]}`;
  const add = (given: string) =>
    addPerson(app.database, { names: [{ given, surname }], born: '1980-02-02', ...everywhere });
  return { father: await add('Ludo'), mother: await add('Mabel'), surname };
}

/** The second record is Essex's now, and Southend works with it: neither sees the first. */
const away = (person: string) =>
  asOwner(app.database, (owner) =>
    owner.query('update people.person set team_id = $2, teams = array[$2, $3]::uuid[] where id = $1', [
      ...[person, sampleTeams.essexHub, sampleTeams.southendHub],
    ]),
  );

/** Two linked records: on the first the father, the home with the mother and a club are hidden. */
async function hiddenFamily() {
  const { head, other, given } = await twoRecords(app, { other: { addresses: [] } });
  const { father, mother, surname } = await parents();
  await related(jonah, head.id, father.id, shield);
  await housed(jonah, head.id, 'new', shield);
  await related(jonah, head.id, mother.id);
  await housed(jonah, mother.id, await household(jonah, mother.id, given));
  await tied(jonah, head.id, 'Kestrel Boxing', shield);
  await related(jonah, other.id, mother.id);
  const link = await linked(app, head.id, other.id);
  await away(other.id);
  assert.equal((await hester.get(`/people/${head.id}`)).status, 404);
  return { head, other, given, father, mother, surname, link };
}

/** Every page under a person that needs no more than the person. */
const ofPerson = routes
  .filter(({ method, path }) => method === 'GET' && /^\/people\/:id(\/[a-z/.-]+)?$/.test(path))
  .map(({ path }) => path);

test('whom somebody belongs to, lives with and knows, told anew on the other record, is hidden as it is written', async () => {
  const { head, other, given, father, mother, surname } = await hiddenFamily();
  const before = [father, mother, other].flatMap(({ id }) => [id, `/people/${id}`, `/people/${id}/family`]);
  const said = async (browser: Visitor) => {
    const found = [];
    for (const path of [...before.filter((each) => each.startsWith('/')), '/people'])
      found.push([path, (await browser.get(path)).text.match(/hielded/g)?.length ?? 0]);
    return found;
  };
  const untold = await said(hester);
  await related(hester, other.id, father.id);
  await housed(hester, other.id, await household(hester, other.id, `Mabel ${surname}`));
  await tied(hester, other.id, 'the kestrel boxing club');
  await tied(hester, other.id, 'Chess on Mondays');
  assert.deepEqual(await said(hester), untold, 'nothing tells the writer');
  const own = await hester.get(`/people/${other.id}/family`);
  assert.match(own.text, new RegExp(`Ludo ${surname} parent of ${given}`));
  assert.match(own.text, new RegExp(`${given} \\S+ Household of Mabel ${surname}`));
  assert.match(own.html, /<svg.*Ludo.*<svg.*kestrel/s);
  assert.match((await hester.get(`/people/${other.id}`)).text, new RegExp(`parent Ludo ${surname}`));
  assert.doesNotMatch(own.html, /unshield/);
  const looked = (await hester.get(`/people/${father.id}/looked`)).text;
  assert.match(looked, /Hester Vane.*changed the family on the page of somebody else/);

  const links = [...own.html.matchAll(/href="([^"]*\/family\/(?:end|shield)\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  const open = new Set(
    (await tobias.get(`/people/${other.id}/family`)).html.match(/\/family\/end\/\w+\/[0-9a-f-]+/g),
  );
  const hidden = links.filter((path) => !open.has(path.replace(/^.*\/family\/\w+/, '/family/end')));
  assert.equal(hidden.length, 6, 'a father, a home, a club: to end and to shield');
  for (const [browser, record] of [
    [tobias, other],
    [winifred, head],
  ] as const) {
    for (const path of hidden) assert.equal((await browser.get(path)).status, 404, path);
    let says = 0;
    for (const path of ofPerson.map((each) => each.replace(':id', record.id))) {
      const { html, text } = await browser.get(path);
      assert.doesNotMatch(html, /Ludo|kestrel/i, path);
      assert.doesNotMatch(text, new RegExp(`${given} \\S+ Household`), path);
      if (/omething here is shielded/.test(text)) says += 1;
    }
    assert.ok(says > 0, 'they read that something is shielded');
    assert.match(await family(browser, record.id), /Chess on Mondays/);
    assert.doesNotMatch(await family(browser, mother.id), new RegExp(`${given} \\S+ Household`));
  }
  for (const path of ofPerson.map((each) => each.replace(':id', father.id)))
    assert.doesNotMatch((await tobias.get(path)).html, new RegExp(given), path);
  const beside = (await tobias.get(`/people/${father.id}/looked`)).text;
  assert.match(beside, /Hester Vane/);
  assert.doesNotMatch(beside, /changed the family on the page/);
  const compared = await winifred.get(`/people/same?one=${head.id}&other=${other.id}`);
  assert.doesNotMatch(compared.html, /Ludo|kestrel/i);
});

test('another tie, another record of the father, another roof with the mother: it is the same', async () => {
  const { other, given, father, mother, surname } = await hiddenFamily();
  const again = await addPerson(app.database, {
    ...{ names: [{ given: 'Ludovic', surname }], born: '1980-02-02', ...everywhere },
  });
  await linked(app, father.id, again.id);
  await related(hester, other.id, again.id, { tie: 'from other relative' });
  await housed(hester, other.id, 'new');
  assert.match(await family(tobias, other.id), new RegExp(`${given} \\S+ Household of ${given}`), 'alone');
  await housed(hester, mother.id, await household(hester, mother.id, given));
  assert.match(await family(hester, mother.id), new RegExp(`Household of ${given}`));
  for (const browser of [tobias, winifred]) {
    assert.doesNotMatch((await browser.get(`/people/${other.id}/family`)).html, /Ludo/);
    for (const { id } of [other, mother])
      assert.doesNotMatch(
        await family(browser, id),
        new RegExp(`Household of ${given}|${given} \\S+ Household`),
      );
  }
  const uncle = await addPerson(app.database, { names: [{ given: 'Bertil', surname }], ...everywhere });
  await housed(hester, uncle.id, 'new');
  await related(hester, other.id, uncle.id, { tie: 'from aunt or uncle' });
  await housed(hester, other.id, await household(hester, other.id, 'Bertil'));
  assert.match(
    await family(tobias, other.id),
    new RegExp(`${given} \\S+ Household of Bertil`),
    'not with her',
  );
});

/** What is told of people's families, row by row. */
const rows = (people: readonly string[]) =>
  asOwner(app.database, async (owner) => {
    const found = [];
    for (const table of ['relationship', 'household_member', 'tie', 'address'])
      found.push(
        ...(await owner.query(
          `select to_jsonb(f) as row from people.${table} f where f.person_id = any($1::uuid[]) order by f.seq`,
          [people],
        )),
      );
    return found;
  });

test('linked later, it is hidden with the shielded one in both directions; taken apart, both stand as they stood', async () => {
  const { head, other, given } = await twoRecords(app, { other: { addresses: [] } });
  const { father, mother, surname } = await parents();
  await related(jonah, head.id, father.id, shield);
  await housed(jonah, head.id, 'new', shield);
  await housed(jonah, mother.id, 'new');
  await relate(app.database, mother.id, 'parent', head.id);
  await relate(app.database, mother.id, 'parent', other.id);
  const roof = await household(jonah, other.id, 'Mabel');
  await housed(jonah, other.id, roof);
  const first = await household(jonah, mother.id, given);
  await housed(jonah, mother.id, first);
  await related(jonah, other.id, father.id);
  await tied(jonah, other.id, 'Kestrel Boxing', shield);
  await tied(jonah, head.id, 'Kestrel boxing, Fridays');
  const before = await rows([head.id, other.id, father.id, mother.id]);
  const seen = async () => [await family(winifred, head.id), await family(winifred, other.id)].join('\n');
  const open = await seen();
  assert.match(open, new RegExp(`Ludo ${surname} parent of ${given}`));
  assert.match(open, /Kestrel boxing, Fridays/);
  const link = await linked(app, head.id, other.id);
  const one = await family(winifred, head.id);
  assert.doesNotMatch(one, /Ludo|Kestrel/i);
  assert.doesNotMatch(one, new RegExp(`${given} \\S+ Household`));
  assert.equal(
    (await post(jonah, link, { why: 'They are cousins of one name' }, `${link}/split`)).status,
    303,
  );
  assert.deepEqual(await rows([head.id, other.id, father.id, mother.id]), before);
  assert.equal(await seen(), open);
});

test('two records of the father are linked, and taken apart', async () => {
  const { head, other } = await twoRecords(app, { other: { addresses: [] } });
  const { head: father, other: again, given } = await twoRecords(app, { other: { addresses: [] } });
  await related(jonah, head.id, father.id, shield);
  await related(jonah, other.id, again.id, { tie: 'from step-parent' });
  await linked(app, head.id, other.id);
  const said = new RegExp(`${given} \\S+ step-parent of`);
  assert.match(await family(winifred, head.id), said, 'of somebody else');
  const link = await linked(app, father.id, again.id);
  assert.doesNotMatch(await family(winifred, head.id), new RegExp(given));
  assert.equal(
    (await post(jonah, link, { why: 'They are cousins of one name' }, `${link}/split`)).status,
    303,
  );
  assert.match(await family(winifred, head.id), said);
});

test('hidden later or shown again, it is so on both records; shown on the other alone it stays hidden from everybody else', async () => {
  const { head, other, given } = await twoRecords(app, { other: { addresses: [] } });
  const { father, surname } = await parents();
  await related(jonah, head.id, father.id);
  await tied(jonah, head.id, 'Kestrel Boxing');
  await related(jonah, other.id, father.id);
  await tied(jonah, other.id, 'Kestrel Boxing');
  await linked(app, head.id, other.id);
  await away(other.id);
  const steps = async (what: string) =>
    [
      ...(await jonah.get(`/people/${head.id}/family`)).html.matchAll(
        new RegExp(`href="([^"]*/family/${what}/[^"]+)"`, 'g'),
      ),
    ].map(([, path = '']) => path);
  for (const path of await steps('shield')) assert.equal((await post(jonah, path, { why })).status, 303);
  assert.doesNotMatch((await tobias.get(`/people/${other.id}/family`)).html, /Ludo|Kestrel/);
  // Told once more by somebody who sees neither, hidden by them for themselves, and shown again.
  await tied(hester, other.id, 'Kestrel Boxing');
  const own = async (what: string) =>
    new RegExp(`/people/[^"]*/family/${what}/tie/[^"]+`).exec(
      (await hester.get(`/people/${other.id}/family`)).html,
    )?.[0] ?? '';
  assert.equal((await post(hester, await own('shield'), { why })).status, 303);
  assert.equal((await post(hester, await own('unshield'), { why })).status, 303);
  assert.match(await family(hester, other.id), /Kestrel Boxing leisure/);
  assert.doesNotMatch(await family(tobias, other.id), /Kestrel/);
  for (const path of await steps('unshield')) assert.equal((await post(jonah, path, { why })).status, 303);
  const shown = await family(tobias, other.id);
  assert.match(shown, new RegExp(`Ludo ${surname} parent of ${given}`));
  assert.match(shown, /Kestrel Boxing.*Kestrel Boxing/s);
  for (const browser of [tobias, hester])
    for (const page of ['', '/family'])
      assert.doesNotMatch((await browser.get(`/people/${other.id}${page}`)).text, /shielded/i);
});

test('told anew on the very record it is hidden too, and whoever is not named for it is told nothing', async () => {
  const { head, other, given } = await twoRecords(app, { other: { addresses: [] } });
  const { father, surname } = await parents();
  await related(jonah, head.id, father.id, shield);
  await tied(jonah, head.id, 'Kestrel Boxing', shield);
  await linked(app, head.id, other.id);
  const said = (text: string) => text.match(/hielded/g)?.length;
  const untold = await family(winifred, head.id);
  await related(winifred, head.id, father.id, { tie: 'from step-parent' });
  await tied(winifred, head.id, 'Kestrel Boxing');
  const own = await family(winifred, head.id);
  assert.match(own, new RegExp(`Ludo ${surname} step-parent of ${given}.*Kestrel Boxing`, 's'));
  assert.equal(said(own), said(untold), 'what is shielded is no more than before');
  const amara = await app.as('screening');
  assert.doesNotMatch((await amara.get(`/people/${head.id}/family`)).html, /Ludo|Kestrel/);
  assert.match(await family(jonah, head.id), /step-parent of \S+ \S+ Shielded: do not pass on/);
  await related(jonah, head.id, father.id, { tie: 'from other carer' });
  assert.match(
    await family(jonah, head.id),
    /carer (of|for) \S+ \S+ Shielded: do not pass on/,
    'who is named is told',
  );
});
