import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConflict } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());

const telling = {
  ...{ how: 'said', 'said-by': 'her mother', 'told-day': '20', 'told-month': '11', 'told-year': '2026' },
};
const relation = (other: string, tie: string, more: Record<string, string> = {}) => ({
  ...{ other, tie, ...telling, ...more },
});

async function trio() {
  const tia = await addPerson(app.database, { born: '2012-03-03', sex: 'F' });
  const ana = await addPerson(app.database, {
    ...{ names: [{ given: 'Ana', surname: 'Marlow' }], born: '1985-05-05', sex: 'F' },
  });
  const essex = await addPerson(app.database, {
    ...{ names: [{ given: 'Rolf', surname: 'Tarrant' }], born: '1984-01-01', sex: 'M' },
    ...{ team: sampleTeams.essexHub, area: 'essex', worksWith: [sampleTeams.thurrockHub] },
  });
  return { tia, ana, essex };
}

test('a parent is added with who said so, is drawn and told in words, and ends on a day', async () => {
  const { tia, ana } = await trio();
  const saved = await post(
    amara,
    `/people/${tia.id}/family/add`,
    relation(ana.id, 'from parent', { responsibility: 'yes' }),
  );
  assert.equal(saved.status, 303);
  const page = await amara.get(`/people/${tia.id}/family`);
  assert.match(page.text, /Ana Marlow parent of Tia Marlow dates not known yes her mother said/);
  assert.match(page.html, /<svg class="ws-genogram"[^>]*role="group"/);
  assert.match(
    (await amara.get(`/people/${ana.id}/family`)).text,
    /Ana Marlow parent of Tia Marlow/,
    'from her side too',
  );
  assert.match((await amara.get(`/people/${tia.id}`)).text, /parent Ana Marlow , born 5 May 1985, 41 years/);

  const looked = await post(amara, `/people/${tia.id}/family/add`, {
    press: 'find-other',
    'other-who': 'Ana Marlow',
    tie: 'from parent',
  });
  assert.equal(looked.status, 200);
  assert.match(looked.html, new RegExp(`value="${ana.id}"`));
  assert.match(looked.html, /value="from parent" selected/);
  const again = await post(amara, `/people/${tia.id}/family/add`, relation(ana.id, 'from parent'));
  assert.equal(again.status, 400);
  assert.match(again.text, /That is recorded already/);

  const ending = /href="(\/people\/[^"]*\/family\/end\/relationship\/[^"]*)"/.exec(page.html)?.[1] ?? '';
  assert.match((await amara.get(ending)).text, /Ana Marlow, parent of Tia Marlow/);
  const until = { how: 'ended', 'until-day': '1', 'until-month': '6', 'until-year': '2026' };
  assert.equal((await post(amara, ending, until)).status, 303);
  assert.match((await amara.get(`/people/${tia.id}/family`)).text, /until 1 June 2026/);
  const wrong = { how: 'wrong', why: 'She is the aunt of both children' };
  assert.equal((await post(amara, ending, wrong)).status, 303);
  assert.doesNotMatch((await amara.get(`/people/${tia.id}/family`)).text, /Ana Marlow/);
});

test('the page of a child names brothers and sisters by a parent whom both have, once, and no step-child of theirs', async () => {
  const born = { given: '', surname: 'Tresco' };
  const child = (given: string) =>
    addPerson(app.database, { names: [{ ...born, given }], born: '2015-05-05' });
  const [one, two, step, twin] = [
    await child('Una'),
    await child('Dos'),
    await child('Stepan'),
    await child('Twyla'),
  ];
  for (const given of ['Ma', 'Pa']) {
    const parent = await addPerson(app.database, { names: [{ ...born, given }] });
    for (const { id } of [one, two, twin]) await relate(app.database, parent.id, 'parent', id);
    await relate(app.database, parent.id, 'step-parent', step.id);
  }
  await relate(app.database, one.id, 'twin', twin.id);
  const { text } = await amara.get(`/people/${one.id}`);
  assert.equal(text.match(/brother or sister Dos Tresco/g)?.length, 1);
  assert.match(text, /twin Twyla Tresco/);
  assert.doesNotMatch(text, /brother or sister Twyla|Stepan/);
});

test('parental responsibility is asked of a parent, and not of a brother', async () => {
  const [child, mother, brother] = [
    await addPerson(app.database),
    await addPerson(app.database, { names: [{ given: 'Ana', surname: 'Marlow' }] }),
    await addPerson(app.database, { names: [{ given: 'Sam', surname: 'Marlow' }] }),
  ];
  await relate(app.database, mother.id, 'parent', child.id);
  await relate(app.database, brother.id, 'sibling', child.id);
  const { text } = await amara.get(`/people/${child.id}/family`);
  assert.match(text, /Ana Marlow parent of Tia Marlow dates not known not asked/);
  assert.match(text, /Sam Marlow brother or sister of Tia Marlow dates not known –/);
});

