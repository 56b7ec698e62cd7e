import { errorSummary, hiddenFields } from '../../platform/forms/index.ts';
import {
  card,
  type Fact,
  facts,
  type Html,
  html,
  NOTHING,
  notice,
  ratingTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { ConcernRecord } from '../record/types.ts';
import { OUTCOME_WORDS, STATE_WORDS } from '../rules/words.ts';
import { procedureLink } from './procedure-view.ts';
import type { FormModel } from './types.ts';

/** What stands around every form of a concern. */
export interface FormFrame extends Omit<FormModel, 'typed'> {
  title: string;
  /** The step in the address: `rating`. */
  step: string;
  fields: Html;
  button: string;
  /** Before the form: what helps to fill it in. */
  before?: Html;
  /** Beside the form on a wide screen, below it on a narrow one: the record, to weigh while writing. */
  beside?: Html;
}

/** A form of a concern: errors, what changed meanwhile, the fields, one button. */
export function concernForm(frame: FormFrame): Html {
  const { record, now, title, errors, changed, csrf, key, step, fields, button, before, beside } = frame;
  const form = html`<form method="post" action="/front-door/${record.id}/${step}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${record.version}">${fields}<div class="govuk-button-group"><button class="govuk-button">${button}</button><a class="govuk-link" href="/front-door/${record.id}">Leave it as it is</a></div></form>`;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${record.childLabel}: ${record.headline}</span><h1 class="govuk-heading-l">${title}</h1>${procedureLink(step)}
${changed ? changedMeanwhile(record, now) : NOTHING}${before ?? NOTHING}${beside ? html`<div class="ws-columns ws-columns--even"><div>${form}</div><div>${beside}</div></div>` : form}`;
}

/** Both versions: the concern as it now stands above, what one typed below. */
function changedMeanwhile(record: ConcernRecord, now: Temporal.Instant): Html {
  const rating = record.ratings.at(-1);
  const decision = record.decisions.at(-1);
  const rows: Fact[] = [
    {
      label: 'State',
      value: `${STATE_WORDS[record.state]}${record.allocatedToName ? `, with ${record.allocatedToName}` : ''}`,
    },
    ...(rating
      ? [
          {
            label: 'Rating',
            value: html`${ratingTag(rating.rating)} ${rating.reason} <span class="ws-quiet">(${rating.by}, ${time(whenWords(rating.at, now))})</span>`,
          },
        ]
      : []),
    ...(decision
      ? [
          {
            label: 'Decision',
            value: html`Level ${decision.level}, ${OUTCOME_WORDS[decision.outcome]}: ${decision.reason} <span class="ws-quiet">(${decision.by}, ${time(whenWords(decision.at, now))})</span>`,
          },
          { label: 'Words for the referrer', value: decision.forReferrer },
        ]
      : []),
  ];
  return html`${notice('late', {
    strong: 'This concern changed while you were writing.',
    body: 'Nothing was saved, and nothing you wrote is lost: it stands below. Read how the concern stands now, change what you need to, and send it again.',
  })}${card({ title: 'As it stands now', body: facts(rows) })}`;
}
