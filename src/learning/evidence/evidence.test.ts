import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { completed, evidence, withCredentials } from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { readPdf } from '../../../test/support/pdf.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { contextOf } from '../../platform/access/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await withCredentials(app);
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

test('evidence of learning elsewhere counts once a coordinator says so, from the day it was done', async () => {
  const provider = await app.as('provider');
  await query('update partnership.practitioner set email = $1 where id = $2', [
    'moses@health.example',
    samplePractitioners.provider.id,
  ]);
  await provider.get('/learning/evidence');
  const unsaid = await provider.post('/learning/evidence', { 'on-day': '3', 'form-key': randomUUID() });
  assert.equal(unsaid.status, 400);
  assert.match(unsaid.text, /Choose the course.*Write what.*Write who.*must include a month and a year/);
  const key = randomUUID();
  for (let times = 0; times < 2; times += 1)
    assert.equal(
      (await provider.post('/learning/evidence', { ...(await evidence(app)), 'form-key': key })).status,
      303,
    );
  assert.match((await provider.get('/learning/mine')).text, /1 statement of learning done elsewhere waits/);
  const rosalind = await app.as('coordinator');
  const list = await rosalind.get('/learning/evidence/waiting');
  assert.match(list.text, /Moses Tarrant Level 2 at a hospital, Estuary NHS learning/);
  const path = /\/learning\/evidence\/waiting\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
  assert.equal((await provider.get(path)).status, 404);
  const silent = await rosalind.post(path, { verdict: 'refused', why: '', 'form-key': randomUUID() });
  assert.match(silent.text, /Write why it does not count/);
  assert.equal(
    (await rosalind.post(path, { verdict: 'accepted', why: '', 'form-key': randomUUID() })).status,
    303,
  );
  assert.equal((await rosalind.get(path)).status, 404);
  const [told] = await query<{ body: string }>(
    `select body from platform.message where body like '%Level 2 at a hospital%'`,
  );
  assert.match(
    told?.body ?? '',
    /“Level 2 at a hospital”, counts as “Safeguarding level 2”.*\/learning\/mine$/,
  );
  const mine = await provider.get('/learning/mine');
  assert.match(mine.text, /Safeguarding level 2 3 March 2026 3 March 2029 Done elsewhere Certificate/);
  const certificate = /\/learning\/certificates\/[0-9A-Z]+/.exec(mine.html)?.[0] ?? '';
  const public_ = await app.visitor().get(certificate);
  assert.match(
    public_.text,
    /This certificate is genuine.*Moses Tarrant.*Safeguarding level 2.*3 March 2026.*3 March 2029/,
  );
  const code = certificate.split('/').at(-1) ?? '';
  const inGroups = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
  const readOut = await app.visitor().get(`/learning/certificates/${encodeURIComponent(inGroups)}`);
  assert.match(readOut.text, /This certificate is genuine.*Moses Tarrant/, 'as it was read out');
  const paper = await app.fetch(new Request(`http://localhost:3000${certificate}/certificate.pdf`));
  assert.equal(paper.headers.get('content-type'), 'application/pdf');
  const read = readPdf(new Uint8Array(await paper.arrayBuffer()));
  assert.match(read.text, /Moses Tarrant.*Safeguarding level 2.*3 March 2029/);
  assert.doesNotMatch(read.text, /SENSITIVE|Printed by Moses/, 'it is for whoever is shown it');
  assert.equal(read.tags.Figure, 1, 'the code that a camera reads, said in words');
  assert.doesNotMatch(public_.text, /Creekside|hospital/);
  await query(
    `update learning.completion set withdrawn_at = now(), withdrawn_why = 'wrong person' where certificate_code = $1`,
    [certificate.split('/').at(-1)],
  );
  assert.match((await app.visitor().get(certificate)).text, /This certificate was withdrawn/);
  assert.equal((await app.visitor().get(`${certificate}/certificate.pdf`)).status, 404);
  assert.equal((await app.visitor().get('/learning/certificates/22222222222222AA')).status, 404);
});

test('a completion is recorded once for what it came of, and nobody records their own', async () => {
  const cameOf = randomUUID();
  assert.ok(await completed(app, 'duty', 'cse-toolbox', '2026-11-01', cameOf));
  assert.equal(await completed(app, 'duty', 'cse-toolbox', '2026-11-01', cameOf), undefined);
  const { id } = samplePractitioners.duty;
  const [course] = await query<{ id: string }>(`select id from learning.course where code = 'cse-toolbox'`);
  const context = contextOf({ kind: 'public' }, app.clock.now, 'r');
  for (const own of [{ ...context, actor: 'practitioner', practitionerId: id } as const, context])
    await assert.rejects(
      app.database.transaction(own, async (db) => {
        await sql`select learning.complete(${course?.id}::uuid, ${id}::uuid, null, 'Me', '2026-11-02', 'attended', ${randomUUID()}::uuid, 'CODE')`.execute(
          db,
        );
      }),
      /may not record/,
    );
});
