import { PUBLISHED, samplePractitioners } from '../../partnership/index.ts';
import { type OwnerConnection, unforced } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { withClosures } from '../notice/calendar.ts';
import type { CancellationPolicy } from '../prices/types.ts';
import { chargeWords, disputeUntil, type Happening, reckon } from '../rules/charge.ts';
import { lineFor, money, type PriceLine, reasonOf } from '../rules/price.ts';

const TABLES = [
  ...(['learning.account', 'learning.charge', 'learning.ledger_line', 'learning.waiver'] as const),
  ...(['learning.invoice', 'learning.invoice_line', 'learning.membership', 'learning.booking'] as const),
  ...([
    'learning.session',
    'learning.course',
    'learning.price_line',
    'learning.cancellation_policy',
  ] as const),
];

interface Sample {
  id: string;
  state: 'attended' | 'no-show' | 'cancelled';
  organisation: string;
  agency_id: string | null;
  organisation_type: string;
  price_pence: number;
  price_reason: string;
  policy_version: string | null;
  by: string;
  at: string;
  starts_at: string;
  title: string;
}

/**
 * Writes what the bookings of the sample cost by the rules, an invoice that is half paid, a waiver and a dispute that
 * wait for a second person, and a membership to look at. Nothing where there is a ledger already.
 */
export async function seedSampleCharges(owner: OwnerConnection, now: Temporal.Instant): Promise<void> {
  await unforced(owner, TABLES, async (inside) => {
    const [found] = await inside.query<{ some: boolean }>(
      'select exists (select from learning.account) as some',
    );
    if (found?.some) return;
    const [policy, lines] = [await standardTerms(inside), await priceLines(inside)];
    for (const booking of await over(inside, now)) await chargeFor(inside, booking, { policy, lines });
    await seedPapers(inside, now);
  });
}

const over = (inside: OwnerConnection, now: Temporal.Instant) =>
  inside.query<Sample>(
    `select b.id, b.state, b.organisation, b.agency_id, b.organisation_type, b.price_pence, b.price_reason,
       b.policy_version, b.booked_by_name as by, to_json(coalesce(b.cancelled_at, s.starts_at)) #>> '{}' as at,
       to_json(s.starts_at) #>> '{}' as starts_at, c.title
     from learning.booking b join learning.session s on s.id = b.session_id join learning.course c on c.id = b.course_id
     where b.state in ('attended', 'no-show', 'cancelled') and coalesce(b.cancelled_at, s.starts_at) < $1
       and c.charging_policy is not null order by coalesce(b.cancelled_at, s.starts_at), b.number`,
    [now.toString()],
  );

const priceLines = async (inside: OwnerConnection): Promise<PriceLine[]> =>
  inside.query<PriceLine>(
    `select label, organisation_types as "organisationTypes", membership, pence from learning.price_line l
     join learning.price_edition e on e.id = l.edition_id where e.code = 'standard' and e.effective_from = '2019-01-01' order by n`,
  );

async function standardTerms(inside: OwnerConnection): Promise<CancellationPolicy | null> {
  const [row] = await inside.query<Omit<CancellationPolicy, 'effectiveFrom'>>(
    `select id, code, version, name, counting, free_from as "freeFrom", charges_no_show as "chargesNoShow", moving, why,
       dispute_days as "disputeDays", charge_table as "chargeTable", made_by_name as "madeByName"
     from learning.cancellation_policy where code = 'standard' and version = 1`,
  );
  return row ? { ...row, effectiveFrom: FIRST } : null;
}

const FIRST = Temporal.PlainDate.from('2019-01-01');
const calendar = withClosures(PUBLISHED.calendar, []);

