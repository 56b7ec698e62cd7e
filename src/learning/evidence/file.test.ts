import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { type Scanner, SIGNATURE, startScanner } from '../../../test/support/clamd.ts';
import { evidence, withCredentials } from '../../../test/support/credentials.ts';
import { aDocument, aPdf, aPlacedPicture, type Sent, sendFiles } from '../../../test/support/files.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { contextOf } from '../../platform/access/index.ts';

let app: TestApp;
let scanner: Scanner;
before(async () => {
  scanner = await startScanner(11_000_000);
  app = await startTestApp({ config: { CLAMD: scanner.address } });
  await withCredentials(app);
});
after(async () => {
  await app.close();
  await scanner.close();
});

const EVIDENCE = '/learning/evidence';
const send = async (browser: Visitor, file: Sent, more: Record<string, string> = {}) =>
  sendFiles(browser, EVIDENCE, { file }, { ...(await evidence(app)), ...more });
const hrefOn = (html: string) => /\/learning\/evidence\/[0-9a-f-]{36}\/file/.exec(html)?.[0] ?? '';
const kept = async () =>
  (await asOwner(app.database, (owner) => owner.query('select 1 from learning.evidence_file'))).length;

test('a certificate comes with the evidence, and opens to its sender and the coordinators alone', async () => {
  const provider = await app.as('provider');
  const name = 'My “certificate”.PDF';
  assert.equal((await send(provider, { name, content: aPdf('level 2') })).status, 303);
  const mine = await provider.get(EVIDENCE);
  assert.match(mine.text, /Certificate: my-certificate\.pdf \(PDF, 1 kB\)/);
  const href = hrefOn(mine.html);
  const id = href.split('/').at(-2) ?? '';
  const own = await provider.get(href);
  assert.match(own.html, /^%PDF-1\.7\n% level 2/);
  const head = (header: string) => own.headers.get(header);
  assert.equal(head('content-type'), 'application/pdf');
  assert.equal(head('content-disposition'), 'attachment; filename="my-certificate.pdf"');
  assert.equal(head('cache-control'), 'no-store');
  assert.equal(head('content-security-policy'), "sandbox; default-src 'none'");
  const rosalind = await app.as('coordinator');
  assert.match((await rosalind.get(`${EVIDENCE}/waiting`)).text, /Certificate: my-certificate\.pdf/);
  const judged = await rosalind.get(`${EVIDENCE}/waiting/${id}`);
  assert.match(judged.text, /Certificate my-certificate\.pdf \(PDF, 1 kB\) Looked at for viruses/);
  assert.match((await rosalind.get(href)).html, /level 2/);
  const row = await lastAudited(app.database, 'coordinator', id);
  assert.deepEqual([row?.action, row?.fields, row?.outcome], ['read', ['file'], 'done']);
  for (const role of ['school', 'trainer', 'trainingLead', 'decision', 'administrator', 'author'] as const)
    assert.equal((await (await app.as(role)).get(href)).status, 404, role);
  assert.notEqual((await app.visitor().get(href)).status, 200);
  assert.equal((await provider.get(href.replace(id, samplePractitioners.school.id))).status, 404);
  await rosalind.get(`${EVIDENCE}/waiting/${id}`);
  await rosalind.post(`${EVIDENCE}/waiting/${id}`, { verdict: 'accepted', why: '' });
  assert.equal((await provider.get(href)).status, 200, 'it stays with what was accepted');
});

test('of a photograph of a certificate only its points are kept', async () => {
  const school = await app.as('school');
  assert.equal((await send(school, { name: 'photo.jpg', content: await aPlacedPicture() })).status, 303);
  const href = hrefOn((await school.get(EVIDENCE)).html);
  const given = await app.fetch(
    new Request(`http://localhost:3000${href}`, { headers: school.headers({ range: 'bytes=0-1' }) }),
  );
  assert.equal(given.status, 206);
  assert.deepEqual([...new Uint8Array(await given.arrayBuffer())], [0xff, 0xd8], 'as much as was asked for');
  const whole = await app.fetch(new Request(`http://localhost:3000${href}`, { headers: school.headers({}) }));
  const { exif, format } = await sharp(Buffer.from(await whole.arrayBuffer())).metadata();
  assert.deepEqual([exif, format], [undefined, 'jpeg']);
});

test('what is no certificate, does harm or is too large is refused, and nothing of it is kept', async () => {
  const school = await app.as('school');
  const before = await kept();
  const wrong: [Sent, RegExp][] = [
    [{ name: 'a.docx', content: aDocument() }, /“a\.docx” was not taken.*as a PDF or a picture/],
    [{ name: 'a.pdf', content: '<script>alert(1)</script>' }, /not a sort of file/],
    [{ name: 'a.pdf', content: aPdf(SIGNATURE) }, /virus scanner found something/],
    [{ name: 'a.pdf', content: Buffer.concat([aPdf(), Buffer.alloc(10_000_000)]) }, /larger than 10 MB/],
  ];
  for (const [file, why] of wrong) {
    const answer = await send(school, file, { title: 'Not kept' });
    assert.equal(answer.status, 400);
    assert.match(answer.text, why);
    assert.match(answer.title, /^Error:/);
    assert.match(answer.html, /value="Not kept"/, 'what was typed is not lost');
  }
  const unsaid = await send(school, { name: 'a.pdf', content: aPdf() }, { provider: '' });
  assert.match(unsaid.text, /Write who provided it.*Choose the file again/);
  assert.equal(await kept(), before);
});

test('nobody puts a file with what somebody else stated, or with what was judged', async () => {
  const school = await app.as('school');
  assert.equal((await sendFiles(school, EVIDENCE, {}, await evidence(app))).status, 303);
  const [said] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(
      `select id from learning.evidence e where verdict is null and not exists
        (select from learning.evidence_file f where f.evidence_id = e.id)`,
    ),
  );
  const file = { label: 'PDF', type: 'application/pdf', name: 'a.pdf', bytes: 1, scanned: true };
  const put = (role: 'school' | 'coordinator' | 'provider') =>
    app.database.transaction(
      {
        ...contextOf({ kind: 'public' }, app.clock.now, 'r'),
        ...({ actor: 'practitioner', practitionerId: samplePractitioners[role].id } as const),
      },
      (db) =>
        db
          .insertInto('learning.evidence_file')
          .values({ evidence_id: said?.id ?? '', ...file, content: Buffer.from('x') })
          .execute(),
    );
  for (const role of ['coordinator', 'provider'] as const)
    await assert.rejects(put(role), /row-level security/, role);
  await asOwner(app.database, (owner) =>
    owner.query(
      `update learning.evidence set verdict = 'refused', why = 'x', decided_at = now(), decided_by_name = 'x' where id = $1`,
      [said?.id],
    ),
  );
  await assert.rejects(put('school'), /row-level security/);
});
