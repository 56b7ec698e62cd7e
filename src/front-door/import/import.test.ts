import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { concernAsHeld } from '../../../test/support/held.ts';
import { asShown, triedList, uploadList } from '../../../test/support/lists.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import type { Account } from '../types.ts';

let app: TestApp;
let hub: Visitor;
before(async () => {
  app = await startTestApp();
  hub = await app.as('decision');
});
after(() => app.close());

const heading =
  'received,reference,service,referrer.name,referrer.role,referrer.organisation,referrer.email,child.given,child.surname,child.dateOfBirth,area,concern.what';
const row = (given: string, reference: string, received = '30/10/2026 14:30', birth = '3/4/2019') =>
  `${received},${reference},School or college,Ann Lee,Teacher,Reed School,ann@reed.example,${given},Frost,${birth},Thurrock,Came to school with a bruise`;
const voice = { 'same-voice.knows': 'no' };

interface Imported {
  concern_id: string | null;
  outcome: string;
  line: number;
}
const rowsOf = (path: string) =>
  asOwner(app.database, (owner) =>
    owner.query<Imported>(
      'select concern_id, outcome, line from front_door.import_row where list_id::text = $1 order by line',
      [path.split('/')[3] ?? ''],
    ),
  );

async function takeOver(browser: Visitor, path: string, fields: Record<string, string> = {}) {
  await browser.get(path);
  const begun = await browser.post(path, fields);
  assert.equal(begun.status, 303, begun.text.slice(0, 600));
  await app.settled();
  return browser.get(path);
}

test('a list is tried first, and then taken over with the day it was received', async () => {
  const { path, report } = await triedList(
    hub,
    [heading, row('Ada', 'OLD-1'), row('Bo', 'OLD-2', '20/11/2026')].join('\n'),
    voice,
  );
  assert.match(report.text, /This was a trial: nothing was taken over yet/);
  assert.match(report.text, /Take over 2 concerns/);
  assert.deepEqual(
    (await rowsOf(path)).map(({ outcome }) => outcome),
    ['ready', 'ready'],
  );
  const done = await takeOver(hub, path);
  assert.match(done.text, /2 concerns were taken over/);
  const [first] = await rowsOf(path);
  const held = await concernAsHeld(app, first?.concern_id ?? '', 'decision');
  assert.equal(held.concern.came_by, 'import');
  assert.equal(held.concern.received_at.toString(), '2026-10-30T14:30:00Z');
  assert.equal(held.concern.due_at?.toString(), '2026-11-02T16:30:00Z');
  assert.match(held.concern.reference, /^TH-2026-/);
  assert.equal(held.concern.child_label, 'Ada F., 7');
  const parts = (held.told as unknown as Account).parts;
  assert.deepEqual(
    parts.at(-1)?.lines.map(({ words }) => words[0]),
    ['From the list old.csv, by Jonah Pryce, on 23 November 2026', 'OLD-1'],
  );
  const inbox = await hub.get('/front-door?due=late');
  assert.match(inbox.text, /Imported.*Ada F\., 7/);
  const record = await hub.get(`/front-door/${first?.concern_id}`);
  assert.match(record.text, /From the list old\.csv/);
});

test('the same list again takes nothing over twice, nor does the same row under its reference', async () => {
  const list = [heading, row('Cy', 'OLD-10'), row('Di', ''), row('Di', '')].join('\n');
  const first = await triedList(hub, list, voice);
  assert.match(first.report.text, /The same as row 3/);
  await takeOver(hub, first.path);
  assert.deepEqual(
    (await rowsOf(first.path)).map(({ outcome }) => outcome),
    ['imported', 'imported', 'already'],
  );
  const second = await triedList(hub, list.replace('Cy', 'Cyrus'), voice);
  assert.match(second.report.text, /Nothing would be taken over/);
  assert.deepEqual(
    (await rowsOf(second.path)).map(({ outcome }) => outcome),
    ['already', 'already', 'already'],
  );
});

test('two tried lists with the same rows, begun one after the other, take each row over once', async () => {
  const list = [heading, row('Eve', 'OLD-20'), row('Flo', 'OLD-21')].join('\n');
  const [one, two] = [await triedList(hub, list, voice), await triedList(hub, list, voice)];
  await hub.get(one.path);
  await hub.post(one.path);
  await hub.get(two.path);
  await hub.post(two.path);
  await app.settled();
  const outcomes = [...(await rowsOf(one.path)), ...(await rowsOf(two.path))].map(({ outcome }) => outcome);
  assert.deepEqual(outcomes.sort(), ['already', 'already', 'imported', 'imported']);
});

test('every error of a row is told in words, with its column, and stops no other row', async () => {
  const wrong = [
    heading,
    row('Gus', 'OLD-30', '31/11/2026', '3/4/2029')
      .replace('Thurrock', 'Kent')
      .replace('ann@reed.example', 'nowhere'),
    row('Hal', 'OLD-31', '24/12/2026'),
    row('Ida', 'OLD-32', '30/10/2018'),
    `${row('Joy', 'OLD-33')},more`,
    row('Lil', 'OLD-35').replace('Lil', '"Lil'),
    row('Kit', 'OLD-34'),
  ].join('\r\n');
  const { path, report } = await triedList(hub, wrong, voice);
  for (const words of [
    /When it was received \(column “received”\): Give the day it was received/,
    /In which area is the child’s home\? \(column “area”\): Give one of: southend, essex, thurrock, unknown/,
    /Work email address \(column “referrer.email”\): Enter an email address in the right form/,
    /Date of birth \(column “child.dateOfBirth”\): Date of birth must be today or in the past/,
    /It cannot have been received after now/,
    /It cannot have been received before 2019/,
    /The row has 13 values, the heading 12/,
    /A quotation mark is never closed, or stands inside a value/,
  ])
    assert.match(report.text, words);
  assert.doesNotMatch(report.html, /Gus|nowhere/);
  assert.deepEqual(
    (await rowsOf(path)).map(({ outcome }) => outcome),
    ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'ready'],
  );
  const only = await hub.get(`${path}?show=ready`);
  assert.match(only.text, /OLD-34/);
  assert.doesNotMatch(only.text, /OLD-30/);
});

