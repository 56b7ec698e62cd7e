import { hiddenFields, type Typed } from '../../platform/forms/index.ts';
import {
  asset,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  raw,
  time,
} from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import { timesWords } from '../rules/times.ts';
import type { Booking } from '../types.ts';
import { onlyWord, type Place, partWord } from './rules/place.ts';
import {
  choicesOn,
  PEOPLE_A_LIST,
  PEOPLE_A_PAGE,
  type Shown,
  saidOn,
  shownFrom,
  totalsOn,
} from './rules/shown.ts';
import { ASSESSMENT, type RegisterRead } from './types.ts';

export interface RegisterModel extends RegisterRead {
  place: Place;
  /** What was chosen, `m` and the number of each, saved or not. */
  typed: Typed;
  /** Marks that came after it was closed and wait for somebody's word. */
  corrections: number;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  nonce: string;
}

/** A page of the list in one form, a name under the other, to be pressed with a thumb. Every button of it saves. */
export function registerView(model: RegisterModel): Html {
  const { session, course, parts, bookings, place } = model;
  const at = `/learning/sessions/${session.id}/register`;
  const shown = parts.find(({ n }) => n === place.part) ?? session;
  const list = bookings.length
    ? form(model, at)
    : emptyState({
        title: 'Nobody has a place',
        words: 'Whoever has a place on this session stands here.',
        next: { label: 'All registers', href: '/learning/registers' },
      });
  return html`<span class="govuk-caption-l">${course.title}</span><h1 class="govuk-heading-l">${place.part === ASSESSMENT ? 'Assessment' : 'Register'}: ${timesWords(shown)}</h1>
${session.venue ? html`<p>${session.venue}</p>` : NOTHING}${closedPart(model, at)}
${list}${ways(model, at)}`;
}

function ways({ closed, place, session, now }: RegisterModel, at: string): Html {
  const part = place.part === ASSESSMENT ? '' : `?part=${place.part}`;
  const open = closed
    ? NOTHING
    : html`<p><a href="${at}/code${part}">Show the code for the wall</a>: people mark themselves with their phones.</p><p><a href="${at}/door">Add somebody without a booking</a></p><p><a href="${at}/close">Close the register</a>: who was there gets a certificate, who was not is a no-show.</p>`;
  const thought = isBefore(now, session.startsAt)
    ? NOTHING
    : html`<p><a href="/learning/sessions/${session.id}/feedback">What people thought</a></p>`;
  return html`${open}<p><a href="${at}?part=${partWord(place.part)}&amp;show=everybody">Everybody on one list</a>, to read or print</p>${thought}`;
}

function form(model: RegisterModel, at: string): Html {
  const { bookings, place, csrf, key, nonce } = model;
  const { only } = place;
  const among = only ? bookings.filter(({ number }) => only.includes(number)) : bookings;
  const page = shownFrom(among, place.from);
  const said = saidOn(model, place.part);
  const choices = choicesOn(place.part);
  const lines = page.people.map((booking) => line(booking, said.get(booking.id) ?? '', choices, model));
  const script = html`<script type="module" nonce="${nonce}" src="${asset('register.js')}"></script>`;
  // A phone without a connection marks parts, whose words it keeps; what somebody passed is said with one.
  const kept = place.part === ASSESSMENT ? NOTHING : keepPart(model, page.people, at);
  return html`${kept}${totals(model)}<form method="post" action="${at}" novalidate data-list>${hiddenFields({ csrf, key })}<input type="hidden" name="part" value="${partWord(place.part)}"><input type="hidden" name="from" value="${place.from}">${only ? html`<input type="hidden" name="only" value="${onlyWord(only)}">` : NOTHING}
${findPart(model)}${partsPart(model)}${found(model, page, at)}${lines}${pages(page)}${page.people.length > 0 ? govuk.button({ text: 'Save the register' }) : NOTHING}</form>${kept === NOTHING ? NOTHING : script}`;
}

/** How many there are of each, over all pages. */
function totals(model: RegisterModel): Html {
  const { part } = model.place;
  const counts = totalsOn(model, part);
  const each = choicesOn(part).map(([value, words]) => `${words} ${counts.get(value) ?? 0}`);
  const rest = `${part === ASSESSMENT ? 'No result yet' : 'Not marked'} ${counts.get('') ?? 0}`;
  return html`<p>Of ${model.bookings.length}: ${[...each, rest].join(', ')}.</p>`;
}

function findPart({ bookings }: RegisterModel): Html {
  if (bookings.length <= PEOPLE_A_PAGE) return NOTHING;
  return html`<div class="ws-row__boxes">${govuk.input({ id: 'find', name: 'find', label: { text: 'Name or number' } })}</div>${govuk.button({ text: 'Save and find', classes: 'govuk-button--secondary' })}`;
}

/** The other parts, and the assessment where the course ends with one. */
function partsPart({ parts, place, course }: RegisterModel): Html {
  const all = [
    ...parts.map((each) => ({
      n: each.n,
      words: parts.length > 1 ? `Part ${each.n}: ${timesWords(each)}` : 'Who was there',
    })),
    ...(course.needsAssessment ? [{ n: ASSESSMENT, words: 'Assessment' }] : []),
  ];
  if (all.length < 2) return NOTHING;
  return html`<ul class="govuk-list">${all.map(({ n, words }) => html`<li>${n === place.part ? html`<strong>${words}</strong>` : html`<button class="ws-way" name="go" value="part ${partWord(n)}">${words}</button>`}</li>`)}</ul>`;
}

