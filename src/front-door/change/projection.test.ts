import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, ask, childrenOf, questionsAbout } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { assertStandings } from '../../../test/support/standings.ts';
import {
  at,
  atOnce,
  authority,
  calling,
  closing,
  discussion,
  worker,
} from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners as people, sampleTeams } from '../../partnership/index.ts';
import { answerSendBack } from '../store/send-back.ts';

let app: TestApp;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());

const assertNoDifference = () => asOwner(app.database, assertStandings);

const laterToday = () => ({ 'planned-year': '2027' });
const why = 'Said at length and with good reason';
const decision = wholeDecision(4, 'strategy-discussion', { late: why });
/** Posts the second form of a page, with the version that the page carried. */
async function answer(id: string, form: string, step: string, fields: Record<string, string>) {
  const { html } = await jonah.get(`/front-door/${id}/${form}`);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return jonah.post(`/front-door/${id}/${step}`, { version, ...fields });
}
/** Whoever holds the concern's receipt answers: past every page, as the database alone lets them. */
async function theyAnswer(id: string) {
  const [receipt] = await asOwner(app.database, (owner) =>
    owner.query<{ hash: string }>('select code_hash as hash from front_door.receipt where concern_id = $1', [
      id,
    ]),
  );
  const context = {
    actor: 'public',
    now: app.clock.now,
    requestId: randomUUID(),
    receipt: receipt?.hash ?? '',
  } as const;
  await app.database.transaction(context, (db) => answerSendBack(db, id, { words: why, by: null, dues: [] }));
}
const steps: Record<string, (id: string) => Promise<unknown>> = {
  red: (id) => post(jonah, `/front-door/${id}/rating`, { rating: 'red', reason: why }),
  amber: (id) => post(jonah, `/front-door/${id}/rating`, { rating: 'amber', reason: why }),
  green: (id) => post(jonah, `/front-door/${id}/rating`, { rating: 'green', reason: why }),
  decide: (id) => post(jonah, `/front-door/${id}/decision`, decision),
  'put before a second person': (id) =>
    post(jonah, `/front-door/${id}/decision`, wholeDecision(1, 'no-further-action', { late: why })),
  pass: (id) => post(jonah, `/front-door/${id}/out-of-area`, authority),
  'pass to the worker': (id) => post(jonah, `/front-door/${id}/already-open`, worker),
  accepted: (id) => {
    const said = { answer: 'accepted', who: 'Ines Moor', words: why, ...at('when') };
    return answer(id, 'out-of-area', 'out-of-area/answer', said);
  },
  elsewhere: (id) =>
    post(jonah, `/front-door/${id}/decision`, wholeDecision(4, 'another-authority', { late: why })),
  ask: async (id) => ask(app, { id, children: await childrenOf(app, id) }, [agencies.police], {}, 'decision'),
  withdraw: async (id) => {
    const [question] = await questionsAbout(app, id, [agencies.police]);
    await post(jonah, `/front-door/${id}/questions/${question?.id ?? id}`, { reason: why });
  },
  allocate: (id) => post(jonah, `/front-door/${id}/allocation`, { person: people.duty.id }),
  conflict: (id) => addConflict(app.database, 'duty', id),
  move: (id) => post(jonah, `/front-door/${id}/area`, { area: 'southend', reason: why }),
  restrict: (id) => post(jonah, `/front-door/${id}/restriction`, { who: 'named', reason: why }),
  return: (id) =>
    post(jonah, `/front-door/${id}/send-back`, {
      reason: 'missing',
      need: why,
      by: 'usual',
      why,
      sure: 'yes',
    }),
  'take back': (id) => answer(id, 'send-back', 'send-back/end', { learned: why }),
  'the referrer answers': (id) => theyAnswer(id),
  'leave a note': async (id) => post(await app.as('duty'), `/front-door/${id}/overnight`, { note: why }),
  'read the notes': (id) => post(jonah, `/front-door/${id}/overnight/read`, {}),
  'act at once': (id) => post(jonah, `/front-door/${id}/immediate-action`, atOnce),
  'call a discussion': (id) =>
    post(jonah, `/front-door/${id}/strategy/call`, { ...calling, ...laterToday() }),
  'call it off': (id) => answer(id, 'strategy/call', 'strategy/call/off', { off: why }),
  close: (id) => post(jonah, `/front-door/${id}/close`, closing),
  'open again': (id) => answer(id, 'close', 'close/again', { again: why }),
  discuss: (id) => post(jonah, `/front-door/${id}/strategy`, discussion),
  wait: async () => {
    app.clock.now = app.clock.now.add({ minutes: 14 });
  },
};

test('whatever people do, what lists sort by is what the facts say', async () => {
  const start = app.clock.now;
  const aStep = fc.constantFrom(...Object.keys(steps));
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 3, maxLength: 7 }),
      fc.boolean(),
      async (done, dangerNow) => {
        app.clock.now = start;
        const { id } = await addConcern(app.database, {
          area: null,
          team: sampleTeams.areaToBeFound,
          dangerNow,
          receiptHash: randomUUID(),
        });
        for (const step of done) await steps[step]?.(id).catch(onlyConflicts);
        await assertNoDifference();
      },
    ),
    {
      numRuns: 14,
      examples: [
        [['leave a note', 'return', 'the referrer answers', 'ask'], false],
        [['call a discussion', 'decide', 'call it off', 'close', 'open again', 'close', 'decide'], false],
        [['ask', 'return', 'the referrer answers', 'pass', 'accepted', 'read the notes', 'elsewhere'], true],
        [['pass', 'accepted', 'return', 'the referrer answers', 'act at once', 'discuss', 'move'], false],
      ],
    },
  );
  assert.ok((await assertNoDifference()) >= 12);
});

// The same person cannot be conflicted twice.
function onlyConflicts(error: unknown): void {
  assert.match(String(error), /duplicate key/);
}
