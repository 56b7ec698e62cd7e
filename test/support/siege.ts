import assert from 'node:assert/strict';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { agencyClient } from './agency.ts';
import { startTestApp, type TestApp } from './app.ts';
import { type HostileAgency, startHostileAgency } from './hostile-agency.ts';
import type { Seen, Visitor } from './visitor.ts';

/** The product with a hostile agency for its sign-in service. */
export interface Siege {
  app: TestApp;
  agency: HostileAgency;
  /** Sends a browser off to the agency and returns the state it carries. */
  setOut(browser: Visitor): Promise<string>;
  /** The path back, with an answer that is sound but for `parameters`. */
  back(parameters: Record<string, string>): string;
  /** Checks that an attack meets a plain page and one line in the audit that says `why`, and gains no session. */
  refused(browser: Visitor, why: RegExp | string, attack: () => Promise<Seen>): Promise<void>;
  /** Makes the agency behave, and the product read its description anew. */
  afresh(): void;
  close(): Promise<void>;
}

export const knownAccount = 'account-of-jonah';

/** Bound: Jonah Pryce's account, and one of somebody disabled. */
export async function layingSiege(): Promise<Siege> {
  const clock = { now: () => Temporal.Now.instant() };
  const agency = await startHostileAgency(() => clock.now());
  const app = await startTestApp({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: agency.issuer, ...agencyClient },
  });
  clock.now = () => app.clock.now;
  const { decision, police } = samplePractitioners;
  await bind(app, agency.issuer, knownAccount, decision.id);
  await bind(app, agency.issuer, 'account-of-the-disabled', police.id);
  await query(app, 'update partnership.practitioner set disabled_at = now() where id = $1', [police.id]);
  await query(app, 'update partnership.practitioner set email = $1 where id = $2', [
    'jonah@estuary.example',
    decision.id,
  ]);
  return {
    app,
    agency,
    setOut: (browser) => setOut(agency, browser),
    back: (parameters) =>
      `/sign-in/return?${new URLSearchParams({ code: 'a-code', iss: agency.issuer, ...parameters })}`,
    refused: (browser, why, attack) => refused(app, browser, why, attack),
    afresh: () => {
      app.clock.now = app.clock.now.add({ minutes: 61 });
      agency.mischief = {};
      agency.subject = knownAccount;
    },
    close: async () => {
      await app.close();
      await agency.close();
    },
  };
}

async function query<Row>(app: TestApp, statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const owner = await app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

function bind(app: TestApp, issuer: string, account: string, person: string): Promise<unknown> {
  return query(
    app,
    'insert into identity.credential_oidc (issuer, subject, practitioner_id) values ($1, $2, $3)',
    [issuer, account, person],
  );
}

async function setOut(agency: HostileAgency, browser: Visitor): Promise<string> {
  await browser.get('/sign-in');
  const seen = await browser.post('/sign-in/oidc', { next: '/desk' });
  const address = new URL(seen.headers.get('refresh')?.replace('0; url=', '') ?? '');
  agency.nonce = address.searchParams.get('nonce') ?? '';
  return address.searchParams.get('state') ?? '';
}

interface Counted {
  sessions: number;
  refusals: number;
  why: string | null;
}

async function count(app: TestApp): Promise<Counted> {
  const [counted] = await query<Counted>(
    app,
    `select (select count(*) from identity.session) as sessions,
       (select count(*) from audit.event where action = 'sign in' and outcome = 'refused') as refusals,
       (select basis from audit.event where action = 'sign in' order by seq desc limit 1) as why`,
  );
  assert.ok(counted);
  return counted;
}

async function refused(
  app: TestApp,
  browser: Visitor,
  why: RegExp | string,
  attack: () => Promise<Seen>,
): Promise<void> {
  const before = await count(app);
  const seen = await attack();
  assert.equal(seen.status, 403);
  assert.match(seen.text, /We could not sign you in/);
  assert.equal(browser.cookies.has('__Host-session'), false, 'no cookie');
  const afterwards = await count(app);
  assert.equal(afterwards.sessions, before.sessions, 'no session');
  assert.equal(afterwards.refusals, before.refusals + 1, 'one line in the audit');
  if (typeof why === 'string') assert.equal(afterwards.why, why);
  else assert.match(afterwards.why ?? '', why);
}
