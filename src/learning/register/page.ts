import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import { formKey, once, typedFrom, typedOr } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, json, one, type Page } from '../../platform/http/index.ts';
import { notOnRecord } from '../store/eligibility.ts';
import { addMarks, correctionsOf } from '../store/mark.ts';
import { sessionsToKeep } from '../store/register.ts';
import { listView } from './list-view.ts';
import { holdRegister, readRegister } from './read.ts';
import { keepResults } from './results.ts';
import { type Place, partWord, placeAsked, placeHref } from './rules/place.ts';
import { findPeople, saidOn } from './rules/shown.ts';
import { ASSESSMENT, isMark, type NewMark, type Register } from './types.ts';
import { everybodyView, registerView } from './view.ts';

const MOST_SESSIONS = 200;
const REGISTERS = '/learning/registers';
export const frame = { kind: 'workspace', current: REGISTERS } as const;

/** GET /learning/registers: the sessions whose register one keeps. */
export async function showRegisters(page: Page): Promise<Response> {
  const sessions = await page.transaction((db) => sessionsToKeep(db, page.practitioner.id, MOST_SESSIONS));
  return page.show({ ...frame, title: 'Registers', main: listView({ sessions, now: page.now }) });
}

/**
 * GET /learning/sessions/ID/register?part=2&from=52: a page of those who have a place, to be marked on a phone.
 * `only=44.52` shows those with these numbers, `show=everybody` all of them to be read or printed.
 */
export async function showRegister(page: Page): Promise<Response> {
  const { register, corrections } = await page.transaction(async (db) => {
    const read = await readRegister(db, page);
    const shown = read.bookings.map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'booking', shown, basis: 'keeps the register' });
    return {
      register: { ...read, missing: await notOnRecord(db, shown, read.session.startsAt) },
      corrections: read.closed ? (await correctionsOf(db, read.session.id)).length : 0,
    };
  });
  const query = page.url.searchParams;
  // What a phone keeps: ids and numbers, of everybody, when it is asked to.
  if (query.get('show') === 'numbers')
    return json(register.bookings.map(({ id, number }) => [id, String(number)]));
  const { now, csrf, nonce, kept } = page;
  const place = placeAsked(
    register,
    (name) => (kept?.has(name) ? one(kept, name) : (query.get(name) ?? '')),
    now,
  );
  const main =
    query.get('show') === 'everybody'
      ? everybodyView({ ...register, part: place.part, from: place.from })
      : registerView({
          ...{ ...register, corrections, place, now, csrf, nonce, key: formKey() },
          typed: typedOr(page, typedFrom(saidByNumber(register, place.part))),
        });
  const before = html`<a href="${REGISTERS}" class="govuk-back-link">All registers</a>`;
  return page.show({ ...frame, title: 'Register', before, main });
}

/** What is said of everybody, as the boxes of the form hold it. */
function saidByNumber(register: Register, part: number): Record<string, string> {
  const said = saidOn(register, part);
  return Object.fromEntries(register.bookings.map(({ id, number }) => [`m${number}`, said.get(id) ?? '']));
}

/**
 * POST /learning/sessions/ID/register. Only what was changed on the form is a mark, so that two people with one list
 * never undo each other: what the other marked meanwhile stays. Whichever button is pressed saves the page first.
 */
export async function markRegister(page: Page): Promise<Response> {
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const register = await holdRegister(db, page);
      const place = placeAsked(register, (name) => one(page.body, name), page.now);
      if (partWord(place.part) !== one(page.body, 'part')) throw new HttpError(400);
      const changed = changedOn(page, register);
      if (place.part === ASSESSMENT) await keepResults(db, page, register, changed);
      else {
        const marks = changed.flatMap((each) => markSaid(page, each, place.part));
        const { id: by, name } = page.practitioner;
        await addMarks(db, register.session.id, marks, { id: by, name, how: 'list' });
      }
      if (changed.length > 0)
        await audit(db, { action: 'mark register', kind: 'session', id: register.session.id });
      return wayOn(page, register, place);
    }),
  );
  return page.seeOther(path);
}

/** What the form says of somebody that it did not say when it was shown. */
function changedOn({ body }: Page, { bookings }: Register) {
  return bookings.flatMap(({ id, number }) => {
    const value = one(body, `m${number}`);
    return value === '' || value === one(body, `w${number}`) ? [] : [{ bookingId: id, value }];
  });
}

function markSaid({ now }: Page, { bookingId, value }: { bookingId: string; value: string }, part: number) {
  if (!isMark(value)) return [];
  const mark: NewMark = { id: randomUUID(), bookingId, part, mark: value, minutes: null, note: '', at: now };
  return [mark];
}

/** Where the pressed button leads: another part or page, somebody's own page, those who were looked for; else here. */
function wayOn({ body }: Page, register: Register, place: Place): string {
  const at = `/learning/sessions/${register.session.id}/register`;
  const [way = '', to = ''] = one(body, 'go').split(' ');
  const wanted = register.bookings.find(({ number }) => way === 'person' && String(number) === to);
  if (wanted) return `/learning/arrivals/${wanted.id}?part=${partWord(place.part)}`;
  if (way === 'part') {
    const named = to === partWord(ASSESSMENT) ? ASSESSMENT : Number(to);
    return placeHref(at, { ...place, part: named });
  }
  if (way === 'all') return placeHref(at, { part: place.part, from: 0, only: undefined });
  if (way === 'from') return placeHref(at, { ...place, from: Number(to) || 0 });
  const looked = one(body, 'find').trim();
  if (looked !== '')
    return placeHref(at, { part: place.part, from: 0, only: findPeople(register.bookings, looked) });
  return placeHref(at, place);
}
