import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { addPerson } from '../../../test/support/people.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

const sought = async (who: string) => (await look(amara, { who })).text;

test('a date is read as people write it, and what is said of a child without a name is no name', async () => {
  for (const who of [
    'Tia Marlow 3/3/12',
    'Tia Marlow born 3rd of March 2012',
    'Tia Marlow, dob: 03.03.2012',
    'Marlow, Tia March 3, 2012',
    'Tia Marlow 2012-03-03',
  ])
    assert.match(await sought(who), /You looked for Tia Marlow, born 3 March 2012 \./, who);
  assert.match(await sought('Tia Marlow March 2012'), /You looked for Tia Marlow, born March 2012 \./);
  assert.match(await sought('April Marlow 1988'), /You looked for April Marlow, born 1988 \./);
  assert.match(await sought('Tia Marlow rm176sl'), /You looked for Tia Marlow, RM17 6SL \./);
  assert.match(await sought('NHS number 943 476 5919'), /You looked for NHS number 943 476 5919 \./);
  const { id } = await addPerson(app.database, {
    names: [{ surname: 'Underhay' }],
    expected: Temporal.Now.plainDateISO().add({ days: 90 }).toString(),
    addresses: [{ words: '4 Quay Row', postcode: 'RM17 6SL' }],
  });
  for (const who of ['Unborn baby Underhay RM17 6SL', 'baby Underhay RM17 6SL'])
    assert.ok((await look(amara, { who })).html.includes(id), who);
});

test('what is no date, number or name is asked again, and nothing of it is dropped in silence', async () => {
  await amara.get('/people/search');
  for (const [who, says] of [
    ['Tia Marlow 31/02/2012', /“31\/02\/2012” is no name, and no date/],
    ['111 111 1111', /Check the NHS number/],
    ['Tia Marlow 943 476 5918', /Check the NHS number/],
    ['😀', /A name has letters/],
  ] as const) {
    const { status, text, html } = await amara.post('/people/search', { who });
    assert.equal(status, 400, who);
    assert.match(text, says);
    assert.ok(html.includes(`value="${who}"`), 'what was typed is still there');
  }
});

test('an NHS number alone is never said to have another first name', async () => {
  const { id } = await addPerson(app.database, { nhsNumber: '9434765919' });
  const found = await look(amara, { who: '943 476 5919' });
  assert.ok(found.html.includes(id));
  assert.match(found.text, /Look again: there is no first name to compare/);
  assert.doesNotMatch(found.text, /brother, sister or twin/);
});

test('of little, those nearest whose records are open stand below what to add; others are not named', async () => {
  const mine = await addPerson(app.database, {
    names: [{ given: 'Ottoline', surname: 'Smith' }],
    born: '2012-03-03',
    addresses: [{ words: '4 Quay Row', postcode: 'RM16 4NN' }],
  });
  const brother = await addPerson(app.database, {
    names: [{ given: 'John', surname: 'Smith' }],
    born: '2014-03-03',
    addresses: [{ words: '4 Quay Row', postcode: 'RM16 4NN' }],
  });
  const theirs = await addPerson(app.database, {
    names: [{ given: 'John', surname: 'Smith' }],
    ...{ born: '2009-03-03', team: sampleTeams.essexHub, area: 'essex' },
  });
  for (const [who, ids] of [
    ['Smith RM16 4NN', [mine.id, brother.id]],
    ['John Smith', [brother.id]],
  ] as const) {
    const found = await look(amara, { who });
    assert.match(found.text, /Too many people are like this to say\. Add a date of birth/);
    for (const id of ids) assert.ok(found.html.includes(id), `${who} ${id}`);
    assert.ok(
      !found.html.includes(theirs.id),
      'somebody whose record is closed is not shown for a name alone',
    );
    assert.doesNotMatch(found.html, /type="radio"[^>]* checked/);
  }
  assert.ok(!(await look(amara, { who: 'John Smith 2 May 2012' })).html.includes(brother.id));
  const chosen = await look(amara, { who: 'John Smith' });
  assert.equal((await amara.post(chosen.path, { person: brother.id })).location, `/people/${brother.id}`);
});

test('names outside English conventions are found as they are said, whichever part is the surname', async () => {
  const held = [
    ['', 'Suharto', 'Suharto 2015'],
    ['محمد', 'الأحمد', 'Mohammed Al Ahmad 2015'],
    ['María José', 'García Lorca de la Vega', 'Maria Garcia de la Vega 2015'],
    ['Łukasz', 'Wiśniewski', 'Lukas Wisniewski 2015'],
    ['Kacper', 'Lewandowski', 'Kacper Levandovsky 2015'],
  ] as const;
  for (const [given, surname, who] of held) {
    const { id } = await addPerson(app.database, {
      names: [{ given, surname }],
      facts: [{ kind: 'born about', value: '2015-07-01' }],
    });
    const found = await look(amara, { who });
    assert.ok(found.html.includes(id), who);
    assert.doesNotMatch(found.text, /Nobody like this/);
  }
});
