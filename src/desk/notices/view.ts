import { hiddenFields } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Notice } from './types.ts';
import { noticeWords } from './words.ts';

export interface NoticesModel {
  notices: readonly Notice[];
  /** True when there are more than are shown. */
  more: boolean;
  /** Whether the reader reviews emergency access. */
  reviewer: boolean;
  now: Temporal.Instant;
  csrf: string;
}

/** What one must be told about access, each until it is put away; nothing when there is nothing. */
export function noticesPanel(model: NoticesModel): Html {
  if (model.notices.length === 0) return NOTHING;
  return html`<section class="ws-card" aria-labelledby="notices"><h2 class="ws-card__title" id="notices">You should know</h2>
<ul class="govuk-list">${model.notices.map((notice) => item(notice, model))}</ul>
${model.more ? html`<p class="govuk-body">There are more. Put some away to see them.</p>` : NOTHING}</section>`;
}

function item(notice: Notice, { reviewer, now, csrf }: NoticesModel): Html {
  const { says, href, link } = noticeWords(notice, reviewer);
  return html`<li><p class="govuk-body">${says} ${href ? html`<a href="${href}">${link}</a>` : NOTHING}<br><small>${time(whenWords(notice.at, now))}</small></p>
<form method="post" action="/desk/notices/${notice.id}/put-away">${hiddenFields({ csrf })}
${govuk.button({ html: html`Put away<span class="govuk-visually-hidden">: ${says}</span>`, classes: 'govuk-button--secondary' })}</form></li>`;
}
