import { audit } from '../../platform/audit/index.ts';
import { formKey, once } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { isBefore } from '../../platform/time/index.ts';
import { cancel, confirm, hold } from '../bookings/state.ts';
import { agencyBookings, setApproval } from '../store/booking.ts';
import { coursesById } from '../store/course.ts';
import { agencyAsksApproval } from '../store/eligibility.ts';
import { sessionsById } from '../store/session.ts';
import { setAgencyRule, waitingForWord } from '../store/staff.ts';
import { staffView } from './view.ts';

const STAFF = '/learning/staff';
const SIZE = 25;

/** GET /learning/staff: the bookings of one's agency, those that wait for one's word first. */
export async function showStaff(page: Page): Promise<Response> {
  const { agencyId, agencyName } = page.practitioner;
  const typed = page.url.searchParams.get('before') ?? '';
  const before = /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;
  const model = await page.transaction(async (db) => {
    const found = await agencyBookings(db, agencyId, SIZE + 1, before);
    const list = found.slice(0, SIZE);
    const open = await waitingForWord(db, agencyId);
    const all = [...open, ...list];
    const courses = await coursesById(db, [...new Set(all.map(({ courseId }) => courseId))]);
    const sessions = await sessionsById(db, [...new Set(all.map(({ sessionId }) => sessionId))]);
    await audit(db, {
      action: 'list',
      kind: 'booking',
      shown: [...new Set(all.map(({ id }) => id))],
      basis: 'training lead',
    });
    return {
      list,
      open,
      courses,
      sessions,
      more: found.length > SIZE,
      asks: await agencyAsksApproval(db, agencyId),
    };
  });
  const main = staffView({
    ...model,
    agency: agencyName,
    paged: before !== undefined,
    csrf: page.csrf,
    key: formKey(),
  });
  return page.show({
    title: 'Bookings of my staff',
    kind: 'workspace',
    current: '/learning',
    before: html`<a href="/learning" class="govuk-back-link">All training</a>`,
    main,
  });
}

/** POST /learning/staff/rule: whether places need the training lead's word. */
export async function setRule(page: Page): Promise<Response> {
  const { agencyId, id: by } = page.practitioner;
  const needs = one(page.body, 'press') === 'ask';
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      await setAgencyRule(db, agencyId, { needs, by, at: page.now });
      await audit(db, { action: 'change', kind: 'training rule', id: agencyId, fields: ['needs_approval'] });
      return STAFF;
    }),
  );
  return page.seeOther(path);
}

/** POST /learning/staff/ID: yes to somebody's place, or no. */
export async function decideApproval(page: Page): Promise<Response> {
  const id = page.uuid();
  const given = one(page.body, 'press') === 'yes';
  const { agencyId, id: by } = page.practitioner;
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const { booking, session } = await hold(db, id);
      if (booking.agencyId !== agencyId) throw notFound({ kind: 'booking', id });
      if (booking.approval !== 'asked' || booking.state === 'cancelled')
        throw new HttpError(409, { says: 'This was decided meanwhile. Nothing was changed.' });
      await setApproval(db, id, { approval: given ? 'given' : 'refused', by, at: page.now });
      if (!given)
        await cancel(db, id, { at: page.now, by: 'manager', why: 'The training lead did not agree' });
      else if (booking.state === 'requested' && isBefore(page.now, session.starts_at))
        await confirm(db, id, page.now);
      await audit(db, { action: given ? 'approve' : 'refuse', kind: 'booking', id });
      return STAFF;
    }),
  );
  return page.seeOther(path);
}
