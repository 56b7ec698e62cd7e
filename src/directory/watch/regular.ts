import type { Db } from '../../platform/db/index.ts';
import { type CleanUp, tell } from '../../platform/jobs/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import type { SafeTimes } from '../../platform/time/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { phonesOf } from '../hsds/entry.ts';
import { isPhoneNumber } from '../rules/phone.ts';
import { keepProblems } from '../store/problems.ts';
import { settingOn } from '../store/settings.ts';
import { type DueSignpost, takeDue } from '../store/signposts.ts';
import { takeStale, watched } from '../store/watch.ts';
import { askOwnersOfGone, withdrawGone } from './gone.ts';
import { LINKS_CHECKED, LINKS_RUN } from './links.ts';
import { remind } from './remind.ts';

/**
 * Asks once whether a family got there: the family by its link, or whoever pointed them. Of those who have left, their team
 * is asked, and led to the list: which of them a colleague sees is for the record to say.
 */
async function askWhetherThere(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const due = await takeDue(db, londonDate(now), now);
  for (const one of due)
    if (one.askWhom === 'family') await askFamily(db, one);
    else if (!one.left)
      await remind(db, one.byId, `${ASK_WORKER}\n\n${baseUrl}/directory/signposts/${one.id}`, POINTS);
  const leavers = new Set(
    due.filter(({ askWhom, left }) => askWhom !== 'family' && left).map(({ byId }) => byId),
  );
  for (const id of leavers) await remind(db, id, `${ASK_TEAM}\n\n${baseUrl}/directory/signposts`, POINTS);
  return due.length;
}

const POINTS = 'directory.signpost';

async function askFamily(db: Db, { id, contact, askLink }: DueSignpost): Promise<void> {
  if (!contact || !askLink) return;
  const to = { ...contact, times: contact.times as SafeTimes | null };
  await queueMessage(db, { to, subject: 'asked', body: `One short question: ${askLink}`, recordId: id });
}

const ASK_WORKER =
  'Some time ago you pointed somebody to a service. Please sign in and say whether they got there:';

const ASK_TEAM =
  'Some time ago somebody who has left your team pointed families to services. Please sign in and say whether they got there, of those that you see:';

/** Reminds each owner once of the entries that nobody checked for too long. */
async function nudgeOwners(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const today = londonDate(now);
  const days = await settingOn(db, 'stale after', today);
  const stale = await takeStale(db, today.subtract({ days }), today);
  for (const { ownerId, many } of stale) {
    const entries = many === 1 ? 'An entry' : `${many} entries`;
    await remind(
      db,
      ownerId,
      `${entries} of the directory that you keep should be checked again. Please sign in and see which:\n\n${baseUrl}/directory/work?show=stale`,
      'directory.publish',
    );
  }
  return stale.length;
}

const AT_ONCE = 1_000;

/** Finds numbers that cannot ring. */
async function checkPhones(db: Db, now: Temporal.Instant): Promise<number> {
  const today = londonDate(now);
  let found = 0;
  for (let after: string | undefined; ; ) {
    const rows = await watched(db, 'phone', after, AT_ONCE);
    for (const { id, content, known } of rows) {
      const wrong = phonesOf(content)
        .filter((number) => !isPhoneNumber(number))
        .map((number) => `“${number.slice(0, 40)}” is no telephone number`)
        .toSorted();
      if (wrong.join() !== known.join()) await keepProblems(db, id, 'phone', wrong, today);
      found += wrong.length;
    }
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return found;
  }
}

/** Has web addresses looked up where that is switched on. */
async function orderLinks(db: Db, now: Temporal.Instant): Promise<number> {
  if ((await settingOn(db, 'check links', londonDate(now))) !== 1) return 0;
  await tell(db, LINKS_CHECKED, { run: LINKS_RUN });
  return 1;
}

export const cleanUps: readonly CleanUp[] = [
  { name: 'families are asked whether they got there', every: { hours: 1 }, remove: askWhetherThere },
  { name: 'owners are reminded of stale entries', every: { hours: 12 }, remove: nudgeOwners },
  { name: 'owners are asked what their source lists no more', every: { hours: 12 }, remove: askOwnersOfGone },
  { name: 'what is gone from its source is withdrawn', every: { hours: 12 }, remove: withdrawGone },
  { name: 'telephone numbers of services are checked', every: { hours: 24 }, remove: checkPhones },
  { name: 'web addresses of services are checked', every: { hours: 24 * 7 }, remove: orderLinks },
];
