import type { Db } from '../../platform/db/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { fullWords, londonDate } from '../../platform/time/index.ts';
import { recordCompletion } from '../store/completion.ts';
import { settingOn } from '../store/eligibility.ts';
import {
  declined,
  insertAsked,
  type ToAsk,
  takeNoLongerAwaited,
  takeToRemind,
  toBeAsked,
  toBeAskedAfter,
} from '../store/feedback-due.ts';
import type { Moment } from './types.ts';

const linkOf = (site: string, code: string) => `${site}/learning/feedback/${code}`;

const OPENING: Readonly<Record<Moment, string>> = {
  before: 'Before you come, tell us in a minute how you feel about the subject and what you hope for.',
  after: 'Tell us what you thought. It takes two minutes.',
  later:
    'Three months ago you were on this training. What do you do differently now? It takes three minutes.',
};

function words(ask: ToAsk, moment: Moment, code: string, until: Temporal.Instant, again = false): string {
  return [
    again ? `We asked you about “${ask.title}”, and have no answer yet.` : `“${ask.title}”`,
    OPENING[moment],
    linkOf(ask.site, code),
    `Trainers never see who said what. You can answer, or change your answer, until ${fullWords(until).text}. If you would rather not, say so there and we do not ask again.`,
    ...(again ? ['We do not remind you again.'] : []),
  ].join('\n\n');
}

// To whoever comes, and to nobody who booked for them: what they say is theirs.
const send = (db: Db, ask: ToAsk, body: string, until: Temporal.Instant) =>
  queueMessage(db, {
    to: { channel: 'email', address: ask.email, safe: true },
    subject: 'asked',
    body,
    recordId: ask.bookingId,
    goodUntil: until,
  });

/** Asks those who have not been asked yet, before their day and long after it. @returns how many */
export async function askWhatIsDue(db: Db, now: Temporal.Instant): Promise<number> {
  const today = londonDate(now);
  const open = await settingOn(db, 'feedback-open-days', today);
  let done = 0;
  for (const moment of ['before', 'later'] as const)
    for (const ask of await toBeAsked(db, moment, now, await settingOn(db, 'feedback-later-days', today))) {
      const until = moment === 'before' ? ask.startsAt : now.add({ hours: 24 * open });
      const code = await begin(db, ask, moment, until);
      if (!code) continue;
      await send(db, ask, words(ask, moment, code, until), until);
      done += 1;
    }
  for (const ask of await takeToRemind(db, now, await settingOn(db, 'feedback-reminder-days', today))) {
    await send(db, ask, words(ask, ask.moment, ask.code, ask.openUntil, true), ask.openUntil);
    done += 1;
  }
  return done;
}

/**
 * Opens what a course asks after the day, for the message of thanks. The form is there for whoever declined too, for
 * their certificate may need it, but no link is sent to them.
 * @returns the link; undefined where nothing is asked
 */
export async function askAfter(
  db: Db,
  bookingId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const ask = await toBeAskedAfter(db, bookingId);
  if (!ask) return undefined;
  const open = await settingOn(db, 'feedback-open-days', londonDate(now));
  const unasked = await declined(db, bookingId);
  // Nobody loses their certificate for being slow.
  const days = ask.needed ? Math.max(open, 365) : open;
  const code = await begin(db, ask, 'after', now.add({ hours: 24 * days }));
  return code && !unasked ? linkOf(ask.site, code) : undefined;
}

async function begin(
  db: Db,
  ask: ToAsk,
  moment: Moment,
  openUntil: Temporal.Instant,
): Promise<string | undefined> {
  const code = randomToken(24);
  const codeHash = sha256(code).toString('hex');
  return (await insertAsked(db, { ...ask, moment, code, codeHash, openUntil })) ? code : undefined;
}

/** Gives those their certificate who waited for it and have answered. @returns how many */
export async function completeAwaited(db: Db): Promise<number> {
  const rows = await takeNoLongerAwaited(db);
  for (const { bookingId, ...who } of rows)
    await recordCompletion(db, { ...who, how: 'attended', bookingId });
  return rows.length;
}
