import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { agencies, ask, childrenOf, questionsAbout } from '../../../test/support/asking.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { assertStandings } from '../../../test/support/standings.ts';
import { at, authority, worker } from '../../../test/support/triage-forms.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners as people, sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
});
after(() => app.close());

const assertNoDifference = () => asOwner(app.database, assertStandings);

const why = 'Said at length and with good reason';
const decision = wholeDecision(4, 'strategy-discussion', { late: why });
/** Posts the second form of a page, with the version that the page carried. */
async function answer(id: string, form: string, step: string, fields: Record<string, string>) {
  const { html } = await jonah.get(`/front-door/${id}/${form}`);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return jonah.post(`/front-door/${id}/${step}`, { version, ...fields });
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
        });
        for (const step of done) await steps[step]?.(id).catch(onlyConflicts);
        await assertNoDifference();
      },
    ),
    { numRuns: 12 },
  );
  assert.ok((await assertNoDifference()) >= 12);
});

// The same person cannot be conflicted twice.
function onlyConflicts(error: unknown): void {
  assert.match(String(error), /duplicate key/);
}
