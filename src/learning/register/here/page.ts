import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import { attempt, formError, formKey, type Refusal, Undone } from '../../../platform/forms/index.ts';
import { one, type Page, sha256 } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { bookerOf } from '../../book/page.ts';
import { arrivalMark } from '../../rules/attendance.ts';
import { arrive, ownPlace, partsOn } from '../../store/arrival.ts';
import { settingOn } from '../../store/eligibility.ts';
import { makeTicket, partOfCode, readTicket } from '../code/wall.ts';
import { hereView, typeView } from './view.ts';

const frameOf = ({ actor }: Page) => ({
  title: 'Are you here?',
  kind: actor.kind === 'practitioner' ? ('workspace' as const) : ('public' as const),
});

const visitOf = (page: Page) => sha256(page.visit).toString('hex');

/** GET /learning/here: for whoever has no camera, a box for the code on the wall. */
export function showType(page: Page, refusal?: Refusal): Promise<Response> {
  const errors = refusal?.errors ?? [];
  const main = typeView({ errors, typed: one(page.body, 'code'), csrf: page.csrf });
  return page.show({ ...frameOf(page), main, ...(refusal ? { status: 400 } : {}) });
}

/** POST /learning/here: the code as it was typed. */
export async function typeCode(page: Page): Promise<Response> {
  const to = await wayOn(page, one(page.body, 'code'));
  if (to) return page.seeOther(to);
  const says = 'This is not a code of now. It changes every 30 seconds: look at the wall again';
  return showType(page, { errors: [formError('code', says)], changed: false });
}

/** GET /learning/here/CODE: what the camera opened. */
export async function scanCode(page: Page): Promise<Response> {
  const to = await wayOn(page, page.param('code'));
  if (to) return page.seeOther(to);
  return page.show({ ...frameOf(page), status: 410, main: hereView({ kind: 'run out' }) });
}

/** Where a code of now leads: to a page of this browser's alone, which leaves time to say who one is. */
async function wayOn(page: Page, typed: string): Promise<string | undefined> {
  const { config } = page.services;
  const parts = await page.transaction((db) => partsOn(db, page.now));
  const found = partOfCode(config, typed, parts, page.now);
  return found && `/learning/arriving/${makeTicket(config.SECRET, found, visitOf(page), page.now)}`;
}

/** GET /learning/arriving/TICKET: whoever one is, one's own place, and nobody else's. */
export async function showArriving(page: Page, tooLate = false): Promise<Response> {
  const ticket = page.param('ticket');
  const of = page.hasVisit ? readTicket(page.services.config, ticket, visitOf(page), page.now) : undefined;
  if (!of) return page.show({ ...frameOf(page), status: 410, main: hereView({ kind: 'run out' }) });
  const path = `/learning/arriving/${ticket}`;
  const booker = bookerOf(page);
  const { part, place } = await page.transaction(async (db) => {
    const on = (await partsOn(db, page.now)).find(
      (each) => each.sessionId === of.sessionId && each.part === of.part,
    );
    const own = booker && (await ownPlace(db, of.sessionId, of.part));
    if (own) await audit(db, { action: 'read', kind: 'booking', id: own.booking, basis: 'code on the wall' });
    return { part: on, place: own };
  });
  if (!part) return page.show({ ...frameOf(page), status: 410, main: hereView({ kind: 'run out' }) });
  const main = booker
    ? hereView({
        kind: 'known',
        part,
        place,
        who: booker.email ?? booker.name,
        tooLate,
        path,
        csrf: page.csrf,
        key: formKey(),
      })
    : hereView({ kind: 'who', part, path });
  return page.show({ ...frameOf(page), main, ...(tooLate ? { status: 409 } : {}) });
}

/** POST /learning/arriving/TICKET: they came. */
export function sayHere(page: Page): Promise<Response> {
  const path = `/learning/arriving/${page.param('ticket')}`;
  return attempt(
    page,
    async (db) => {
      const of = readTicket(page.services.config, page.param('ticket'), visitOf(page), page.now);
      const part =
        of &&
        (await partsOn(db, page.now)).find((on) => on.sessionId === of.sessionId && on.part === of.part);
      if (!part || !bookerOf(page)) throw new Undone({ errors: [], changed: false });
      const grace = await settingOn(db, 'late-after-minutes', londonDate(page.now));
      const mark = arrivalMark(part.startsAt, page.now, grace);
      const booking = await arrive(db, part, { id: randomUUID(), ...mark });
      if (!booking) throw new Undone({ errors: [], changed: false });
      await audit(db, { action: 'arrive', kind: 'booking', id: booking, basis: 'code on the wall' });
      return path;
    },
    () => showArriving(page, true),
  );
}
