import type { ClockRule } from '../../platform/clocks/rule.ts';
import { errorMessage } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, levelTag, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { clockBox } from '../record/clock-view.ts';
import { toldCard } from '../record/told-view.ts';
import type { CitedIndicator } from '../record/types.ts';
import type { DestinationRule } from '../rules/destinations.ts';
import { LEVELS, type Level, type OutcomeRule } from '../rules/thresholds.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';
import { namesMeant } from './names/view.ts';
import { questionsView } from './questions/view.ts';
import { whereView } from './where/view.ts';

export interface DecideModel extends FormModel {
  outcomes: readonly OutcomeRule[];
  destinations: readonly DestinationRule[];
  /** The picker of indicators, drawn. */
  picker: Html;
  /** The picker of services, drawn; undefined where there is no directory. */
  services: Html | undefined;
  /** What the referrer cited. */
  cited: readonly CitedIndicator[];
  /** The area's policy of which decisions need a second person. */
  second: readonly { says: string }[];
  late: boolean;
  rules: readonly ClockRule[];
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  1: 'Universal: services that everybody can reach are enough',
  2: 'Early help: one or more services, with the family’s agreement',
  3: 'Intensive: complex needs, several services working together',
  4: 'Specialist: statutory social work or protection',
};

/** The form is long: its parts, and on a narrow screen the way to what was told, which stands below. */
const PARTS = html`<nav aria-label="Parts of this form"><ol class="ws-onpage"><li><a href="#need">Level of need</a></li><li><a href="#five">Five questions</a></li><li><a href="#happens">What happens</a></li><li><a href="#why">Why</a></li><li><a href="#reply">The answer</a></li></ol><p class="ws-narrow"><a href="#told">Read what we were told</a></p></nav>`;

/** Level and the signs it rests on, the five questions, what happens, why, and the answer: in that order. */
export function decideView(model: DecideModel): Html {
  const { record } = model;
  const policy = secondPerson(model);
  return concernForm({
    ...model,
    title: record.open ? 'Decide' : 'Decide again',
    step: 'decision',
    button: record.open ? 'Save the decision' : 'Save the new decision',
    before: html`${waiting(model)}${earlier(model)}${PARTS}`,
    beside: html`<div id="told"></div>${clockBox(record, model.rules, model.now)}${toldCard(record, model.cited)}`,
    fields: html`<h2 class="govuk-heading-m" id="need">Which level of need</h2>${levels(model)}${model.picker}${questionsView(model)}${whereView(model)}<h2 class="govuk-heading-m" id="why">Why</h2>${long(
      model,
      {
        name: 'reason',
        text: 'Your reasons',
        hint: 'What you weighed and how. It stays on the record; the referrer does not see it.',
        rows: '7',
      },
    )}${long(model, {
      name: 'alternatives',
      text: 'What else you considered',
      hint: 'And why you did not choose it.',
      rows: '3',
    })}<h2 class="govuk-heading-m" id="reply">The answer</h2>${words(model)}${record.raisedBy === 'professional' ? namesMeant(model) : NOTHING}${lateness(model)}${policy}`,
  });
}

/** A decision that waits for its second person gives way to what is saved here. */
function waiting({ record, now }: DecideModel): Html {
  const open = record.proposals.find(({ answer }) => answer === null);
  if (!open) return NOTHING;
  return notice('clock', {
    strong: 'A decision waits for a second person.',
    body: html`${open.by} put it forward ${time(whenWords(open.at, now))}: ${levelTag(open.decision.level)} ${OUTCOME_WORDS[open.decision.outcome]}. What you save here takes its place.`,
  });
}

/** A decision is never changed: a later one takes its place and both stay readable. */
function earlier({ record, now }: DecideModel): Html {
  const last = record.decisions.at(-1);
  if (!last) return NOTHING;
  return html`${notice('calm', {
    strong: 'This concern has been decided.',
    body: 'What you save takes the place of the decision below. That one stays on the record, struck through.',
  })}${card({
    title: 'The decision that stands',
    tag: levelTag(last.level),
    body: html`<p>${OUTCOME_WORDS[last.outcome]}, ${time(whenWords(last.at, now))} by ${last.by}.</p><p>${last.reason}</p><p class="ws-quiet">Words for the referrer: ${last.forReferrer}</p>`,
  })}`;
}

function levels({ typed, errors }: DecideModel): Html {
  return govuk.radios({
    name: 'level',
    classes: 'govuk-radios--small',
    idPrefix: 'level',
    fieldset: { legend: { text: 'Level of need', classes: 'govuk-fieldset__legend--s' } },
    items: LEVELS.map((level) => ({
      value: String(level),
      text: `Level ${level}`,
      hint: { text: LEVEL_WORDS[level] },
      checked: typed.value('level') === String(level),
    })),
    ...errorMessage(errors, 'level'),
  });
}

function long(
  { typed, errors }: DecideModel,
  { name, text, hint, rows }: { name: string; text: string; hint: string; rows: string },
): Html {
  return govuk.textarea({
    id: name,
    name,
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows,
    value: typed.value(name),
    ...errorMessage(errors, name),
  });
}

function words(model: DecideModel): Html {
  const { record } = model;
  if (record.raisedBy !== 'professional')
    return govuk.insetText({
      html: html`<p>Whoever told us is not a professional. They hear that it was weighed and acted on, and never the outcome. You see and send the words once it is decided.</p>`,
    });
  return long(model, {
    name: 'words',
    text: `What ${record.referrer?.name ?? 'the referrer'} is told`,
    hint: 'They read it on their receipt with the outcome. Leave out what they do not need to know.',
    rows: '4',
  });
}

function lateness(model: DecideModel): Html {
  if (!model.late) return NOTHING;
  return long(model, {
    name: 'late',
    text: 'Why it comes after its time',
    hint: 'A clock of this concern has run out. The reason is kept with that clock.',
    rows: '3',
  });
}

function secondPerson({ second }: DecideModel): Html {
  if (second.length === 0) return NOTHING;
  return govuk.insetText({
    html: html`<p><strong>A second person must agree where</strong></p><ul class="govuk-list govuk-list--bullet">${second.map(({ says }) => html`<li>${says}.</li>`)}</ul><p>Then the decision waits for them and the clock runs on. Protecting a child never waits for it.</p>`,
  });
}
