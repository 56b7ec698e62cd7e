import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  aDocument,
  aFilm,
  aSound,
  aVoiceMemo,
  aWorkbook,
  bombOf,
  type Sent,
  sendFiles,
  someSlides,
} from '../../../test/support/files.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let author: Visitor;
before(async () => {
  app = await startTestApp({ config: { FILE_MB: 1 } });
  author = await app.as('author');
});
after(() => app.close());

const bring = (file: Sent): Promise<Seen> => sendFiles(author, '/library/files', { file });

/** How a file is served that was taken. */
async function served(file: Sent): Promise<{ href: string; type: string; as: string }> {
  const answer = await bring(file);
  assert.equal(answer.status, 303, `${file.name}: ${answer.text}`);
  const page = await author.get(answer.location ?? '');
  const href = /href="(\/files\/[^"]+)"/.exec(page.html)?.[1] ?? '';
  const sent = await app.fetch(new Request(`http://localhost:3000${href}`, { headers: author.headers({}) }));
  await sent.arrayBuffer();
  assert.equal(sent.headers.get('x-content-type-options'), 'nosniff');
  const as = sent.headers.get('content-disposition')?.split(';')[0] ?? '';
  return { href, type: sent.headers.get('content-type') ?? '', as };
}

const x = Buffer.from('x');
const office = 'application/vnd.openxmlformats-officedocument';

test('sound, workbooks and slides are known by what is in them; documents are downloads, and sound is played', async () => {
  const sorts: [string, Buffer, string, string][] = [
    ['Talk.MP3', aSound(), 'audio/mpeg', 'inline'],
    ['tagged.mp3', aSound(10, 5000), 'audio/mpeg', 'inline'],
    ['memo.m4a', aVoiceMemo(), 'audio/mp4', 'inline'],
    ['budget.xlsx', aWorkbook(), `${office}.spreadsheetml.sheet`, 'attachment'],
    ['chart.xlsx', aWorkbook([['xl/charts/chart1.xml', x]]), `${office}.spreadsheetml.sheet`, 'attachment'],
    [
      'slides.pptx',
      someSlides([['ppt/media/talk.mp3', aSound()]]),
      `${office}.presentationml.presentation`,
      'attachment',
    ],
  ];
  for (const [name, content, type, as] of sorts) {
    const got = await served({ name, content });
    assert.deepEqual({ type: got.type, as: got.as }, { type, as }, name);
    assert.ok(got.href.endsWith(`/${name.toLowerCase()}`), got.href);
  }
});

test('a wrong name, half a file, a bomb, a macro: each is refused with why', async () => {
  const macros = 'application/vnd.ms-excel.sheet.macroEnabled';
  const wrong: [string, Buffer | string, RegExp][] = [
    ['talk.mp3', aVoiceMemo(), /ends in “mp3”, and what is in it is: MPEG-4 sound/],
    ['talk.m4a', aSound(), /ends in “m4a”, and what is in it is: MP3 sound/],
    ['talk.mp4', aVoiceMemo(), /ends in “mp4”, and what is in it is: MPEG-4 sound/],
    ['film.m4a', aFilm(), /ends in “m4a”, and what is in it is: MP4 film/],
    ['page.mp3', `ID3\x04\0\0\0\0\0\0<script>alert(1)</script>`, /MP3 that does not come to its end/],
    ['half.mp3', aSound(10, 5000).subarray(0, 5200), /MP3 that does not come to its end/],
    ['words.mp3', aSound(0, 5000), /MP3 that does not come to its end/],
    ['half.m4a', aVoiceMemo().subarray(0, 40), /does not come to its end/],
    ['place.m4a', aVoiceMemo('\xa9xyz+51.5-000.3/'), /says where it was filmed or recorded/],
    ['talk.wav', Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0', 'latin1'), /not a sort of file/],
    ['talk.ogg', Buffer.from('OggS\0\x02\0\0', 'latin1'), /not a sort of file/],
    ['talk.xlsx', aSound(), /ends in “xlsx”/],
    ['sheet.docx', aWorkbook(), /ends in “docx”, and what is in it is: Excel workbook/],
    ['slides.xlsx', someSlides(), /ends in “xlsx”, and what is in it is: PowerPoint slides/],
    ['sheet.xlsm', aWorkbook(), /ends in “xlsm”/],
    ['half.xlsx', aWorkbook().subarray(0, 100), /not a whole zip/],
    ['half.pptx', someSlides().subarray(0, -30), /not a whole zip/],
    ['bomb.xlsx', bombOf(aWorkbook), /too large when it is unpacked/],
    ['bomb.pptx', bombOf(someSlides), /too large when it is unpacked/],
    ['macro.xlsx', aWorkbook([['xl/vbaProject.bin', x]]), /something in it that runs/],
    ['old.xlsx', aWorkbook([['xl/macrosheets/sheet1.xml', x]]), /something in it that runs/],
    ['inside.pptx', someSlides([['ppt/embeddings/Sheet1.xlsm', x]]), /something in it that runs/],
    ['active.pptx', someSlides([['ppt/activeX/activeX1.xml', x]]), /something in it that runs/],
    ['renamed.xlsx', aWorkbook([], `../${macros}`), /may hold macros/],
    ['letter.xlsx', aDocument(), /what is in it is: Word document/],
  ];
  for (const [name, content, why] of wrong) {
    const answer = await bring({ name, content });
    assert.equal(answer.status, 400, name);
    assert.match(answer.text, why, name);
  }
});

test('sound asks for its words as a film does, and is played where it stands', async () => {
  const { href } = await served({ name: 'story.m4a', content: aVoiceMemo('a story') });
  const business = await app.as('business');
  const fields = {
    ...{ kind: 'resource', slug: 'a-story', area: 'all', title: 'A story to hear', summary: 'In short.' },
    ...{ body: 'Short words.', audiences: 'parents', topics: 'kites', reading: 'public', sensitive: 'no' },
    ...{ 'as-at-day': '1', 'as-at-month': '11', 'as-at-year': '2026', 'fact-licence': 'Ours', press: 'save' },
    ...{ 'review-due-day': '1', 'review-due-month': '6', 'review-due-year': '2027', 'fact-link': href },
  };
  const write = (more: Record<string, string>) =>
    sendFiles(business, '/library/new', {}, { ...fields, ...more }, '/library/new?kind=resource');
  const mute = await write({});
  assert.equal(mute.status, 400);
  assert.match(mute.text, /Say where its captions or its transcript are/);
  const made = await write({ 'fact-captions': 'What is said stands below.' });
  assert.equal(made.status, 303, made.text);
  await sendFiles(business, `${made.location}/publish`, {}, { when: 'now', why: '' });
  const page = await app.visitor().get('/resources/a-story');
  assert.match(page.html, /<audio class="ws-player" controls preload="none" src="[^"]+story\.m4a">/);
  assert.match(page.text, /What is said stands below/);
});
