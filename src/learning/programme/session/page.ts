import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  formKey,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  text,
  Undone,
  untouched,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, one, type Page } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import { cancel } from '../../bookings/state.ts';
import { DATES_OPENED } from '../../interest/topic.ts';
import { tellBooking } from '../../messages/tell.ts';
import { STANDING, stands } from '../../rules/bookings.ts';
import { bookingsOf } from '../../store/booking.ts';
import { cancelSession, insertSession, type SessionTexts, updateSession } from '../../store/programme.ts';
import { lockSession } from '../../store/session.ts';
import type { Session, SessionPart } from '../../types.ts';
import { cancelSessionView } from './cancel-view.ts';
import { readGround, readSession, sessionIn } from './read.ts';
import { typedSession } from './typed.ts';
import { sessionFormView } from './view.ts';

const PROGRAMME = '/learning/programme';
const frame = { kind: 'workspace', current: PROGRAMME } as const;
const backTo = (path: string, words: string) => html`<a href="${path}" class="govuk-back-link">${words}</a>`;

/** GET /learning/programme/ID/sessions/new */
export async function showNewSession(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const ground = await page.transaction((db) => readGround(db, page, id));
  const main = sessionFormView({
    ...{ ...ground, ...recordForm(page, refusal), version: 0, standing: undefined },
    ...{ action: `${PROGRAMME}/${id}/sessions/new`, title: 'Add a session' },
  });
  const before = backTo(`${PROGRAMME}/${id}`, 'The course');
  return page.show({ ...frame, title: 'Add a session', before, main, ...statusOf(refusal) });
}

/** POST /learning/programme/ID/sessions/new */
export function addSession(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const courseId = page.uuid();
      const ground = await readGround(db, page, courseId);
      const texts = await sessionIn(db, page, { ...ground, taken: 0 });
      const id = randomUUID();
      await insertSession(db, { ...texts, id, courseId, seriesId: null });
      await audit(db, { action: 'create', kind: 'session', id });
      if (ground.course.state === 'open') await tell(db, DATES_OPENED, { course: courseId });
      return `${PROGRAMME}/sessions/${id}`;
    },
    (refusal) => showNewSession(page, refusal),
  );
}

/** GET /learning/programme/sessions/ID/edit */
export async function showEditSession(page: Page, refusal?: Refusal): Promise<Response> {
  const { session, parts, trainers, joining, people, ...ground } = await page.transaction(async (db) => {
    const read = await readSession(db, page);
    return { ...read, people: (await bookingsOf(db, read.session.id, STANDING)).length };
  });
  const form = recordForm(page, refusal);
  const main = sessionFormView({
    ...{ ...ground, ...form, version: session.version, standing: { people } },
    typed: refusal ? form.typed : typedSession(session, { parts, trainers, joining }),
    ...{ action: `${PROGRAMME}/sessions/${session.id}/edit`, title: 'Change or move this session' },
  });
  const before = backTo(`${PROGRAMME}/sessions/${session.id}`, 'The session');
  return page.show({ ...frame, title: 'Change a session', before, main, ...statusOf(refusal) });
}

/** POST /learning/programme/sessions/ID/edit: where the time or the place changes everybody is told. */
export function editSession(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const read = await readSession(db, page);
      const { session } = read;
      await lockSession(db, session.id);
      const texts = await sessionIn(db, page, { ...read, taken: session.taken });
      const why = mustRead(parseForm({ why: text({ max: 500 }) }, page.body));
      const moves = differs(session, read.parts, texts);
      if (moves && why.why === '' && session.taken > 0)
        throw refused('why', 'Say why the time or place changes');
      const moved = moves ? { at: page.now, why: why.why || 'It was planned anew' } : null;
      if (!(await updateSession(db, session.id, Number(one(page.body, 'version')), texts, moved)))
        throw new Undone({ errors: [], changed: true });
      await audit(db, { action: moves ? 'move' : 'change', kind: 'session', id: session.id });
      if (moves)
        for (const booking of await bookingsOf(db, session.id, STANDING))
          await tellBooking(db, booking, 'session moved', { partsBefore: read.parts });
      return `${PROGRAMME}/sessions/${session.id}`;
    },
    (refusal) => showEditSession(page, refusal),
  );
}

function differs(session: Session, parts: readonly SessionPart[], texts: SessionTexts): boolean {
  const times = (list: readonly SessionPart[]) =>
    list.map(({ startsAt, endsAt }) => `${startsAt}/${endsAt}`).join();
  return times(parts) !== times(texts.parts) || session.venue !== texts.venue;
}

/** GET /learning/programme/sessions/ID/cancel */
export async function showCancelSession(page: Page, refusal?: Refusal): Promise<Response> {
  const { session, course, people } = await page.transaction(async (db) => {
    const read = await readSession(db, page);
    return { ...read, people: (await bookingsOf(db, read.session.id, STANDING)).length };
  });
  const form = recordForm(page, refusal);
  const typed = refusal ? form.typed : untouched;
  const main = cancelSessionView({ session, course, people, ...form, typed, key: formKey(typed) });
  const before = backTo(`${PROGRAMME}/sessions/${session.id}`, 'The session');
  return page.show({ ...frame, title: 'Cancel a session', before, main, ...statusOf(refusal) });
}

/** POST /learning/programme/sessions/ID/cancel: nobody pays, and everybody is told and offered another day. */
export function cancelWholeSession(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const { session } = await readSession(db, page);
      const said = mustRead(
        parseForm({ why: text({ ask: 'Say why. Everybody who booked reads it', max: 500 }) }, page.body),
      );
      await lockSession(db, session.id);
      if (!(await cancelSession(db, session.id, { at: page.now, why: said.why })))
        throw new HttpError(409, { says: 'This session is cancelled already.' });
      for (const booking of await bookingsOf(db, session.id))
        if (stands(booking.state))
          await cancel(db, booking.id, { at: page.now, by: 'session', why: said.why });
      await audit(db, { action: 'cancel', kind: 'session', id: session.id });
      return `${PROGRAMME}/sessions/${session.id}`;
    },
    (refusal) => showCancelSession(page, refusal),
  );
}
