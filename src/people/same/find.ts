import { errorSummary, formError, hiddenFields, type Refusal } from '../../platform/forms/index.ts';
import { govuk, html } from '../../platform/html/index.ts';
import { isId, one, type Page } from '../../platform/http/index.ts';
import { nothingMore, showForm } from '../change/open.ts';
import { lookedRefusal, lookForPerson, looksForPerson } from '../picker/picker.ts';
import { personPicker } from '../picker/view.ts';

const OTHER = 'other';

/** GET /people/ID/same: looks for another record of the same person. */
export async function showFindSame(page: Page, refusal?: Refusal): Promise<Response> {
  const looked = await lookForPerson(page, OTHER);
  return showForm(
    page,
    'Another record of this person',
    nothingMore,
    ({ person, errors, csrf, key }) => {
      const wrong = errors.filter(({ field }) => field === OTHER);
      return html`${errorSummary(errors)}<span class="govuk-caption-l">${person.label}, ${person.reference}</span><h1 class="govuk-heading-l">Is there another record of this person?</h1>
<p>Find it, and compare the two beside each other before you say anything.</p>
<form method="post" action="/people/${person.id}/same" novalidate>${hiddenFields({ csrf, key })}${personPicker({ ...looked, name: OTHER, legend: 'The other record', wrong })}${govuk.button({ text: 'Compare them' })}</form>`;
    },
    lookedRefusal(looked, refusal),
  );
}

/** POST /people/ID/same: on to both beside each other. */
export async function findSame(page: Page): Promise<Response> {
  if (looksForPerson(page, OTHER)) return showFindSame(page, { errors: [], changed: false, looking: true });
  const id = page.uuid();
  const other = one(page.body, OTHER);
  if (isId(other) && other !== id)
    return page.seeOther(`/people/same?${new URLSearchParams({ one: id, other })}`);
  return showFindSame(page, {
    errors: [formError(OTHER, 'Find the other record, then choose it')],
    changed: false,
  });
}
