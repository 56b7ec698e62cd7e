import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import {
  deskOf,
  forgetAttempts,
  idOf,
  openInEmergency,
  reason,
  stubIn,
  stubLink,
  twoConcerns,
} from '../../../test/support/emergency.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { escalateLateReviews } from '../../platform/access/index.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.now = start;
  await forgetAttempts(app);
});
after(() => app.close());

describe('who is told, and who reviews', () => {
  test('the holder and the lead are told in the same moment; nobody with a conflict of interest is', async () => {
    const { hidden, own } = await twoConcerns(app);
    await addConflict(app.database, 'governance', hidden.id);
    const person = await app.as('screening');
    const link = await stubLink(person, own);
    await person.get(link);
    await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason });
    assert.match(
      await deskOf(app, 'essexDecision'),
      new RegExp(`Amara Cole, .* opened concern ${hidden.reference} in an emergency`),
    );
    assert.ok(!(await deskOf(app, 'governance')).includes(hidden.reference));
    const reviews = await (await app.as('governance')).get('/access/reviews');
    assert.ok(!reviews.text.includes(hidden.reference));
  });

  test('messages go to work addresses with the change, and say nothing', async () => {
    await asOwner(app.database, (owner) =>
      owner.query(`update partnership.practitioner set email = 'hv@essex.example' where id = $1`, [
        idOf('essexDecision'),
      ]),
    );
    const { hidden } = await openInEmergency(app);
    const [message, ...others] = await asOwner(app.database, (owner) =>
      owner.query<{ subject: string; body: string; topic: string }>(
        `select m.subject, m.body, o.topic from platform.message m join platform.outbox o on o.id = m.outbox_id
         where m.to_address = 'hv@essex.example'`,
      ),
    );
    assert.deepEqual(others, []);
    assert.equal(message?.topic, 'mail.send');
    assert.equal(message?.subject, 'There is something for you to read');
    assert.ok(!message?.body.includes(hidden.reference) && !/Amara|concern|child/i.test(message?.body ?? ''));
  });

  test('the lead reviews it in words, and the person reads them', async () => {
    const { hidden, person } = await openInEmergency(app);
    const lead = await app.as('governance');
    assert.match(
      await deskOf(app, 'governance'),
      new RegExp(`opened concern ${hidden.reference}.*Please review it`),
    );
    const { html } = await lead.get('/access/reviews');
    const href = new RegExp(`(/access/reviews/[0-9a-f-]{36})">${hidden.reference}`).exec(html)?.[1] ?? '';
    const review = await lead.get(href);
    assert.match(review.text, new RegExp(reason));
    assert.match(review.text, /the end of Wednesday/, 'two working days');
    const empty = await lead.post(href, {});
    assert.equal(empty.status, 400);
    assert.match(empty.text, /Choose whether it was justified.*Write what you found/);
    await lead.post(href, { verdict: 'not justified', words: 'The household was in the referral' });
    assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 404, 'it ends at once');
    assert.match((await person.get('/break-glass')).text, /Not justified The household was in the referral/);
    assert.match(await deskOf(app, 'screening'), /Your emergency access was reviewed/);
    const again = { verdict: 'justified', words: 'On second thoughts yes', 'form-key': randomUUID() };
    assert.equal((await lead.post(href, again)).status, 404);
    assert.match((await lead.get('/access/reviews?list=reviewed')).text, new RegExp(hidden.reference));
  });

  test('nobody but a lead reviews, and no lead their own use', async () => {
    const { hidden } = await openInEmergency(app);
    assert.equal((await (await app.as('essexDecision')).get('/access/reviews')).status, 404);
    const governance = idOf('governance');
    const lead = await app.as('governance');
    const [use] = await asOwner(app.database, (owner) =>
      owner.query<{ id: string }>('select id from access.break_glass where record_id = $1', [hidden.id]),
    );
    const toReview = `/access/reviews/${use?.id}`;
    assert.ok((await lead.get('/access/reviews')).html.includes(toReview));
    await asOwner(app.database, (owner) =>
      owner.query('update access.break_glass set practitioner_id = $1 where record_id = $2', [
        governance,
        hidden.id,
      ]),
    );
    assert.ok(!(await lead.get('/access/reviews')).html.includes(toReview));
    assert.equal((await lead.get(toReview)).status, 404);
  });

  test('a review not done by its time is told once to every lead and to whoever oversees them', async () => {
    const { hidden } = await openInEmergency(app);
    const late = start.add({ hours: 24 * 2 + 14 });
    const escalate = (at: Temporal.Instant) => app.database.work(at, escalateLateReviews);
    await escalate(start.add({ hours: 24 * 2 + 13 }));
    assert.ok(!(await deskOf(app, 'board')).includes('not reviewed in time'));
    assert.ok((await escalate(late)) > 0);
    assert.equal(await escalate(late.add({ hours: 1 })), 0);
    assert.match(await deskOf(app, 'board'), /Emergency access by Amara Cole, .* was not reviewed in time/);
    assert.ok(!(await deskOf(app, 'board')).includes(hidden.reference), 'the record is not theirs to know');
    assert.match(await deskOf(app, 'governance'), /was not reviewed in time/);
    app.clock.now = late;
    const reviews = await (await app.as('governance')).get('/access/reviews');
    assert.match(reviews.text, /late was due by the end of yesterday Told to all leads/);
  });
});

test('a notice stays until it is put away, by its own reader alone', async () => {
  await openInEmergency(app);
  const reader = await app.as('essexDecision');
  const { html } = await reader.get('/desk');
  const path = /action="(\/desk\/notices\/[^"]+)"/.exec(html)?.[1] ?? '';
  const other = await app.as('screening');
  await other.get('/desk');
  assert.equal((await other.post(path)).status, 404);
  assert.equal((await reader.post(path)).location, '/desk');
  assert.ok(!(await reader.get('/desk')).html.includes(path));
});

test('lists of reviews are paged', async () => {
  const concern = await addConcern(app.database, { area: 'essex' });
  await asOwner(app.database, (owner) =>
    owner.query(
      `with opened as (insert into access.opening (record_id, practitioner_id, basis, granted_at, expires_at)
         select $1, $2, 'break-glass', t, t + interval '4 hours'
         from generate_series(timestamptz '2026-10-01 09:00Z', '2026-10-02 12:00Z', interval '1 hour') t returning *)
       insert into access.break_glass (record_id, area, practitioner_id, opening_id, reason, used_at, expires_at, review_due_at)
       select record_id, 'essex', practitioner_id, id, 'a reason', granted_at, expires_at, granted_at + interval '2 days' from opened`,
      [concern.id, idOf('duty')],
    ),
  );
  const lead = await app.as('governance');
  const seen = new Set<string>();
  let page = await lead.get('/access/reviews');
  for (let pages = 1; ; pages += 1) {
    for (const [, id] of page.html.matchAll(/\/access\/reviews\/([0-9a-f-]{36})"/g)) seen.add(id ?? '');
    const next = /href="([^"]+)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
    if (!next) break;
    assert.ok(pages < 9);
    page = await lead.get(next);
  }
  assert.ok(seen.size >= 28);
  assert.ok(page.html.includes('rel="first"'));
});
