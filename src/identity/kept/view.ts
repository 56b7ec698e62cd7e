import { hiddenFields } from '../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';

/** What somebody had typed, field by field. */
export interface KeptModel {
  id: string;
  fields: readonly (readonly [name: string, values: readonly string[]])[];
  /** Where the form opens with it. */
  form: string | undefined;
  keptAt: Temporal.Instant;
  now: Temporal.Instant;
  csrf: string;
}

export function keptView(model: KeptModel): Html {
  const typed = model.fields
    .map(([name, values]) => ({ label: labelOf(name), value: values.filter((value) => value.trim()) }))
    .filter(({ value }) => value.length > 0)
    .map(({ label, value }) => ({
      label,
      value: value.map((words) => html`<p class="ws-words">${words}</p>`),
    }));
  return html`<h1>What you had typed</h1>
<p class="ws-lead">Kept ${time(whenWords(model.keptAt, model.now))}, when it could not be taken. Only you can see it, and it goes after a day.</p>
${facts(typed)}
${model.form ? govuk.button({ text: 'Go back to the form with it', href: model.form }) : NOTHING}
<form method="post" action="/account/kept/${model.id}/remove">${hiddenFields({ csrf: model.csrf })}
${govuk.button({ text: 'Throw it away', classes: 'govuk-button--secondary' })}</form>
<p><a href="/account">Back to your account</a></p>`;
}

/** The name of a field as words: "job-title" → "Job title". */
function labelOf(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
