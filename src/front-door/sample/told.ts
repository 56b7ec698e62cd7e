import { randomUUID } from 'node:crypto';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import { AUDIENCES, type Audience } from '../rules/telling.ts';
import { hubOf, type Rows, type SampleConcern } from './concern.ts';

const PLAIN = 'Thank you for telling us. We looked at what you said, and we acted on it.';
const PARENT =
  'Somebody was worried about your child. We have looked at it with care and will ring you this week. Ask us anything you like.';
const WHY = 'The mother asked us to wait until she and the children are somewhere else.';

/** Who was told of the decision of a concern of the sample, when, and who still waits. Most are told in time. */
export function toldRows(sample: SampleConcern, time: Timekeeping, now: Temporal.Instant): Rows {
  const { decidedAt } = sample.life;
  if (!decidedAt) return {};
  const each = AUDIENCES.map((audience, at) => {
    const clock = startClock(time, `tell-${audience}`, sample.telling.area, decidedAt);
    const minutes = clock.startedAt.until(clock.dueAt).total('minutes') * shareOf(sample.number + at * 5);
    const at_ = clock.startedAt.add({ minutes: Math.round(minutes) });
    return rowsFor(sample, audience, clock, isBefore(at_, now) ? at_ : null);
  });
  return {
    'front_door.to_tell': each.map(({ owed }) => owed),
    'front_door.telling': each.flatMap(({ telling }) => telling ?? []),
    'front_door.sharing': each.flatMap(({ shared }) => shared ?? []),
  };
}

/** When in its time somebody is told: one in nine is late, one in seventeen is never told. */
function shareOf(number: number): number {
  if (number % 17 === 4) return 1_000;
  return number % 9 === 2 ? 1.6 : 0.1 + (number % 7) / 10;
}

function rowsFor(
  sample: SampleConcern,
  audience: Audience,
  clock: ReturnType<typeof startClock>,
  toldAt: Temporal.Instant | null,
) {
  const { telling: told, story, number } = sample;
  const { decision: by } = hubOf(told.area);
  const silent = audience === 'family' && number % 12 === 5;
  const owed = {
    ...{ id: randomUUID(), concern_id: sample.id, decision_id: sample.decisionId, area: told.area, audience },
    source: told.referrer.agency ?? told.sourceWords,
    ...{ rule: clock.rule, rule_version: clock.version, started_at: clock.startedAt, due_at: clock.dueAt },
    ...{ met_at: toldAt, met_how: toldAt && (silent ? 'not told' : 'told') },
  };
  if (!toldAt) return { owed, telling: undefined, shared: undefined };
  const referrerWords = told.raisedBy === 'professional' ? story.toReferrer : PLAIN;
  const how = silent ? 'not told' : audience === 'family' ? 'by telephone' : wayTo(sample);
  const whom = audience === 'referrer' ? 'Whoever told us' : 'The mother';
  const telling = {
    ...{ id: randomUUID(), to_tell_id: owed.id, concern_id: sample.id, how, whom },
    words: silent ? '' : audience === 'referrer' ? referrerWords : PARENT,
    ...{ reason: silent ? 'child at risk' : null, why: silent ? WHY : null },
    ...{ told_by: by.id, told_by_name: by.name, told_at: toldAt },
  };
  const open = audience === 'family' || told.raisedBy === 'professional';
  const shared = {
    ...{
      concern_id: sample.id,
      reference: sample.reference,
      area: told.area,
      basis: 'public task',
      id: randomUUID(),
    },
    ...{ from_name: 'The front door', to_kind: audience, to_agency: null, to_name: whom },
    ...{
      fields: open ? ['outcome', 'what was decided'] : ['that it was acted on'],
      how,
      source_id: telling.id,
    },
    ...{ decided_by: by.id, decided_by_name: by.name, shared_at: toldAt },
  };
  return { owed, telling, shared: silent ? undefined : shared };
}

function wayTo({ telling: { referrer } }: SampleConcern): string {
  if (!referrer.email && !referrer.phone) return 'receipt';
  return referrer.email && referrer.emailSafe ? 'message' : 'by telephone';
}

/** Receipts say what their holders were told. */
export async function showTold(owner: OwnerConnection): Promise<void> {
  await owner.query(`update front_door.receipt r set told_at = t.told_at, told_words = t.words
    from front_door.telling t join front_door.to_tell o on o.id = t.to_tell_id and o.audience = 'referrer'
    where t.concern_id = r.concern_id and t.how <> 'not told'`);
}
