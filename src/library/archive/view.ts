import { errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { boxes } from '../edit/boxes.ts';

interface ArchiveModel extends RecordForm {
  page: { id: string; title: string; latest: number; shownNumber: number | null };
  /** Pages that are shown and lead to it. */
  leading: readonly { id: string; title: string }[];
}

/** What becomes of a page that goes for good, and of whoever comes to its address. */
export function archiveView(model: ArchiveModel): Html {
  const { page, leading, errors, changed, typed, csrf, key } = model;
  const { line } = boxes({ typed, errors });
  return html`${errorSummary(errors)}<h1>Archive: ${page.title}</h1>
${changed ? notice('late', { strong: 'It changed while you were looking.', body: 'Nothing was done. Look at it first.' }) : NOTHING}
<p>Nobody reads it any more, and the search does not find it. Every version is kept, and it can be brought back.</p>
${leadingView(leading)}
<form method="post" action="/library/${page.id}/archive" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${page.latest}">
${line('why', 'Why it is gone, in a sentence (optional)', 'Whoever comes to its address reads this, and so do those who follow what changed.')}
${line('instead', 'What to read in its place (optional)', 'The address of a page here, like /guides/early-help. Whoever comes to the old address is led there.')}
<div class="govuk-button-group">${govuk.button({ text: 'Archive it', classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="/library/${page.id}">Leave it as it is</a></div></form>`;
}

function leadingView(leading: ArchiveModel['leading']): Html {
  if (leading.length === 0) return NOTHING;
  return html`<section class="ws-card"><h2 class="ws-card__title">Pages that lead to it</h2><p>Their links are listed for those who keep them as leading nowhere. Change them first if you can.</p><ul>${leading.map(({ id, title }) => html`<li><a href="/library/${id}">${title}</a></li>`)}</ul></section>`;
}
