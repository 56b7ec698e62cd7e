import { errorSummary, type FormError, hiddenFields, type Typed } from '../../platform/forms/index.ts';
import {
  type CallPanel,
  callCard,
  govuk,
  type Html,
  html,
  NOTHING,
  raw,
  telephone,
} from '../../platform/html/index.ts';
import { type Drawing, drawQuestion } from './draw.ts';
import { rowCount } from './told.ts';
import type { Answers, Asking, Picking, Place, Rows, Visit } from './types.ts';

/** One page of the journey, ready to be drawn. */
export interface StepPage {
  visit: Visit;
  asking: Asking;
  /** Whom to ring besides, where the page says so. */
  ring?: CallPanel | undefined;
  action: string;
  answers: Answers;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  /** The form's own key, on the page that begins a draft. */
  key?: string;
  /** Mark of the answers as they were kept when the page was shown. */
  mark: string;
  /** Where "Back" leads: to the list of answers, when that is where they came from. */
  back?: string | undefined;
  /** Whether what is told can be kept with a code: from the first answer on. */
  canSave: boolean;
  place: Place | undefined;
  /** Draws the questions whose answers another slice knows. */
  picking?: Picking | undefined;
  /** What helps to answer, before the questions. */
  guidance?: Html | undefined;
  /** What was typed comes back after signing in again. */
  stashed: boolean;
}

/** A page of the journey: one heading, its questions, one way on. */
export function stepView(page: StepPage): Html {
  const { step } = page.visit;
  const heading = headingOf(page.visit, page.asking);
  const questions = Object.entries(step.questions);
  const alone = questions.length === 1 && !step.lead && !step.before && !step.rows;
  const place = page.place
    ? html`<p class="ws-place">Part ${page.place.at + 1} of ${page.place.parts.length}: ${page.place.parts[page.place.at]}</p>`
    : NOTHING;
  const top = html`${place}${alone ? NOTHING : html`<h1 class="govuk-heading-l">${heading}</h1>`}${(step.lead ?? []).map((words) => html`<p>${words}</p>`)}${step.before?.(page.asking) ?? NOTHING}${page.guidance ?? NOTHING}${page.ring ? ringView(page.ring) : NOTHING}`;
  const drawn = questions.map(([name, question]) =>
    drawQuestion(name, question, page, alone ? heading : undefined),
  );
  return html`<div class="ws-journey"><div class="ws-step ws-card">${errorSummary(page.errors)}${page.stashed ? STASHED : NOTHING}${top}
<form method="post" action="${page.action}" novalidate>${hiddenFields(page)}<input type="hidden" name="mark" value="${page.mark}">${page.back ? html`<input type="hidden" name="back" value="${page.back}">` : NOTHING}
${firstIsCarryOn(step.rows)}${drawn}${step.rows ? drawRows(step.rows, page.answers, page) : NOTHING}
<div class="govuk-button-group">${govuk.button({ text: step.button ?? 'Carry on', preventDoubleClick: true })}${page.canSave ? SAVE : NOTHING}</div></form></div>${page.place ? partsList(page.place) : NOTHING}</div>`;
}

/** An allegation against somebody who works with children is told to the area's designated officer as well. */
function ringView({ lines }: CallPanel): Html {
  const items = lines.map(
    ({ area, name, phone, until }) =>
      html`<li>${area ? html`${area}: ` : NOTHING}${name}, ${telephone(phone)}${until ? ` until ${until}` : NOTHING}</li>`,
  );
  return html`<div class="ws-notice ws-notice--calm"><p><strong>Does one of them work or volunteer with children?</strong> Then tell the designated officer for allegations (LADO) as well. The number to call now:</p><ul>${items}</ul></div>`;
}

/** Beside the page where there is room: what comes, and how far it is. Narrow screens have one line in its place. */
function partsList({ parts, at }: Place): Html {
  const items = [...parts, 'Check and send'].map((part, index) => {
    const now = index === at ? raw(' aria-current="step"') : NOTHING;
    return html`<li class="${index < at ? 'ws-parts__done' : ''}"${now}>${part}</li>`;
  });
  return html`<ol class="ws-parts" aria-label="Parts">${items}</ol>`;
}

const SAVE = govuk.button({
  text: 'Save and come back later',
  name: 'press',
  value: 'save',
  classes: 'govuk-button--secondary',
});

const STASHED = govuk.insetText({
  text: 'You were signed out while you typed. Here is what you typed. It is kept once you carry on.',
});

/** Pressing Enter presses a form's first button: where there are others, that must be the way on. */
function firstIsCarryOn(rows: Rows | undefined): Html {
  return rows
    ? html`<button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Carry on</button>`
    : NOTHING;
}

function drawRows({ each, of }: Rows, answers: Answers, drawing: Drawing): Html {
  const count = rowCount(answers);
  const rows = Array.from({ length: count }, (_, index) => {
    const row = index + 1;
    const drawn = Object.entries(of).map(([name, question]) =>
      drawQuestion(`${name}-${row}`, question, drawing),
    );
    const remove =
      count > 1
        ? html`<button class="ws-quiet-button" name="press" value="remove-${row}">Remove<span class="govuk-visually-hidden"> ${each.toLowerCase()} ${row}</span></button>`
        : NOTHING;
    return html`<fieldset class="govuk-fieldset ws-row" id="row-${row}" tabindex="-1"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${each} ${row}</legend>${drawn}${remove}</fieldset>`;
  });
  return html`<div id="rows"><input type="hidden" name="rows" value="${count}">${rows}${govuk.button({ text: `Add another ${each.toLowerCase()}`, name: 'press', value: 'add', classes: 'govuk-button--secondary' })}</div>`;
}

/** The heading of a page for the child that it is about. */
export function headingOf({ step }: Visit, asking: Asking): string {
  return typeof step.heading === 'string' ? step.heading : step.heading(asking);
}

/** Until the area is known every area's number is shown: below the page where the bar at the top has no room. */
export function withEveryNumber(main: Html, call: CallPanel): Html {
  return html`${main}<div class="ws-narrow">${callCard(call)}</div>`;
}
