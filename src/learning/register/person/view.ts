import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { priceWords } from '../../rules/price.ts';
import { timesWords } from '../../rules/times.ts';
import type { Booking } from '../../types.ts';
import { choicesOn } from '../rules/shown.ts';
import { ASSESSMENT, MARK_WORDS, type Marked, type MarkedHow, type Register } from '../types.ts';

export interface PersonModel {
  register: Register;
  booking: Booking;
  needs: readonly { words: string }[];
  history: readonly (Marked & { counts: boolean })[];
  /** The part that is on, or comes next. */
  part: number;
  /** The part that is being marked on the register, as its address names it. */
  marking: string;
  /** What is said of them, and what the form holds: `mark-1`, `minutes-1`, `note-1` and on, `passed`. */
  saved: Typed;
  typed: Typed;
  errors: readonly FormError[];
  now: Temporal.Instant;
  csrf: string;
  key: string;
}

const HOW_WORDS: Readonly<Record<MarkedHow, string>> = {
  list: 'on the list',
  phone: 'on a phone without a connection',
  'wall code': 'by the code on the wall',
  'own code': 'by their own code',
  door: 'at the door',
};

/** Somebody on a register. */
export function personView(model: PersonModel): Html {
  const { register, booking, needs, history, now } = model;
  const { course, session } = register;
  return html`${errorSummary(model.errors)}<span class="govuk-caption-l">${course.title}, ${timesWords(session)}</span><h1 class="govuk-heading-l">${booking.name}</h1>${facts(
    [
      { label: 'From', value: booking.organisation },
      { label: 'Number', value: String(booking.number) },
      { label: 'Price', value: priceWords(booking) },
      ...needs.map(({ words }) => ({ label: 'To take part', value: words })),
    ],
  )}${markPart(model)}${saidPart(model)}${dataTable<Marked & { counts: boolean }>({
    caption: 'What was marked, the latest first',
    columns: [
      { label: 'Part', kind: 'number', cell: ({ part }) => part },
      { label: 'Mark', kind: 'name', cell: markWords },
      { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
      { label: 'By', cell: ({ byName, how }) => `${byName}, ${HOW_WORDS[how]}` },
    ],
    rows: history,
    empty: emptyState({
      title: 'Nothing is marked',
      words: 'What is marked of them on the register stands here.',
      next: { label: 'The register', href: `/learning/sessions/${session.id}/register` },
    }),
  })}`;
}

/** For whoever was shown their code: one press. */
function markPart({ register, booking, history, part, csrf, key }: PersonModel): Html {
  const held = history.find((each) => each.part === part && each.counts);
  if (register.closed || (held && held.mark !== 'away')) return NOTHING;
  const of = register.parts.length > 1 ? ` for part ${part}` : '';
  return html`<form method="post" action="/learning/arrivals/${booking.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: `Mark them here${of}` })}</form>`;
}

/** Everything that may be said of them, part by part, and their result. */
function saidPart(model: PersonModel): Html {
  const { register, booking, saved, typed, errors, csrf, key } = model;
  const { parts, course } = register;
  const input = (name: string, label: string, more: { inputmode?: string; classes?: string }) =>
    govuk.input({
      ...{ id: name, name, label: { text: label }, value: typed.value(name), ...more },
      ...errorMessage(errors, name),
    });
  const each = parts.map(({ n, startsAt, endsAt }) => {
    const of = parts.length > 1 ? `, part ${n}` : '';
    const legend = parts.length > 1 ? `Part ${n}: ${timesWords({ startsAt, endsAt })}` : 'Was there?';
    return html`${radios(model, `mark-${n}`, legend, n)}<input type="hidden" name="was-${n}" value="${was(saved, n)}">${input(`minutes-${n}`, `Minutes late or early${of}`, { inputmode: 'numeric', classes: 'govuk-input--width-3' })}${input(`note-${n}`, `Note${of}`, {})}`;
  });
  const result = course.needsAssessment
    ? html`${radios(model, 'passed', 'Assessment', ASSESSMENT)}<input type="hidden" name="was-passed" value="${saved.value('passed')}">`
    : NOTHING;
  const closed = register.closed
    ? html`<p>The register is closed. A mark that you change now is a correction: it counts once somebody has confirmed it.</p>`
    : NOTHING;
  return html`${closed}<form method="post" action="/learning/arrivals/${booking.id}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="marking" value="${model.marking}">${each}${result}${govuk.button({ text: 'Save and go back to the register', name: 'press', value: 'save' })}</form>`;
}

/** A part as it was shown, so that what was not changed is no mark. */
const was = (saved: Typed, part: number) =>
  saved.value(`mark-${part}`) &&
  ['mark', 'minutes', 'note'].map((box) => saved.value(`${box}-${part}`)).join('|');

function radios({ typed, errors }: PersonModel, name: string, legend: string, part: number): Html {
  return govuk.radios({
    ...{ name, idPrefix: name, classes: 'govuk-radios--inline govuk-radios--small' },
    fieldset: { legend: { text: legend } },
    items: choicesOn(part).map(([value, text]) => ({ value, text, checked: typed.value(name) === value })),
    ...errorMessage(errors, name),
  });
}

function markWords({ mark, minutes, note, counts }: Marked & { counts: boolean }): string {
  const said = `${MARK_WORDS[mark]}${minutes ? `, ${minutes} minutes` : ''}`;
  return `${said}${note ? `: ${note}` : ''}${counts ? '' : ' (came after closing, and does not count)'}`;
}
