import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  card,
  type Fact,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../platform/html/index.ts';
import { longDateWords, whenWords } from '../../platform/time/words.ts';
import { SURE } from './form.ts';

/** The form by which something is changed, as it stands. */
export interface ChangeModel {
  title: string;
  path: string;
  lead: string | undefined;
  inAreas: readonly { name: string; path: string }[];
  /** Set where the change is about one day alone. */
  day: Temporal.PlainDate | undefined;
  /** What holds now, in words. */
  now: readonly Fact[];
  /** Texts that name it, and show a change of it at once. */
  used: readonly { href: string; label: string }[];
  fields: Html;
  typed: Typed;
  errors: readonly FormError[];
  /** Which versions this form has seen. */
  mark: string;
  /** What somebody else changed since the form was shown. */
  other?: undefined | { says: readonly Fact[]; change: OtherChange | undefined };
  preview?: Preview;
  body: ReadonlyMap<string, readonly string[]>;
  csrf: string;
  key: string;
  at: Temporal.Instant;
}

type OtherChange = { madeBy: string; madeAt: Temporal.Instant; from: Temporal.PlainDate; why: string };
type Preview = {
  from: Temporal.PlainDate;
  /** The day on which another version takes over; null: none does yet. */
  ends: Temporal.PlainDate | null;
  says: readonly Fact[];
  means: Html | undefined;
};

/** What holds, and a form for what shall hold from a day. Nothing is saved before it was looked at. */
export function changeView(model: ChangeModel): Html {
  const { title, lead, path, errors, typed, mark, other, day } = model;
  return html`${errorSummary(errors)}<h1>${title}</h1>
${lead ? html`<p>${lead}</p>` : NOTHING}${other ? otherView(model, other) : card({ title: 'As it is now', body: saidView(model.now) })}
<form method="post" action="${path}" novalidate>${hiddenFields(model)}<input type="hidden" name="mark" value="${mark}">
<h2>${other ? 'What you typed' : 'Change it'}</h2>${model.fields}${day ? NOTHING : periodFields(typed, errors)}${groundsFields(typed, errors)}
${govuk.button({ text: 'See what it means', name: 'press', value: 'check', preventDoubleClick: true })}</form>
${model.inAreas.length > 0 ? html`<p>An area may have its own: ${model.inAreas.map(({ name, path: own }, at) => html`${at > 0 ? ', ' : ''}<a href="${own}">${name}</a>`)}.</p>` : NOTHING}${usedView(model)}<p>Nothing changes until you have seen what it means and saved it.</p>
<p><a href="/arrangements">Back to the arrangements</a></p>`;
}

function usedView({ used }: Pick<ChangeModel, 'used'>): Html {
  if (used.length === 0) return NOTHING;
  return card({
    title: 'Where it is used',
    body: html`<p>These say it as it is arranged on the day that they are read. Nobody is told to read them again.</p><ul>${used.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`,
  });
}

function otherView({ at }: ChangeModel, { says, change }: NonNullable<ChangeModel['other']>): Html {
  const who = change
    ? html`<p>By ${change.madeBy}, ${time(whenWords(change.madeAt, at))}. It holds from ${time(longDateWords(change.from))}. Why: ${change.why}</p>`
    : NOTHING;
  return html`${notice('clock', { strong: 'Somebody else changed this while you had it open.', body: 'What you typed is below, and nothing of it is lost. Look at both, then go on with yours or leave it.' })}
${card({ title: 'What they changed it to', body: html`${saidView(says)}${who}` })}`;
}

function saidView(said: readonly Fact[]): Html {
  return said.length > 0 ? facts(said) : html`<p>Nothing of its own.</p>`;
}

function periodFields(typed: Typed, errors: readonly FormError[]): Html {
  return html`${dateField('from', 'First day on which it holds', '', typed, errors)}${dateField('until', 'Last day, if it is only for a time', 'Leave it empty if it stays. After the last day what held before holds again.', typed, errors)}`;
}

function dateField(
  name: string,
  legend: string,
  hint: string,
  typed: Typed,
  errors: readonly FormError[],
): Html {
  const wrong = errorMessage(errors, name);
  return govuk.dateInput({
    id: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...(hint ? { hint: { text: hint } } : {}),
    ...wrong,
    items: ['Day', 'Month', 'Year'].map((label) => {
      const box = `${name}-${label.toLowerCase()}`;
      const width = `govuk-input--width-${label === 'Year' ? 4 : 2}`;
      const classes = wrong.errorMessage ? `${width} govuk-input--error` : width;
      return { id: box, name: box, label, value: typed.value(box), classes };
    }),
  });
}

function groundsFields(typed: Typed, errors: readonly FormError[]): Html {
  return html`${govuk.input({
    id: 'source',
    name: 'source',
    value: typed.value('source'),
    label: { text: 'Where this comes from', classes: 'govuk-label--s' },
    hint: { text: 'A letter, a web page, or who said so.' },
    ...errorMessage(errors, 'source'),
  })}${govuk.radios({
    name: 'certainty',
    idPrefix: 'certainty',
    value: typed.value('certainty'),
    fieldset: { legend: { text: 'How sure it is', classes: 'govuk-fieldset__legend--s' } },
    items: Object.entries(SURE).map(([value, text]) => ({ value, text })),
    ...errorMessage(errors, 'certainty'),
  })}${govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '3',
    value: typed.value('why'),
    label: { text: 'Why it changes', classes: 'govuk-label--s' },
    hint: { text: 'Other administrators read this.' },
    ...errorMessage(errors, 'why'),
  })}`;
}

/** What a change means, before it is saved. */
export function previewView(model: ChangeModel, { from, ends, says, means }: Preview): Html {
  const on = time(longDateWords(from));
  const until = ends
    ? html` It gives way on ${time(longDateWords(ends))}.`
    : html` It stays until somebody changes it again.`;
  return html`<h1>${model.title}</h1>
<p class="ws-lead">${model.day ? html`This is about ${on} alone.` : html`It holds from ${on}.${until}`}</p>
<div class="ws-versions">${card({ title: 'As it is now', body: saidView(model.now) })}${card({ title: 'As it will be', body: saidView(says) })}</div>
${means ?? NOTHING}${usedView(model)}
<p>Clocks that run already keep their end: it was set by what held when they started. Nothing that is past changes.</p>
<form method="post" action="${model.path}">${hiddenFields(model)}<input type="hidden" name="mark" value="${model.mark}">${typedAgain(model.body)}
<div class="govuk-button-group">${govuk.button({ text: 'Save this change', name: 'press', value: 'save', preventDoubleClick: true })}${govuk.button({ text: 'Go back and edit', name: 'press', value: 'edit', classes: 'govuk-button--secondary' })}</div></form>
<p><a href="/arrangements">Leave it as it is</a></p>`;
}

const OWN = new Set(['csrf', 'form-key', 'mark', 'press']);

function typedAgain(body: ChangeModel['body']): Html {
  const fields = [...body].flatMap(([name, values]) =>
    OWN.has(name)
      ? []
      : values.map((value) => html`<textarea hidden name="${name}">${'\n'}${value}</textarea>`),
  );
  return html`${fields}`;
}
