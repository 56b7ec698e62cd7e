import { samplePractitioners } from '../../../partnership/index.ts';
import { type OwnerConnection, unforced, writeRows } from '../../../platform/db/index.ts';
import { sha256, writtenCode } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { seedSearch } from '../../store/search-index.ts';

const TABLES = ['library.question', 'library.answer', 'library.missed_search', 'library.page_view'] as const;
const ANSWER = 'b7c1f3a2-0d54-4b2e-9c67-5a1e0f3d2c11';
const ANSWERED = '2f0a6d0e-77c4-4d3b-8a55-0c9f6f1b7e42';
const TITLE = 'Can I print the one-minute guides for our staff room?';
const WORDS =
  'Yes. Each has a page for printing, and you may copy it as often as you like if you leave the date on it.';

/** A sample inbox, what was looked for in vain, and how pages were read: of a trial alone, and once. */
export async function seedSampleQuestions(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  const [found] = await owner.query<{ some: boolean }>(
    'select exists (select from library.question) or exists (select from library.page_view) as some',
  );
  if (found?.some) return;
  await unforced(owner, TABLES, (inside) =>
    writeRows(inside, TABLES, [
      {
        'library.question': questions(now),
        'library.answer': [
          {
            ...{ id: ANSWER, question_id: ANSWERED, slug: 'can-i-print-the-one-minute-guides', title: TITLE },
            ...{
              words: WORDS,
              published_at: ago(now, 50),
              published_by_name: samplePractitioners.business.name,
            },
          },
        ],
        'library.missed_search': missed(now),
        'library.page_view': views(now),
      },
    ]),
  );
  const href = '/questions/can-i-print-the-one-minute-guides';
  await seedSearch(owner, [{ kind: 'answer', ref: ANSWER, title: TITLE, summary: '', words: WORDS, href }]);
}

const ago = (now: Temporal.Instant, hours: number) => now.subtract({ hours }).toString();

function questions(now: Temporal.Instant) {
  const by = samplePractitioners.business;
  const open = { settled_at: null, settled_by_name: null, answer: null, closed_why: null };
  const free = { taken_by: null, taken_by_name: null };
  const taken = { taken_by: by.id, taken_by_name: by.name };
  const said = (kind: string, hours: number, words: string, about: string | null) => ({
    ...{ id: crypto.randomUUID(), kind, words, about, email: null, may_publish: false, version: 1 },
    ...{ code_hash: sha256(writtenCode()).toString('hex'), at: ago(now, hours) },
  });
  return [
    {
      ...said('question', 5, 'Is there a version of the safer sleep guide in Romanian?', '/search'),
      ...{ state: 'new', ...free, ...open },
    },
    {
      ...said('suggestion', 26, 'A page on scams that begin in games would help our parents’ evening.', null),
      ...{ state: 'new', ...free, ...open },
    },
    {
      ...said('feedback', 49, 'The telephone number at the top was what I needed. Thank you.', '/windscreen'),
      ...{ state: 'taken', ...taken, ...open },
    },
    {
      ...said('question', 72, 'May we print your short guides for the staff room?', null),
      ...{ id: ANSWERED, may_publish: true, state: 'answered', ...taken, closed_why: null },
      ...{ answer: 'Yes, please do.', settled_at: ago(now, 51), settled_by_name: by.name },
    },
  ];
}

function missed(now: Temporal.Instant) {
  const day = (days: number) => londonDate(now).subtract({ days }).toString();
  return [
    { day: day(1), words: 'school avoidance', times: 4 },
    { day: day(3), words: 'school avoidance', times: 2 },
    { day: day(2), words: 'romanian', times: 3 },
    { day: day(5), words: 'blue badge', times: 1 },
  ];
}

/** Twenty-eight days as a small partnership has them: quieter at weekends. */
function views(now: Temporal.Instant) {
  const pages = {
    '/': 60,
    '/worried': 22,
    '/windscreen': 18,
    '/search': 31,
    '/directory': 27,
    '/procedures': 24,
  };
  return Array.from({ length: 28 }, (_, n) => londonDate(now).subtract({ days: n + 1 })).flatMap((date) =>
    Object.entries(pages).map(([path, most]) => {
      const quiet = date.dayOfWeek > 5 ? 0.4 : 1;
      const swing = 0.7 + (((date.day * 7 + path.length * 3) % 10) / 10) * 0.5;
      return { day: date.toString(), path, views: Math.max(1, Math.round(most * quiet * swing)) };
    }),
  );
}
