import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, type Page } from '../../../platform/http/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { closeRegister } from '../../store/register.ts';
import { frame } from '../page.ts';
import { holdRegister, readRegister } from '../read.ts';
import { outcomeOf, settle } from '../settle.ts';
import { closeView } from './view.ts';

/** GET /learning/sessions/ID/register/close: what follows for whom, before it does. */
export async function showClose(page: Page): Promise<Response> {
  const register = await page.transaction((db) => readRegister(db, page));
  const outcomes = register.bookings.map((booking) => ({
    booking,
    attendance: outcomeOf(register, booking),
  }));
  const main = closeView({ ...register, outcomes, now: page.now, csrf: page.csrf, key: formKey() });
  const back = `/learning/sessions/${register.session.id}/register`;
  return page.show({
    ...frame,
    title: 'Close the register',
    before: html`<a href="${back}" class="govuk-back-link">The register</a>`,
    main,
  });
}

/** POST /learning/sessions/ID/register/close: who was there gets their certificate, who was not is a no-show. */
export async function close(page: Page): Promise<Response> {
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const register = await holdRegister(db, page);
      const { session, bookings } = register;
      const back = `/learning/sessions/${session.id}/register`;
      if (isBefore(page.now, session.endsAt))
        throw new HttpError(409, { says: 'The session is not over. Close its register afterwards.' });
      if (!(await closeRegister(db, session.id, page.practitioner))) return back;
      for (const booking of bookings)
        await settle(db, register, booking, { cameOf: booking.id, at: page.now });
      await audit(db, { action: 'close register', kind: 'session', id: session.id });
      return back;
    }),
  );
  return page.seeOther(path);
}
