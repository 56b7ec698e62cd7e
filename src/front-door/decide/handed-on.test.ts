import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { wholeDecision } from '../../../test/support/decision.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { Visitor } from '../../../test/support/visitor.ts';
import { createChrome, showError } from '../../desk/index.ts';
import { identify } from '../../identity/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { createEvents, on } from '../../platform/events/index.ts';
import { createPipeline } from '../../platform/http/pipeline.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { CONCERN_DECIDED, type HandedOn } from '../events.ts';
import { routes } from '../routes.ts';

// The product's own pipeline and pages, with somebody listening as another slice will.
let app: TestApp;
let fetch: (request: Request) => Promise<Response>;
let heard: HandedOn[] = [];
let take: (db: Db) => Promise<void> = async () => {};
before(async () => {
  app = await startTestApp();
  const listening = on(CONCERN_DECIDED, async (db, handedOn) => {
    heard.push(handedOn);
    await take(db);
  });
  const pipeline = createPipeline({
    services: {
      config: {
        mode: 'trial',
        baseUrl,
        SECRET: 'a secret of the tests, longer than needed',
        TRUST_PROXY: true,
        SESSION_IDLE_MINUTES: 30,
        SESSION_HOURS: 12,
      },
      database: app.database,
      log: createLogger('error', () => {}),
      now: () => app.clock.now,
      events: createEvents([listening]),
      chrome: createChrome([]),
      personPanels: [],
      pickers: [],
      chronologies: [],
      answers: [],
    },
    routes,
    identify,
    errorPage: showError,
  });
  fetch = async (request) => pipeline.fetch(request);
});
after(() => app.close());

/** The same person, with the same session, in a browser that meets the listening product. */
async function listeningAs(role: 'decision' | 'second'): Promise<Visitor> {
  const signedIn = await app.as(role);
  const browser = new Visitor(fetch, baseUrl);
  for (const [name, value] of signedIn.cookies) browser.cookies.set(name, value);
  return browser;
}

const made = async (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ id: string; supersedes: string | null }>(
      'select id, supersedes from front_door.decision where concern_id = $1 order by seq',
      [id],
    ),
  );

test('whoever takes a concern up hears where it goes, on what it rests and what was agreed', async () => {
  heard = [];
  const { id } = await addConcern(app.database);
  const browser = await listeningAs('decision');
  const way = { destination: 'troubled-families', assessment: 'CA 117', services: 'Debt advice' };
  await post(browser, `/front-door/${id}/decision`, wholeDecision(3, 'early-help', way));
  await post(browser, `/front-door/${id}/decision`, wholeDecision(4, 'strategy-discussion'));
  const [first, second] = await made(id);
  assert.deepEqual(heard, [
    {
      ...{ concern: id, decision: first?.id, supersedes: null, area: 'thurrock' },
      ...{ destination: 'troubled-families', level: 3, outcome: 'early-help', edition: 'thurrock-2026' },
      ...{ cited: ['D24'], familyAgreed: true, assessment: 'CA 117', signposted: '' },
    },
    {
      ...{ concern: id, decision: second?.id, supersedes: first?.id, area: 'thurrock' },
      ...{ destination: 'social-care', level: 4, outcome: 'strategy-discussion', edition: 'thurrock-2026' },
      ...{ cited: ['D33'], familyAgreed: null, assessment: '', signposted: '' },
    },
  ]);
  assert.doesNotMatch(JSON.stringify(heard), /Tia|Marlow|known of the family/, 'no names and no reasons');
});

test('nothing is handed on before the second person agrees', async () => {
  heard = [];
  const { id } = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
  const signpost = { destination: 'signpost', signposted: 'Toy library' };
  await post(
    await listeningAs('decision'),
    `/front-door/${id}/decision`,
    wholeDecision(2, 'information-and-advice', signpost),
  );
  assert.deepEqual(heard, []);
  await post(await listeningAs('second'), `/front-door/${id}/second`, { answer: 'agreed' });
  assert.deepEqual(
    heard.map(({ destination, signposted }) => [destination, signposted]),
    [['signpost', 'Toy library']],
  );
});

test('what cannot be taken up is not decided: one transaction for both', async () => {
  const { id } = await addConcern(app.database);
  take = async () => {
    throw new Error('another slice has no room');
  };
  const browser = await listeningAs('decision');
  const answer = await post(browser, `/front-door/${id}/decision`, wholeDecision(2, 'early-help'));
  take = async () => {};
  assert.equal(answer.status, 500);
  assert.deepEqual(await made(id), []);
});
