import { date, instant, type Json, list, maybeInstant, text } from '../../platform/db/json.ts';
import type { SafeTimes } from '../../platform/time/safe-times.ts';
import type {
  PersonAddress,
  PersonContact,
  PersonIdentifier,
  PersonName,
  PersonRecord,
  PersonRegistration,
  Shieldable,
  Shielded,
  Telling,
  Told,
} from '../types.ts';

/** What a person's record is put together from, each an aggregate of JSON. */
export type Parts =
  | 'names'
  | 'addresses'
  | 'contacts'
  | 'identifiers'
  | 'facts'
  | 'registrations'
  | 'toldAgain'
  | 'hidden';

/** The rows of a record's parts. The tables' check constraints hold their texts to the types' values. */
export function partsOf(row: Record<Parts, Json>): Pick<PersonRecord, Parts> {
  return {
    names: list(row.names, (n) => ({
      ...toldOf(n),
      kind: n.kind as PersonName['kind'],
      given: text(n.given),
      surname: text(n.surname),
    })),
    addresses: list(row.addresses, (a) => ({
      ...toldOf(a),
      ...shieldOf(a),
      kind: a.kind as PersonAddress['kind'],
      words: text(a.words),
      postcode: text(a.postcode) || null,
    })),
    contacts: list(row.contacts, contactOf),
    identifiers: list(row.identifiers, (i) => ({
      ...toldOf(i),
      kind: i.kind as PersonIdentifier['kind'],
      value: text(i.value),
      issuer: text(i.issuer),
    })),
    facts: list(row.facts, (f) => ({
      ...toldOf(f),
      ...shieldOf(f),
      kind: text(f.kind),
      value: text(f.value),
      words: text(f.words),
    })),
    registrations: list(row.registrations, (r) => ({
      ...toldOf(r),
      ...shieldOf(r),
      kind: r.kind as PersonRegistration['kind'],
      organisation: text(r.organisation),
      who: text(r.who),
    })),
    toldAgain: list(row.toldAgain, (a) => ({ factId: text(a.fact_id), telling: tellingOf(a) })),
    hidden: list(row.hidden, (h) => ({
      part: h.part as Shielded['part'],
      id: text(h.fact_id),
      readable: h.readable === true,
      named: h.named === true,
    })),
  };
}

function contactOf(row: Record<string, unknown>): PersonContact {
  return {
    ...toldOf(row),
    ...shieldOf(row),
    channel: row.channel as PersonContact['channel'],
    value: text(row.value),
    whose: text(row.whose),
    safe: row.safe as PersonContact['safe'],
    safeTimes: (row.safe_times ?? null) as SafeTimes | null,
    voicemail: (row.voicemail ?? null) as PersonContact['voicemail'],
    notes: text(row.notes),
  };
}

/** What every fact's row says of who told it and whether it still stands. */
function toldOf(row: Record<string, unknown>): Told {
  const withdrawnAt = maybeInstant(row.withdrawn_at);
  return {
    id: text(row.id),
    recordId: text(row.person_id),
    fromOn: date(row.from_on),
    untilOn: date(row.until_on),
    telling: tellingOf(row),
    withdrawn: withdrawnAt && {
      at: withdrawnAt,
      by: text(row.withdrawn_by_name),
      why: text(row.withdrawn_why),
    },
  };
}

function tellingOf(row: Record<string, unknown>): Telling {
  return {
    how: row.how as Telling['how'],
    saidBy: text(row.said_by),
    toldAt: instant(row.told_at),
    takenBy: text(row.taken_by_name) || null,
    agency: text(row.agency) || null,
  };
}

function shieldOf(row: Record<string, unknown>): Shieldable {
  return { shielded: row.shielded === true, shieldedWhy: text(row.shielded_why) || null };
}
