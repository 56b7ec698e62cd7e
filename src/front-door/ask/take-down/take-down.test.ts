import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { agencies, ask, asked, chase, lettersTo, questionFor } from '../../../../test/support/asking.ts';
import { addConcern } from '../../../../test/support/concerns.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { post } from '../../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const when = { 'said-day': '23', 'said-month': '11', 'said-year': '2026', 'said-time': '11:05' };
const spoken = {
  ...{
    kind: 'told',
    words: 'Two calls in October, both about noise.',
    name: 'Sgt Petra Voss',
    job: 'Desk sergeant',
  },
  ...when,
};
const later = () => {
  app.clock.now = Temporal.Instant.from('2026-11-23T11:20:00Z');
};

test('what an agency says on the telephone is its reply, in its name, with who took it down', async () => {
  const { concern, questions } = await asked(app, [agencies.police], { ratings: [{ rating: 'red' }] });
  const path = `/front-door/${concern.id}/questions/${questions[0]?.id}/telephone`;
  later();
  const amara = await app.as('screening');
  assert.match((await amara.get(path)).text, /What Estuary Police said on the telephone/);
  assert.equal((await post(amara, path, spoken)).status, 303);
  const record = await amara.get(`/front-door/${concern.id}`);
  assert.match(record.text, /Estuary Police Answered today at 11:05 , in time/);
  assert.match(
    record.text,
    /Sgt Petra Voss, Desk sergeant, on the telephone, taken down by Amara Cole, today at 11:05/,
  );
  assert.match(
    (await amara.get(`/front-door/${concern.id}/sharing`)).text,
    /Estuary Police Thurrock front door by telephone what is known/,
  );

  const wendy = await app.as('policeContact');
  const theirs = await wendy.get(`/asked/${questions[0]?.id}`);
  assert.match(theirs.text, /What your agency said Told Two calls in October.*taken down by Amara Cole/);
  const [, corrects = ''] = /name="corrects" type="radio" value="([0-9a-f-]{36})"/.exec(theirs.html) ?? [];
  const right = { kind: 'told', words: 'Three calls, one about shouting.', corrects };
  assert.equal((await post(wendy, `/asked/${questions[0]?.id}`, right)).status, 303);
  assert.match(
    (await amara.get(`/front-door/${concern.id}`)).text,
    /Corrected since: .*Two calls.*Correction. .*Three calls/s,
  );

  app.clock.now = Temporal.Instant.from('2026-11-23T16:00:00Z');
  await chase(app);
  const reminders = (await lettersTo(app, 'safeguarding.desk@estuary-police.example')).filter(
    (each) => each.concern === concern.id && each.subject === 'A reminder',
  );
  assert.deepEqual(reminders, [], 'who has answered is not reminded');
  later();
});

test('a refusal on the telephone counts as one in writing; what is missing or impossible is said', async () => {
  const { concern, questions } = await asked(app, [agencies.police], {});
  const path = `/front-door/${concern.id}/questions/${questions[0]?.id}/telephone`;
  const amara = await app.as('screening');
  const empty = await post(amara, path, {});
  assert.equal(empty.status, 400);
  for (const says of [/Choose what you can say/, /Enter your name/, /when it was said/i])
    assert.match(empty.text, says);
  const ahead = await post(amara, path, { ...spoken, 'said-time': '23:59' });
  assert.match(ahead.text, /must not lie ahead/);
  assert.match(ahead.html, /Two calls in October/);
  const refused = {
    ...spoken,
    kind: 'not shared',
    reason: 'law',
    why: 'A court order forbids it.',
    'said-time': '11:20',
  };
  assert.equal((await post(amara, path, refused)).status, 303);
  assert.match(
    (await amara.get(`/front-door/${concern.id}`)).text,
    /Not shared: A court order or another law/,
  );
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ answer: string }>('select answer from front_door.question where concern_id = $1', [
      concern.id,
    ]),
  );
  assert.equal(row?.answer, 'not shared');
});

test('only whoever works on the concern takes an answer down', async () => {
  const { concern, questions } = await asked(app, [agencies.police]);
  const path = `/front-door/${concern.id}/questions/${questions[0]?.id}/telephone`;
  for (const role of ['essexDecision', 'policeContact', 'governance'] as const)
    assert.equal((await (await app.as(role)).get(path)).status, 404, role);
});

test('among many agencies one is found by a part of its name, and those chosen stay chosen', async () => {
  await asOwner(app.database, (owner) =>
    owner.query(`insert into partnership.agency (name, kind, area)
      select 'Borough School ' || n, 'education', 'thurrock' from generate_series(1, 60) n`),
  );
  const concern = await addConcern(app.database);
  const amara = await app.as('screening');
  const form = await amara.get(`/front-door/${concern.id}/ask`);
  assert.ok((form.html.match(/name="agencies"/g) ?? []).length < 25, 'not every school at once');
  const looking = await post(amara, `/front-door/${concern.id}/ask`, {
    ...questionFor(concern, agencies.police),
    ...{ press: 'find', find: 'school 57' },
  });
  assert.equal(looking.status, 200);
  assert.match(looking.text, /Borough School 57/);
  assert.match(looking.html, /Have you met this family since September\?<\/textarea>/);
  assert.match(looking.html, new RegExp(`value="${agencies.police}" checked`));
  const [, school = ''] =
    /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*Borough School 57/.exec(looking.html) ?? [];
  assert.equal((await ask(app, concern, [agencies.police, school])).status, 303);
  assert.match((await amara.get(`/front-door/${concern.id}`)).text, /Borough School 57/);
  const none = await post(amara, `/front-door/${concern.id}/ask`, {
    ...questionFor(concern),
    ...{ press: 'find', find: 'zebra' },
  });
  assert.match(none.text, /No agency here has that in its name/);
});
