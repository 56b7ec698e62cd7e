import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type Changeable,
  changeRecord,
  parseForm,
  type Reading,
  refused,
  text,
} from '../../../platform/forms/index.ts';
import { wordsOfMarkdown } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { queueMessage } from '../../../platform/mail/index.ts';
import { noteChange } from '../../store/changes.ts';
import {
  answerTo,
  claimQuestion,
  publishAnswer,
  readQuestion,
  settleQuestion,
  takeQuestion,
  withdrawAnswer,
} from '../../store/inbox.ts';
import { dropFromSearch, indexForSearch } from '../../store/search-index.ts';
import { newCode } from '../feedback/page.ts';
import { slugOf } from '../rules/slug.ts';
import { showQuestion } from './page.ts';
import type { PublicAnswer, Question } from './types.ts';

type Head = Question & { workable: true };
const kept: Changeable<Head> = {
  kind: 'question',
  readHead: readQuestion,
  claimVersion: claimQuestion,
  readOnly: 'This is not yours to answer.',
};

/** Does one thing about a question, and notes that it was done. */
async function work<T>(
  page: Page,
  action: string,
  read: (head: Head) => Reading<T>,
  apply: (db: Db, head: Head, value: T) => Promise<void>,
): Promise<Response> {
  const outcome = await changeRecord(kept, page, read, async (db, head, value: T) => {
    await apply(db, head, value);
    await audit(db, { action, kind: 'question', id: head.id });
    return `/library/inbox/${head.id}`;
  });
  return 'done' in outcome ? page.seeOther(outcome.done) : showQuestion(page, outcome);
}

function stillOpen(head: Head, field: string): void {
  if (head.settledAt === null) return;
  throw refused(field, 'It is settled already');
}

/** POST /library/inbox/ID/take */
export function take(page: Page): Promise<Response> {
  return work(
    page,
    'take on',
    () => ({ ok: true, value: undefined }),
    async (db, head) => {
      stillOpen(head, 'answer');
      await takeQuestion(db, head.id, page.practitioner);
    },
  );
}

/** POST /library/inbox/ID/answer: the asker sees it by their code, and is told where they gave an address. */
export function answer(page: Page): Promise<Response> {
  const { baseUrl } = page.services.config;
  return work(
    page,
    'answer',
    () => parseForm({ answer: text({ ask: 'Write the answer', max: 8000 }) }, page.body),
    async (db, head, said) => {
      stillOpen(head, 'answer');
      const { code, hash } = newCode();
      const how = { state: 'answered', words: said.answer, byName: page.practitioner.name } as const;
      await settleQuestion(db, head.id, { ...how, answerHash: hash });
      if (head.email === null) return;
      await queueMessage(db, {
        to: { channel: 'email', address: head.email, safe: true },
        subject: 'answered',
        body: `There is an answer for you here:\n\n${baseUrl}/feedback/answer/${code}\n`,
        recordId: head.id,
      });
    },
  );
}

/** POST /library/inbox/ID/close: there will be no answer, and why; the asker sees that too. */
export function close(page: Page): Promise<Response> {
  return work(
    page,
    'close',
    () =>
      parseForm(
        { why: text({ ask: 'Say why it is closed: whoever asked can read it', max: 1000 }) },
        page.body,
      ),
    async (db, head, { why }) => {
      stillOpen(head, 'why');
      await settleQuestion(db, head.id, { state: 'closed', words: why, byName: page.practitioner.name });
    },
  );
}

const published = {
  title: text({ ask: 'Write the question in your own words', max: 200 }),
  words: text({ ask: 'Write the answer for everybody', max: 8000 }),
};

/** POST /library/inbox/ID/publish: a question and answer for everybody, where the asker agreed. */
export function publish(page: Page): Promise<Response> {
  return work(
    page,
    'publish',
    () => parseForm(published, page.body),
    async (db, head, { title, words }) => {
      if (!head.mayPublish || head.state !== 'answered')
        throw refused('title', 'Only an answered question is published, and only if the asker agreed');
      const before = await answerTo(db, head.id);
      const byName = page.practitioner.name;
      const row = await publishAnswer(db, { questionId: head.id, slug: slugOf(title), title, words, byName });
      await makePublic(db, row, before !== undefined && !before.withdrawn);
    },
  );
}

async function makePublic(db: Db, { id, slug, title, words }: PublicAnswer, stood: boolean): Promise<void> {
  const href = `/questions/${slug}`;
  const plain = wordsOfMarkdown(words);
  await indexForSearch(db, {
    ...{ kind: 'answer', ref: id, title, href },
    ...{ summary: plain.replaceAll('\n', ' ').slice(0, 200), words: plain },
  });
  await noteChange(db, { what: stood ? 'changed' : 'new', kind: 'answer', title, href });
}

/** POST /library/inbox/ID/withdraw: it is no longer there for everybody. */
export function withdraw(page: Page): Promise<Response> {
  return work(
    page,
    'withdraw',
    () => ({ ok: true, value: undefined }),
    async (db, head) => {
      const row = await answerTo(db, head.id);
      if (!row || row.withdrawn) throw refused('title', 'It is not public');
      await withdrawAnswer(db, row.id);
      await dropFromSearch(db, 'answer', row.id);
      await noteChange(db, { what: 'withdrawn', kind: 'answer', title: row.title, href: '/questions' });
    },
  );
}
