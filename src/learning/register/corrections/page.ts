import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, isId, one, type Page } from '../../../platform/http/index.ts';
import { correctionsOf, decideMark, marksOf } from '../../store/mark.ts';
import { frame } from '../page.ts';
import { holdRegister, readRegister } from '../read.ts';
import { outcomeOf, settle } from '../settle.ts';
import type { Correction, Register } from '../types.ts';
import { correctionsView } from './view.ts';

/** GET /learning/sessions/ID/register/corrections: what came after closing, and what would follow from it. */
export async function showCorrections(page: Page): Promise<Response> {
  const { register, corrections } = await page.transaction(async (db) => {
    const read = await readRegister(db, page);
    const waiting = read.closed ? await correctionsOf(db, read.session.id) : [];
    const shown = [...new Set(waiting.map(({ bookingId }) => bookingId))];
    await audit(db, { action: 'list', kind: 'booking', shown, basis: 'keeps the register' });
    return { register: read, corrections: waiting };
  });
  const back = `/learning/sessions/${register.session.id}/register`;
  return page.show({
    ...frame,
    title: 'Corrections',
    before: html`<a href="${back}" class="govuk-back-link">The register</a>`,
    main: correctionsView({
      ...register,
      corrections: corrections.map((each) => ({ ...each, ...followsFrom(register, each) })),
      ...{ now: page.now, csrf: page.csrf, key: formKey },
    }),
  });
}

/** What somebody's marks come to without a correction and with it, the one that was made last counting. */
function followsFrom(register: Register, correction: Correction) {
  const booking = register.bookings.find(({ id }) => id === correction.bookingId);
  if (!booking) return { before: undefined, after: undefined };
  const held = register.marks.find(
    ({ bookingId, part }) => bookingId === booking.id && part === correction.part,
  );
  const wins = !held || Temporal.Instant.compare(correction.at, held.at) >= 0;
  const marks = wins ? [correction, ...register.marks.filter((mark) => mark !== held)] : register.marks;
  return { before: outcomeOf(register, booking), after: outcomeOf({ ...register, marks }, booking) };
}

/** POST /learning/sessions/ID/register/corrections: a mark that came late counts, or does not. */
export async function decideCorrection(page: Page): Promise<Response> {
  const [id, verdict] = [one(page.body, 'mark'), one(page.body, 'verdict')];
  if (!isId(id) || !['counts', 'does not count'].includes(verdict)) throw new HttpError(400);
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const register = await holdRegister(db, page);
      const { session } = register;
      const at = `/learning/sessions/${session.id}/register/corrections`;
      const correction = (await correctionsOf(db, session.id)).find((each) => each.id === id);
      if (!correction) return at;
      const accepted = verdict === 'counts';
      if (!(await decideMark(db, session.id, { id, accepted }, page.practitioner))) return at;
      const booking = register.bookings.find((each) => each.id === correction.bookingId);
      if (accepted && booking) {
        const marks = await marksOf(db, session.id);
        await settle(db, { ...register, marks }, booking, { cameOf: id, at: page.now });
      }
      await audit(db, {
        action: 'correct register',
        kind: 'booking',
        id: correction.bookingId,
        basis: verdict,
      });
      return at;
    }),
  );
  return page.seeOther(path);
}
