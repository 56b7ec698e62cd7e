import { auditEach } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { hideGone, takeGone } from '../store/gone.ts';
import { settingOn } from '../store/settings.ts';
import { remind } from './remind.ts';

/** Asks each owner once about the entries that their source lists no more. */
export async function askOwnersOfGone(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const gone = await takeGone(db, londonDate(now));
  for (const { ownerId, many } of gone) {
    const entries = many === 1 ? 'An entry' : `${many} entries`;
    const verb = many === 1 ? 'is' : 'are';
    await remind(
      db,
      ownerId,
      `${entries} of the directory that you keep ${verb} no longer listed where ${many === 1 ? 'it' : 'they'} came from. Please find out whether the help is still there. Then sign in and say so:\n\n${baseUrl}/directory/work?show=gone`,
      'directory.publish',
    );
  }
  return gone.length;
}

/** Hides what nobody answered for, where a dated setting says after how many days. */
export async function withdrawGone(db: Db, now: Temporal.Instant): Promise<number> {
  const today = londonDate(now);
  const days = await settingOn(db, 'withdraw gone after', today);
  if (days === 0) return 0;
  const hidden = await hideGone(db, today.subtract({ days }), now);
  await auditEach(
    db,
    hidden.map((id) => ({ action: 'hide', kind: 'service', id, basis: 'gone from its source' })),
  );
  return hidden.length;
}
