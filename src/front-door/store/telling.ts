import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SafeTimes } from '../../platform/time/index.ts';
import type { Audience } from '../rules/telling.ts';
import type { FamilyContact, NewTelling, Owed, OwedLine, Telling } from '../tell/types.ts';
import type { StartedClock } from '../types.ts';

/** Owes word of a decision to somebody. What was still owed of an earlier decision ends. */
export async function owe(
  db: Db,
  concern: { id: string; area: string | null; decisionId: string; source: string },
  audience: Audience,
  clock: StartedClock,
): Promise<string> {
  await db
    .updateTable('front_door.to_tell')
    .set({ ended_at: clock.startedAt })
    .where('concern_id', '=', concern.id)
    .where('audience', '=', audience)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  const { id } = await db
    .insertInto('front_door.to_tell')
    .values({
      concern_id: concern.id,
      decision_id: concern.decisionId,
      area: concern.area,
      audience,
      source: sql<string>`coalesce((select r.agency from front_door.referrer r where r.concern_id = ${concern.id}::uuid), ${concern.source})`,
      rule: clock.rule,
      rule_version: clock.version,
      started_at: clock.startedAt,
      due_at: clock.dueAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What is owed of the last decision of a concern: at most one for each audience. */
export async function owedOf(db: Db, concernId: string): Promise<Owed[]> {
  const { rows } = await sql<Owed>`select distinct on (audience) id, audience, rule, due_at as "dueAt",
      met_at as "metAt", met_how as "metHow"
    from front_door.to_tell where concern_id = ${concernId}::uuid and ended_at is null
    order by audience desc, started_at desc`.execute(db);
  return rows;
}

/** Everybody who was told of a concern's decisions, or why not; oldest first. */
export async function tellingsOf(db: Db, concernId: string): Promise<Telling[]> {
  const { rows } = await sql<Telling>`select t.id, o.audience, t.how, t.whom, t.words, t.reason, t.why,
      t.message_id as "messageId", t.told_by_name as by, t.told_at as at, w.opened_at as "openedAt"
    from front_door.telling t join front_door.to_tell o on o.id = t.to_tell_id
      left join front_door.family_word w on w.telling_id = t.id
    where t.concern_id = ${concernId}::uuid order by t.seq`.execute(db);
  return rows;
}

/** Keeps that somebody was told, or why not: what was owed is then met. */
export async function keepTelling(db: Db, telling: NewTelling): Promise<void> {
  await db
    .insertInto('front_door.telling')
    .values({
      id: telling.id,
      to_tell_id: telling.owedId,
      concern_id: telling.concernId,
      how: telling.how,
      whom: telling.whom,
      words: telling.words,
      reason: telling.reason,
      why: telling.why,
      contact_id: telling.contactId ?? null,
      told_by: telling.by.id,
      told_by_name: telling.by.name,
      told_at: telling.at,
    })
    .execute();
  // Told after it was said why not counts as told; told again changes nothing of when it was.
  await db
    .updateTable('front_door.to_tell')
    .set({ met_at: telling.at, met_how: telling.how === 'not told' ? 'not told' : 'told' })
    .where('id', '=', telling.owedId)
    .where((where) => where.or([where('met_at', 'is', null), where('met_how', '=', 'not told')]))
    .execute();
}

/** Keeps an address of the family that is theirs alone; its id. */
export async function keepFamilyContact(
  db: Db,
  concernId: string,
  contact: FamilyContact & { whom: string; by: { id: string; name: string } },
): Promise<string> {
  const { id } = await db
    .insertInto('front_door.family_contact')
    .values({
      ...{ concern_id: concernId, whom: contact.whom, channel: contact.channel, address: contact.address },
      ...{ safe_said_by: contact.whom, safe_times: contact.times && JSON.stringify(contact.times) },
      ...{ taken_by: contact.by.id, taken_by_name: contact.by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Keeps words that open with a code until a day. */
export async function keepFamilyWord(
  db: Db,
  concernId: string,
  word: { tellingId: string; hash: string; words: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('front_door.family_word')
    .values({
      ...{ code_hash: word.hash, telling_id: word.tellingId, concern_id: concernId },
      ...{ words: word.words, expires_at: word.expiresAt },
    })
    .execute();
}

/** The words that the transaction's context opens by their code's hash; that they were opened is kept. */
export async function openFamilyWord(
  db: Db,
  hash: string,
  now: Temporal.Instant,
): Promise<{ words: string } | undefined> {
  const found = await db
    .selectFrom('front_door.family_word')
    .select(['words', 'opened_at'])
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  if (found && !found.opened_at)
    await db
      .updateTable('front_door.family_word')
      .set({ opened_at: now })
      .where('code_hash', '=', hash)
      .execute();
  return found && { words: found.words };
}

/** Whether the transaction's context opens words to a family by their code's hash. That is not reading them. */
export async function hasFamilyWord(db: Db, hash: string): Promise<boolean> {
  const found = await db
    .selectFrom('front_door.family_word')
    .select('telling_id')
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return found !== undefined;
}

/** Where a telling to the family goes; undefined for every other. As `app_worker`. */
export async function familyContactOf(
  db: Db,
  tellingId: string,
): Promise<
  { channel: 'email' | 'sms'; address: string; times: SafeTimes | null; codeHash: string | null } | undefined
> {
  const found = await db
    .selectFrom('front_door.telling as t')
    .innerJoin('front_door.family_contact as f', 'f.id', 't.contact_id')
    .leftJoin('front_door.family_word as w', 'w.telling_id', 't.id')
    .select(['f.channel', 'f.address', 'f.safe_times', 'w.code_hash as codeHash'])
    .where('t.id', '=', tellingId)
    .executeTakeFirst();
  return (
    found && {
      channel: found.channel === 'sms' ? 'sms' : 'email',
      address: found.address,
      times: found.safe_times as SafeTimes | null,
      codeHash: found.codeHash,
    }
  );
}

/** Removes words that no code opens any more. As `app_worker`. */
export async function forgetFamilyWords(db: Db, now: Temporal.Instant): Promise<number> {
  const gone = await db
    .deleteFrom('front_door.family_word')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** The receipt shows the words that its holder was told with. */
export async function showOnReceipt(
  db: Db,
  concernId: string,
  told: { at: Temporal.Instant; words: string },
): Promise<void> {
  await db
    .updateTable('front_door.receipt')
    .set({ told_at: told.at, told_words: told.words })
    .where('concern_id', '=', concernId)
    .execute();
}

/** Names that words to a stranger, and to the family, must not hold. */
export async function namesHeld(
  db: Db,
  concernId: string,
): Promise<{ family: string[]; referrer: string[] }> {
  const { rows } = await sql<{ family: string[] | null; referrer: string[] | null }>`
    select (select array_agg(n) from (
        select k.given as n from front_door.child k where k.concern_id = ${concernId}::uuid
        union select k.surname from front_door.child k where k.concern_id = ${concernId}::uuid
        union select i.name from front_door.involved i where i.concern_id = ${concernId}::uuid and i.part <> 'professional'
      ) named) as family,
      (select array[r.name] from front_door.referrer r where r.concern_id = ${concernId}::uuid and r.name is not null) as referrer`.execute(
    db,
  );
  return { family: rows[0]?.family ?? [], referrer: rows[0]?.referrer ?? [] };
}

/** Who still waits for word, first due first, of concerns that these teams hold or that were given to the caller. */
export async function stillOwed(
  db: Db,
  page: { size: number; after: { at: Temporal.Instant; id: string } | undefined },
): Promise<OwedLine[]> {
  const { after } = page;
  return db
    .selectFrom('front_door.to_tell as o')
    .innerJoin('front_door.concern as c', 'c.id', 'o.concern_id')
    .select(['o.id', 'c.id as concernId', sql<Audience>`o.audience`.as('audience'), 'c.headline'])
    .select(['c.child_label as childLabel', 'o.due_at as dueAt'])
    .where('o.met_at', 'is', null)
    .where('o.ended_at', 'is', null)
    .where(sql<boolean>`front_door.may_work(c.id)`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(o.due_at, o.id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('o.due_at')
    .orderBy('o.id')
    .limit(page.size)
    .execute();
}

/** Says with which message somebody was told; with none, for there was no way, word is owed again. As `app_worker`. */
export async function wordSent(db: Db, tellingId: string, messageId: string | null): Promise<void> {
  if (messageId !== null) {
    await db
      .updateTable('front_door.telling')
      .set({ message_id: messageId })
      .where('id', '=', tellingId)
      .execute();
    return;
  }
  await db
    .updateTable('front_door.to_tell')
    .set({ met_at: null, met_how: null })
    .where('id', '=', (from) =>
      from.selectFrom('front_door.telling').select('to_tell_id').where('id', '=', tellingId),
    )
    .execute();
}

/** Word of the last fortnight that was sent and could not be delivered is owed again. As `app_worker`. */
export async function oweUndelivered(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    with last as (
      select distinct on (t.to_tell_id) t.to_tell_id, t.message_id
      from front_door.telling t join front_door.to_tell o on o.id = t.to_tell_id
      where o.met_how = 'told' and o.ended_at is null and o.met_at > ${now.subtract({ hours: 14 * 24 })}
      order by t.to_tell_id, t.seq desc)
    update front_door.to_tell o set met_at = null, met_how = null
    from last join platform.delivery(array(select message_id from last where message_id is not null)) m
      on m.id = last.message_id and m.state in ('failed', 'withheld')
    where o.id = last.to_tell_id returning o.id`.execute(db);
  return rows.length;
}
