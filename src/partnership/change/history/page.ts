import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { administers } from '../../administers.ts';
import { forgetArrangements } from '../../arrangements/current.ts';
import type { Arrangements } from '../../arrangements/types.ts';
import { readArrangements } from '../../store/arrangements.ts';
import { listChanges, lockSubject, readChange, withdrawChange } from '../../store/changes.ts';
import { whoToCall } from '../../who-to-call/who-to-call.ts';
import { holeIn } from '../means/call.ts';
import { subjectNamed } from '../subjects.ts';
import type { MadeChange } from '../types.ts';
import { changeDetailView, changesView, type ListedChange } from './view.ts';

const SIZE = 25;

/** GET /arrangements/changes: who changed what, the newest first. */
export async function showChanges(page: Page): Promise<Response> {
  const after = cursorIn(page.url.searchParams.get('after'));
  const { rows, arrangements } = await page.transaction(async (db) => ({
    rows: await listChanges(db, { after, size: SIZE + 1 }),
    arrangements: await readArrangements(db),
  }));
  const shown = rows.slice(0, SIZE);
  const last = shown.at(-1);
  return page.show({
    title: 'Changes to the arrangements',
    kind: 'workspace',
    current: '/arrangements',
    main: changesView({
      changes: shown.map((change) => listed(page, arrangements, change)),
      now: page.now,
      size: SIZE,
      next: rows.length > SIZE && last ? `/arrangements/changes?after=${last.madeAt}~${last.id}` : undefined,
      first: after ? '/arrangements/changes' : undefined,
    }),
  });
}

/** GET /arrangements/changes/:id: one change, what held before it, and the way to take it back while it is to come. */
export async function showOneChange(page: Page, refusedBecause?: string): Promise<Response> {
  const { change, arrangements } = await page.transaction(async (db) => ({
    change: await found(db, page),
    arrangements: await readArrangements(db),
  }));
  const subject = subjectNamed(arrangements, change.kind, change.subject);
  const day = change.from.toString();
  const standing = change.withdrawnAt === null;
  return page.show({
    title: 'A change to the arrangements',
    kind: 'workspace',
    current: '/arrangements',
    ...(refusedBecause ? { status: 400 } : {}),
    main: changeDetailView({
      ...listed(page, arrangements, change),
      says: subject && standing ? subject.says(subject.on(arrangements, day)) : [],
      path: subject?.path,
      mayWithdraw: standing && isComing(page, change) && administers(page.practitioner, change.area),
      refusedBecause,
      now: page.now,
      csrf: page.csrf,
    }),
  });
}

/** POST /arrangements/changes/:id/withdraw: what was still to come does not come. It stays in the list. */
export async function withdraw(page: Page): Promise<Response> {
  const id = page.uuid();
  const refused = await page
    .transaction(async (db) => {
      const change = await found(db, page);
      if (!administers(page.practitioner, change.area)) throw notFound();
      await lockSubject(db, change.kind, change.subject);
      const before = await readArrangements(db);
      if (!(await withdrawChange(db, id, page.practitioner.id, page.now)))
        throw new HttpError(409, { says: TOO_LATE });
      const hole = holeAfter(before, await readArrangements(db), change, page.now);
      if (hole) throw new Refused(hole);
      await audit(db, {
        action: 'withdraw change',
        kind: 'arrangement',
        id,
        fields: [`${change.kind} ${change.subject}`],
      });
      return undefined;
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return error.message;
      throw error;
    });
  forgetArrangements(page.services.database);
  return refused ? showOneChange(page, refused) : page.seeOther(`/arrangements/changes/${id}`);
}

class Refused extends Error {}

const TOO_LATE =
  'That change holds already, or was withdrawn before. Nothing was changed now. To end it, make another change.';

/** A gap that there is already is no reason to keep a change; one that opens is. */
function holeAfter(
  before: Arrangements,
  after: Arrangements,
  change: MadeChange,
  now: Temporal.Instant,
): string | undefined {
  const [name = ''] = change.subject.split(' ');
  if (change.kind !== 'line') return undefined;
  const areas = after.areas
    .map(({ code }) => code)
    .filter((code) => change.area === null || code === change.area);
  const purpose = after.phoneLines.find((line) => line.purpose === name)?.purpose;
  if (!purpose) return undefined;
  const answered = areas.filter((code) => whoToCall(after, code, purpose, now).line !== null);
  const hole = holeIn(before, after, change.from, { areas: answered, purpose });
  return hole
    ? 'Without it nobody would answer there. Make the change that shall hold instead first'
    : undefined;
}

async function found(db: Db, page: Page): Promise<MadeChange> {
  const change = await readChange(db, page.uuid());
  if (!change) throw notFound();
  return change;
}

function isComing(page: Page, { from }: MadeChange): boolean {
  return Temporal.PlainDate.compare(from, londonDate(page.now)) > 0;
}

function listed(page: Page, arrangements: Arrangements, change: MadeChange): ListedChange {
  const title = subjectNamed(arrangements, change.kind, change.subject)?.title ?? change.subject;
  const state = change.withdrawnAt ? 'withdrawn' : isComing(page, change) ? 'to come' : 'made';
  return { ...change, title, state };
}

function cursorIn(text: string | null): { at: Temporal.Instant; id: string } | undefined {
  const [at = '', id = ''] = (text ?? '').split('~');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return undefined;
  }
}