test('what is wrong with a form is said at once, with what was typed', async () => {
  const { tia } = await trio();
  const refused = await post(amara, `/people/${tia.id}/family/add`, { other: '', 'from-day': '1' });
  assert.equal(refused.status, 400);
  for (const says of [
    /Find the person, then choose them/,
    /Choose who they are/,
    /Say how this came to be known/,
    /Say who told it/,
    /Since when must include/,
  ])
    assert.match(refused.text, says);
  const nobody = await post(
    amara,
    `/people/${tia.id}/family/add`,
    relation('00000000-0000-4000-8000-00000000beef', 'from parent'),
  );
  assert.match(nobody.text, /only somebody whose record is open to you can be added/);
});

test('a household and a tie stand on the page, each with a drawing or a table', async () => {
  const { tia, ana } = await trio();
  await post(amara, `/people/${tia.id}/family/add`, relation(ana.id, 'from parent'));
  assert.equal(
    (await post(amara, `/people/${ana.id}/family/household`, { household: 'new', ...telling })).status,
    303,
  );
  const offer = await amara.get(`/people/${tia.id}/family/household`);
  const [, household = ''] =
    /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*Household of Ana Marlow/.exec(offer.html) ?? [];
  assert.equal(
    (await post(amara, `/people/${tia.id}/family/household`, { household, ...telling })).status,
    303,
  );
  const tie = { words: 'Boxing club', kind: 'leisure', strength: 'strong', ...telling };
  assert.equal((await post(amara, `/people/${tia.id}/family/tie`, tie)).status, 303);
  const page = await amara.get(`/people/${tia.id}/family`);
  assert.match(page.text, /Tia Marlow Household of Ana Marlow now/);
  assert.match(
    (await (await app.as('decision')).get(`/people/${tia.id}/family`)).text,
    /Household of Ana Marlow/,
  );
  assert.match(page.text, /Boxing club leisure strong now/);
  assert.match(page.html, /ws-ecomap__tie--strong/);
});

test('a relative whose record is closed is named and no more; a restricted one, or one across a conflict, is not there', async () => {
  const { tia, ana, essex } = await trio();
  await post(amara, `/people/${tia.id}/family/add`, relation(ana.id, 'from parent'));
  await post(amara, `/people/${tia.id}/family/add`, relation(essex.id, 'from parent'));
  const hester = await app.as('essexDecision');
  assert.equal((await hester.get(`/people/${tia.id}/family`)).status, 404);
  const seen = await hester.get(`/people/${essex.id}/family`);
  assert.match(
    seen.text,
    /Tia Marlow , born 3 March 2012, 14 years. Thurrock front door holds a record that is not open to you/,
  );
  assert.doesNotMatch(seen.html, new RegExp(`/people/${tia.id}"`));
  assert.doesNotMatch(seen.text, /Ana Marlow/, 'nobody is reached through a closed record');

  const hidden = await addPerson(app.database, {
    names: [{ given: 'Nell', surname: 'Secret' }],
    named: ['decision'],
  });
  const jonah = await app.as('decision');
  await post(jonah, `/people/${tia.id}/family/add`, relation(hidden.id, 'from sibling'));
  assert.match((await jonah.get(`/people/${tia.id}/family`)).text, /Nell Secret/);
  assert.doesNotMatch((await amara.get(`/people/${tia.id}/family`)).html, /Nell|Secret/);
  assert.doesNotMatch((await amara.get(`/people/${tia.id}`)).html, /Nell|Secret/);

  await addConflict(app.database, 'screening', ana.id);
  assert.doesNotMatch((await amara.get(`/people/${tia.id}/family`)).text, /Ana Marlow/);
});

test('only those who may write on the record change its family', async () => {
  const { tia, ana } = await trio();
  const wendy = await app.as('policeContact');
  for (const part of ['add', 'household', 'tie'])
    assert.equal((await wendy.get(`/people/${tia.id}/family/${part}`)).status, 404);
  const felix = await app.as('essexDecision');
  await felix.get('/people');
  for (const [part, body] of [
    ['add', relation(ana.id, 'from parent')],
    ['tie', { words: 'x', kind: 'leisure', strength: 'weak', ...telling }],
  ] as const)
    assert.equal(
      (
        await felix.post(`/people/${tia.id}/family/${part}`, {
          version: '1',
          'form-key': randomUUID(),
          ...body,
        })
      ).status,
      404,
    );
});
