import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, isId, one, type Page } from '../../../platform/http/index.ts';
import { cancel } from '../../bookings/state.ts';
import { stands } from '../../rules/bookings.ts';
import { claimsOf, judgeClaim, needsOf } from '../../store/beside.ts';
import { bookingById, bookingsOf } from '../../store/booking.ts';
import { readSession } from '../session/read.ts';
import { overviewView } from './view.ts';

const PROGRAMME = '/learning/programme';

/** GET /learning/programme/sessions/ID: who comes, who waits, what they need. */
export async function showSession(page: Page): Promise<Response> {
  const model = await page.transaction(async (db) => {
    const read = await readSession(db, page);
    const bookings = await bookingsOf(db, read.session.id);
    const ids = bookings.map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'booking', shown: ids, basis: 'coordinates' });
    return { ...read, bookings, needs: await needsOf(db, ids), claims: await claimsOf(db, ids) };
  });
  return page.show({
    title: 'A session',
    kind: 'workspace',
    current: PROGRAMME,
    before: html`<a href="${PROGRAMME}/${model.course.id}" class="govuk-back-link">${model.course.title}</a>`,
    main: overviewView({ ...model, now: page.now, csrf: page.csrf, key: formKey() }),
  });
}

/** POST /learning/programme/sessions/ID/claims: whether what somebody says stands for the course that comes first. */
export async function judge(page: Page): Promise<Response> {
  const [bookingId, needsId] = [one(page.body, 'booking'), one(page.body, 'needs')];
  const judged = one(page.body, 'press') === 'accept' ? 'accepted' : 'refused';
  if (!isId(bookingId) || !isId(needsId)) throw new HttpError(400);
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const { session } = await readSession(db, page);
      const booking = await bookingById(db, bookingId);
      if (booking?.sessionId !== session.id) throw new HttpError(404);
      await judgeClaim(db, bookingId, needsId, { judged, by: page.practitioner.id, at: page.now });
      await audit(db, {
        action: judged === 'accepted' ? 'accept' : 'refuse',
        kind: 'booking',
        id: bookingId,
      });
      if (judged === 'refused' && stands(booking.state))
        await cancel(db, bookingId, {
          at: page.now,
          by: 'coordinator',
          why: 'What comes first is not shown to be done',
        });
      return `${PROGRAMME}/sessions/${session.id}`;
    }),
  );
  return page.seeOther(path);
}