async function chargeFor(
  inside: OwnerConnection,
  booking: Sample,
  { policy, lines }: { policy: CancellationPolicy | null; lines: readonly PriceLine[] },
): Promise<void> {
  const at = Temporal.Instant.from(booking.at);
  const happening: Happening = {
    ...{ kind: booking.state, sessionChanged: false, heldPlace: true },
    ...{ on: londonDate(at), starts: londonDate(Temporal.Instant.from(booking.starts_at)) },
  };
  const reckoned = reckon(happening, policy, calendar);
  const line = lineFor(lines, booking.organisation_type, new Set());
  const late =
    line && reckoned?.cause !== 'place' ? { pence: line.pence, reason: reasonOf(line, FIRST) } : undefined;
  const priced = {
    pence: booking.price_pence,
    reason: `${money(booking.price_pence)}: ${booking.price_reason}.`,
  };
  const price = booking.price_pence > 0 ? priced : late;
  if (!reckoned || !price) return;
  const [by, byName] = booking.state === 'cancelled' ? [null, booking.by] : TRAINER;
  const words = chargeWords(reckoned, happening, { policy, reason: price.reason });
  await inside.query(
    `with payer as (insert into learning.account as a (key, name, agency_id, organisation_type)
         values (coalesce($1::uuid::text, lower($2)), $2, $1::uuid, $3) on conflict (key) do update set name = a.name returning id)
     insert into learning.charge (account_id, booking_id, cause, happened_on, starts_on, working_days, policy_id,
         course_title, pence, words, dispute_until, made_by, made_by_name, made_at)
       select id, $4::uuid, $5, $6::date, $7::date, $8::integer, $9::uuid, $10, $11::integer, $12, $13::date, $14::uuid, $15,
         $16::timestamptz from payer`,
    [
      ...[booking.agency_id, booking.organisation, booking.organisation_type, booking.id, reckoned.cause],
      ...[happening.on.toString(), happening.starts.toString(), reckoned.notice?.workingDays ?? null],
      ...[policy?.id ?? null, booking.title, price.pence, words],
      ...[disputeUntil(calendar, happening.on, policy).toString(), by, byName, at.toString()],
    ],
  );
  await inside.query(
    `insert into learning.ledger_line (account_id, charge_id, kind, debit, credit, pence, words, made_by, made_by_name, made_at, n, balance_pence)
     select account_id, id, 'charge', 'payer', 'income', pence, words, made_by, made_by_name, made_at, 0, 0
     from learning.charge where booking_id = $1`,
    [booking.id],
  );
}

const { coordinator, trainer } = samplePractitioners;
const TRAINER = [trainer.id, trainer.name] as const;

/** What coordinators do with charges, so that every page has something to show. */
async function seedPapers(inside: OwnerConnection, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now);
  const by = [coordinator.id, coordinator.name];
  await inside.query(
    `insert into learning.waiver (charge_id, kind, reason, words, asked_by, asked_by_name, asked_at)
     (select id, 'waiver', 'sickness', 'Rang in ill that morning; their manager confirmed it', $1::uuid, $2, $3::timestamptz
       from learning.charge where cause = 'no-show' order by made_at desc limit 1)
     union all
     (select id, 'dispute', 'wrong facts', 'We rang three weeks before to say that nobody could come', null, made_by_name, $3::timestamptz
       from learning.charge where cause = 'late cancellation' order by made_at desc limit 1)`,
    [...by, now.subtract({ hours: 20 }).toString()],
  );
  await inside.query(
    `with payer as (select a.id, a.name from learning.account a join learning.ledger_line l on l.account_id = a.id
         group by a.id order by count(*) desc, a.name limit 1),
       due as (select l.id, l.words, l.pence, c.course_title, row_number() over (order by l.n) as n
         from learning.ledger_line l join payer p on p.id = l.account_id join learning.charge c on c.id = l.charge_id
         where not exists (select from learning.waiver w where w.charge_id = c.id) order by l.n limit 4),
       sent as (insert into learning.invoice (kind, number, account_id, issued_on, due_on, pence, bill_to, attention, address,
           made_by, made_by_name, made_at)
         select 'invoice', 0, p.id, $3::date, $3::date + 30, (select sum(pence) from due), p.name, 'Accounts',
           '1 Quay Street, Rayleigh', $1::uuid, $2, $4::timestamptz from payer p where exists (select from due) returning id)
     insert into learning.invoice_line (invoice_id, n, ledger_line_id, words, pence)
       select sent.id, due.n, due.id, due.course_title || '. ' || due.words, due.pence from sent cross join due`,
    [...by, today.subtract({ days: 9 }).toString(), now.subtract({ hours: 9 * 24 }).toString()],
  );
  await inside.query(
    `insert into learning.ledger_line (account_id, invoice_id, kind, debit, credit, pence, words, made_by, made_by_name, made_at, n, balance_pence)
     select account_id, id, 'payment', 'bank', 'payer', 3000, 'Paid for invoice ' || reference || ': bank transfer, REF 20931',
       $1::uuid, $2, $3::timestamptz, 0, 0 from learning.invoice where pence > 3000`,
    [...by, now.subtract({ hours: 30 }).toString()],
  );
  await inside.query(
    `insert into learning.membership (scheme, organisation, evidence, asked_by_name, asked_at)
     values ('ecvys', 'Creekside Youth Trust', 'EC 2041', 'Nadia Prior', $1::timestamptz) on conflict do nothing`,
    [now.subtract({ hours: 26 }).toString()],
  );
}
