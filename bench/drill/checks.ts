import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startClock } from '../../src/front-door/rules/clocks.ts';
import { timekeepingOf } from '../../src/front-door/timekeeping.ts';
import { PUBLISHED } from '../../src/partnership/index.ts';
import type { OwnerConnection } from '../../src/platform/db/index.ts';
import { assertStandings } from '../../test/support/standings.ts';
import { type Deed, type Ledger, MARK } from './ledger.ts';

/** What must hold afterwards, what was found, and whether it holds. */
export interface Check {
  says: string;
  found: string;
  holds: boolean;
}

const WORDS: Readonly<Record<Deed, string>> = {
  concern: 'select a.told::text as words from front_door.account a',
  rating: 'select r.reason as words from front_door.rating r',
  decision:
    'select d.reason as words from front_door.decision d union all select p::text from front_door.proposal p where p.answer is null',
  question: 'select q.question as words from front_door.question q',
};

/** Everything acknowledged is there once; nothing is there twice, acknowledged or not. */
export async function checkDeeds(owner: OwnerConnection, ledger: Ledger): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [deed, acknowledged] of ledger.acknowledged) {
    const times = new Map<string, number>();
    for (const { words } of await owner.query<{ words: string }>(WORDS[deed]))
      for (const mark of new Set(words.match(MARK))) times.set(mark, (times.get(mark) ?? 0) + 1);
    const lost = [...acknowledged].filter((mark) => !times.has(mark));
    const twice = [...times].filter(([, count]) => count > 1).map(([mark]) => mark);
    const unheard = times.size - acknowledged.size + lost.length;
    checks.push({
      says: `every ${deed} that was acknowledged is kept, and none twice`,
      found: `${acknowledged.size} acknowledged, ${lost.length} lost, ${twice.length} twice, ${unheard} done at the end with nobody waiting ${[...lost, ...twice].slice(0, 5).join(' ')}`,
      holds: lost.length === 0 && twice.length === 0 && acknowledged.size > 0,
    });
  }
  return checks;
}

/** Every clock ends when its rule says, and every concern stands where its facts put it. */
export async function checkClocks(owner: OwnerConnection): Promise<Check[]> {
  const time = timekeepingOf(PUBLISHED);
  const clocks = await owner.query<Record<'rule' | 'rule_version' | 'area' | 'started' | 'due', string>>(
    `select k.rule, k.rule_version, c.area, k.started_at::text as started, k.due_at::text as due
     from front_door.clock k join front_door.concern c on c.id = k.concern_id join front_door.account a on a.concern_id = c.id
     where a.told::text like '%Drill concern %'
     union all
     select q.rule, q.rule_version, c.area, q.asked_at::text, q.due_at::text
     from front_door.question q join front_door.concern c on c.id = q.concern_id where q.question like 'Drill question %'`,
  );
  const wrong = clocks.filter(({ rule, rule_version, area, started, due }) => {
    const clock = startClock(time, rule, area, Temporal.Instant.from(started));
    return clock.version !== rule_version || !clock.dueAt.equals(Temporal.Instant.from(due));
  });
  const standings = await assertStandings(owner).then(
    (count) => `${count} as their facts say`,
    (error: Error) => error.message,
  );
  return [
    {
      says: 'every clock recomputes to what is stored',
      found: `${clocks.length} clocks, ${wrong.length} wrong`,
      holds: clocks.length > 0 && wrong.length === 0,
    },
    {
      says: 'every concern stands where its facts put it',
      found: standings,
      holds: standings.endsWith('as their facts say'),
    },
  ];
}

/** What was to be done after commits was done, and none of it was given up. */
export async function checkOutbox(owner: OwnerConnection): Promise<Check> {
  const [row] = await owner.query<{ waiting: number; dead: number; told: number }>(
    `select (select count(*)::int from platform.outbox where relayed_at is null) as waiting,
       (select count(*)::int from platform.outbox) as told, (select count(*)::int from platform.dead_letter) as dead`,
  );
  const { waiting = 0, dead = 0, told = 0 } = row ?? {};
  return {
    says: 'what was to be told after a commit was handed on',
    found: `${told} told of, ${waiting} waiting, ${dead} given up`,
    holds: waiting === 0 && dead === 0,
  };
}

/** `npm run audit:verify`, as an administrator would run it. */
export async function checkAudit(environment: NodeJS.ProcessEnv): Promise<Check> {
  const program = fileURLToPath(new URL('../../src/commands/audit-verify.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  return { says: 'the audit verifies', found: said.trim().replace(/\s*\n\s*/g, '; '), holds: code === 0 };
}