test('the report as a file holds no formula', async () => {
  const { path } = await triedList(
    hub,
    [heading, row('Lee', '"=HYPERLINK(""http://evil.example"")"'), row('Mo', '+44')].join('\n'),
    voice,
  );
  const file = await hub.get(`${path}/report.csv`);
  assert.match(file.headers.get('content-disposition') ?? '', /attachment/);
  assert.match(file.html, /"'=HYPERLINK/);
  assert.match(file.html, /"'\+44"/);
});

test('nothing is sent to whoever raised an imported concern, unless it was ticked', async () => {
  const sent = () =>
    app.database.work(app.clock.now, (db) => db.selectFrom('platform.message').select('id').execute());
  const before = (await sent()).length;
  const quiet = await triedList(hub, [heading, row('Nia', 'OLD-40')].join('\n'), voice);
  await takeOver(hub, quiet.path);
  assert.equal((await sent()).length, before);
  const told = await triedList(hub, [heading, row('Ola', 'OLD-41')].join('\n'), voice);
  await takeOver(hub, told.path, { tell: 'yes' });
  assert.equal((await sent()).length, before + 1);
});

test('Windows-1252 is noticed and said, semicolons and marks are read, and columns are remembered', async () => {
  const list = [heading, row('Zoë', 'OLD-50')].join('\n').replaceAll(',', ';');
  const uploaded = await uploadList(hub, Buffer.from(list, 'latin1'));
  const columns = await hub.get(uploaded.location ?? '');
  assert.match(columns.text, /1 rows, 12 columns\. It was read as Windows-1252/);
  const renamed = `\ufeff${[heading, row('Zoë', 'OLD-51')].join('\n').replace('child.given', 'Vorname')}`;
  const { path } = await triedList(hub, renamed, { ...voice, 'column-child.given': 'Vorname' });
  await takeOver(hub, path);
  const [taken] = await rowsOf(path);
  const held = await concernAsHeld(app, taken?.concern_id ?? '', 'decision');
  assert.equal(held.children[0]?.given, 'Zoë');
  const again = await uploadList(hub, renamed.replace('OLD-51', 'OLD-52'));
  const kept = asShown((await hub.get(again.location ?? '')).html);
  assert.deepEqual([kept['column-child.given'], kept['same-voice.knows']], ['Vorname', 'no']);
});

test('what is no list is refused in words', async () => {
  for (const [content, words] of [
    ['', /Choose a file, or paste the list/],
    ['PK\u0003\u0004', /This is a workbook/],
    [Buffer.from([0xff, 0xfe, 0x61, 0]), /UTF-16/],
    ['a,b\n', /no rows below the heading/],
    ['a,a\n1,2', /Two columns are called “a”/],
    [`a\n${'x\n'.repeat(2001)}`, /more than 2,000 rows/],
    ['a,b\n1,"open', /cannot be read as CSV near line 2: a quotation mark is never closed/],
    ['a,"b\n1,2', /near line 1: a quotation mark is never closed/],
  ] as const) {
    const answer = await uploadList(hub, content);
    assert.equal(answer.status, 400);
    assert.match(answer.text, words);
  }
  assert.equal((await uploadList(hub, 'x'.repeat(6_000_000))).status, 413);
});

test('what every concern needs must have a column, or one answer for all', async () => {
  const uploaded = await uploadList(hub, 'a,b\n1,2');
  const path = uploaded.location ?? '';
  await hub.get(path);
  const answer = await hub.post(path, { 'same-danger': 'perhaps' });
  assert.equal(answer.status, 400);
  assert.match(answer.title, /^Error: /);
  assert.match(answer.text, /When it was received: choose a column/);
  assert.match(answer.text, /Is a child in danger right now: choose one of the answers/);
});

test('the template reads itself', async () => {
  const file = await hub.get('/front-door/import/template.csv');
  const { report } = await triedList(hub, file.html);
  assert.match(report.text, /Take over 1 concern/);
});

test('another agency’s people, and those without the permission, see no list', async () => {
  const { path } = await triedList(hub, [heading, row('Pat', 'OLD-60')].join('\n'), voice);
  const essex = await app.as('essexDecision');
  for (const address of [path, `${path}/columns`, `${path}/report.csv`]) {
    assert.equal((await essex.get(address)).status, 404);
    assert.equal((await (await app.as('screening')).get(address)).status, 404);
  }
  assert.doesNotMatch((await essex.get('/front-door/import')).text, /old\.csv/);
});

test('what was uploaded is let go when the list is taken over, or runs out', async () => {
  const kept = (path: string) =>
    asOwner(app.database, (owner) =>
      owner.query<{ content: unknown }>('select content from front_door.import_list where id::text = $1', [
        path.split('/')[3] ?? '',
      ]),
    );
  const list = [heading, row('Quin', 'OLD-70')].join('\n');
  const { path } = await triedList(hub, list, voice);
  const [waiting] = await kept(path);
  assert.ok(waiting?.content);
  assert.doesNotMatch(String(Buffer.from(waiting.content as Uint8Array)), /Quin/);
  await takeOver(hub, path);
  assert.equal((await kept(path))[0]?.content, null);
});
