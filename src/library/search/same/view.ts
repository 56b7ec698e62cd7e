import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Wording } from '../../wording/types.ts';
import { wordingTable } from '../../wording/view.ts';
import type { Synonyms } from '../types.ts';

/** Words that mean the same, one a line: new ones, or those that stand. */
export function sameView(
  model: RecordForm & { group: Synonyms | undefined; history: readonly Wording[] },
): Html {
  const { group, errors, changed, typed, csrf, key, now } = model;
  const action = `/library/searches/words/${group?.id ?? 'new'}`;
  const version = group ? html`<input type="hidden" name="version" value="${group.version}">` : NOTHING;
  const drop = group
    ? html`<button class="govuk-button govuk-button--warning" name="press" value="drop">Take these words away</button>`
    : NOTHING;
  const again =
    changed && group
      ? notice('late', {
          strong: 'Somebody changed these words since you opened them.',
          body: `${group.changedBy}, ${whenWords(group.changedAt, now).text}: ${group.terms.join(' · ')}. Yours are below and not kept yet.`,
        })
      : NOTHING;
  const words = govuk.textarea({
    id: 'terms',
    name: 'terms',
    rows: '8',
    label: { text: 'One word or phrase a line' },
    hint: { text: 'Whoever looks for one finds pages with any of them.' },
    value: typed.value('terms') || (group?.terms.join('\n') ?? ''),
    ...errorMessage(errors, 'terms'),
  });
  return html`${errorSummary(errors)}${again}<h1 class="govuk-heading-xl">Words that mean the same</h1>
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}${version}${words}<div class="govuk-button-group">${govuk.button({ text: 'Save' })}${drop}<a class="govuk-link" href="/library/searches">Back</a></div></form>
${group ? html`<h2 class="govuk-heading-m">What they said before</h2>${wordingTable(model.history, now)}` : NOTHING}`;
}
