import { createHash } from 'node:crypto';
import { type Db, withCommit } from '../db/index.ts';
import { type Body, one } from '../http/body.ts';
import { HttpError } from '../http/errors.ts';
import type { Page } from '../http/page.ts';

/**
 * Lets a form take effect once, however often it is posted. The first POST with a form key runs `effect` and
 * stores the path it led to; the same body with the same key is sent to that path; a different body is refused.
 * The row and the effect are one transaction, so a crash between them cannot happen.
 * @throws HttpError 400 without a usable key, 409 for a key already used with other words
 */
export async function once(db: Db, page: Page, effect: () => Promise<string>): Promise<string> {
  const key = one(page.body, 'form-key');
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new HttpError(400);
  const submitter = page.actor.kind === 'practitioner' ? page.actor.id : page.context().visit;
  if (submitter === undefined) throw new HttpError(403);
  const hash = hashOf(page.body);
  const mine = { submitter, form_key: key };
  const first = await db
    .insertInto('platform.submission')
    .values({ ...mine, body_hash: hash, location: '' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('form_key')
    .executeTakeFirst();
  if (!first) return storedLocation(db, mine, hash);
  const location = await effect();
  const led = db.updateTable('platform.submission').set({ location });
  withCommit(db, led.where('submitter', '=', mine.submitter).where('form_key', '=', mine.form_key).compile());
  return location;
}

/** Whether a form of the caller's own led to this path since then: what stands there may be theirs alone. */
export async function ledTo(db: Db, location: string, since: Temporal.Instant): Promise<boolean> {
  const found = await db
    .selectFrom('platform.submission')
    .select('form_key')
    .where('location', '=', location)
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function storedLocation(
  db: Db,
  mine: { submitter: string; form_key: string },
  hash: string,
): Promise<string> {
  const stored = await db
    .selectFrom('platform.submission')
    .select(['body_hash', 'location'])
    .where('submitter', '=', mine.submitter)
    .where('form_key', '=', mine.form_key)
    .executeTakeFirstOrThrow();
  if (stored.body_hash !== hash) throw new HttpError(409);
  return stored.location;
}

function hashOf(body: Body): string {
  const fields = [...body].filter(([name]) => name !== 'csrf').sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}
