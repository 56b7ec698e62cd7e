import type { Db } from '../db/index.ts';

/** A message of the trial's mailbox. */
export interface KeptMessage {
  id: string;
  channel: string;
  to_address: string | null;
  subject: string;
  body: string | null;
  state: string;
  why: string | null;
  provider_id: string | null;
  created_at: Temporal.Instant;
}

export interface MessageCursor {
  at: Temporal.Instant;
  id: string;
}

/** What a trial sent, would have sent, or withheld, the newest first. In live mode nothing is kept. */
export async function keptMessages(
  db: Db,
  size: number,
  after?: MessageCursor,
): Promise<{ messages: KeptMessage[]; next: MessageCursor | undefined }> {
  const kept = db
    .selectFrom('platform.message')
    .select(['id', 'channel', 'to_address', 'subject', 'body', 'state', 'why', 'provider_id', 'created_at'])
    .where('kept_for_trial', '=', true)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1);
  const rows = await (after === undefined
    ? kept
    : kept.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.at, after.id)),
      )
  ).execute();
  const messages = rows.slice(0, size);
  const last = messages.at(-1);
  return { messages, next: rows.length > size && last ? { at: last.created_at, id: last.id } : undefined };
}