function found({ place }: RegisterModel, { people, of }: Shown<Booking>, at: string): Html {
  if (!place.only) return NOTHING;
  const all = { label: 'Show everybody', href: `${at}?part=${partWord(place.part)}` };
  if (people.length === 0)
    return emptyState({
      title: 'Nobody here has that name or number',
      words: 'What was marked is saved.',
      next: all,
    });
  return html`<p>${of === 1 ? 'One person' : `${of} people`} found. <button class="ws-way" name="go" value="all">Save and show everybody</button></p>`;
}

function pages({ people, before, of, previous, next }: Shown<Booking>): Html {
  if (previous === undefined && next === undefined) return NOTHING;
  const way = (from: number | undefined, words: string) =>
    from === undefined
      ? NOTHING
      : html`<button class="govuk-button govuk-button--secondary" name="go" value="from ${from}">${words}</button>`;
  return html`<p>${before + 1} to ${before + people.length} of ${of}</p><div class="govuk-button-group">${way(next, 'Save and go on')}${way(previous, 'Save and go back')}</div>`;
}

function closedPart({ closed, corrections, now }: RegisterModel, at: string): Html {
  if (!closed) return NOTHING;
  const waiting =
    corrections > 0
      ? notice('clock', {
          strong: `${corrections === 1 ? 'One mark' : `${corrections} marks`} came after that.`,
          body: html`<a href="${at}/corrections">Say whether ${corrections === 1 ? 'it counts' : 'they count'}</a>`,
        })
      : NOTHING;
  return html`${notice('calm', { strong: 'Closed.', body: html`By ${closed.byName}, ${time(whenWords(closed.at, now))}. What is marked from now on is a correction: it counts once somebody has confirmed it.` })}${waiting}`;
}

/** What a phone may keep, and how it is asked for. Shown where scripts run; the form does without. */
function keepPart(
  { session, parts, place, csrf, now }: RegisterModel,
  people: readonly Booking[],
  at: string,
): Html {
  const of = {
    ...{ session: session.id, part: place.part, at, csrf, over: isBefore(session.endsAt, now) },
    ends: session.endsAt.toString(),
    parts: parts.map(({ n, startsAt, endsAt }) => ({ n, when: timesWords({ startsAt, endsAt }) })),
    people: people.map(({ id, number }) => `${id}:${number}`).join(' '),
  };
  return html`<section data-register="${JSON.stringify(of)}" aria-label="On this phone" hidden><p data-ask>If the network at the venue may fail, keep this register on this phone: it then opens without a connection, and what you mark is sent when there is one. Names are not kept, only the numbers beside them.</p><p><button type="button" class="govuk-button govuk-button--secondary" data-keep>Keep this register on this phone</button><button type="button" class="govuk-button govuk-button--secondary" data-forget hidden>Take it off this phone</button></p><p role="status" data-said></p></section>`;
}

/** One person: a name, a number, one choice. Written by hand, for on a long register every letter comes as often as there are people. */
function line(
  { id, number, name, organisation }: Booking,
  was: string,
  choices: readonly (readonly [string, string])[],
  { typed, marks, place, missing }: RegisterModel,
): Html {
  const box = `m${number}`;
  const held = marks.find((mark) => mark.bookingId === id && mark.part === place.part);
  const more = [held?.minutes ? `${held.minutes} minutes` : '', held?.note ? 'with a note' : ''];
  const radios = choices.map(
    ([value, words], at) =>
      html`<div class="govuk-radios__item"><input class="govuk-radios__input" id="${box}-${at}" name="${box}" type="radio" value="${value}"${(typed.value(box) || was) === value ? raw(' checked') : NOTHING}><label class="govuk-label govuk-radios__label" for="${box}-${at}">${words}</label></div>`,
  );
  return html`<div class="ws-card ws-card--line"><input type="hidden" name="w${number}" value="${was}"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend"><button class="ws-way" name="go" value="person ${number}">${name}</button> <span class="ws-quiet">${[number, organisation, ...more, missingWords(missing.get(id))].filter(Boolean).join(', ')}</span></legend><div class="govuk-radios govuk-radios--inline govuk-radios--small">${radios}</div></fieldset></div>
`;
}

/** What a trainer may want to ask about before it begins. */
const missingWords = (courses: readonly { title: string }[] = []) =>
  courses.map(({ title }) => `“${title}” is not on record`).join(', ');

/** Everybody, with what is said of them: short lines, so many on a page as a poor network brings and a paper holds. */
export function everybodyView({
  part,
  from,
  ...register
}: RegisterRead & { part: number; from: number }): Html {
  const { course, session, parts, bookings, missing } = register;
  const said = saidOn(register, part);
  const words = new Map(choicesOn(part));
  const shown = parts.find(({ n }) => n === part) ?? session;
  const at = `/learning/sessions/${session.id}/register?part=${partWord(part)}`;
  const page = shownFrom(bookings, from, PEOPLE_A_LIST);
  const way = (number: number | undefined, label: string) =>
    number === undefined
      ? NOTHING
      : html`<p><a href="${at}&amp;show=everybody&amp;from=${number}">${label} ${PEOPLE_A_LIST}</a></p>`;
  return html`<span class="govuk-caption-l">${course.title}</span><h1 class="govuk-heading-l">Everybody: ${timesWords(shown)}</h1>
<p><a href="${at}">Mark them</a></p>${page.of > page.people.length ? html`<p>${page.before + 1} to ${page.before + page.people.length} of ${page.of}</p>` : NOTHING}
<ul class="govuk-list">${page.people.map(({ id, number, name, organisation }) => html`<li><strong>${number}</strong> ${name}, ${organisation}: ${words.get(said.get(id) ?? '') ?? '…'}${missing.has(id) ? ` (${missingWords(missing.get(id))})` : ''}</li>`)}</ul>${way(page.next, 'Next')}${way(page.previous, 'Previous')}`;
}
