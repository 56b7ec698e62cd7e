import {
  errorMessage,
  errorSummary,
  hiddenFields,
  type RecordForm,
} from '../../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../../platform/html/index.ts';

export interface Numbered {
  slug: string;
  position: number;
  title: string;
  /** It was withdrawn, and keeps its number. */
  gone: boolean;
}

interface NumbersModel extends RecordForm {
  chapters: readonly Numbered[];
  mark: string;
}

/** The name of a chapter's box. */
export const boxOf = ({ slug }: Pick<Numbered, 'slug'>) => `number-${slug}`;

/** A box for the number of each chapter. */
export function numbersView({ chapters, mark, errors, typed, changed, csrf, key }: NumbersModel): Html {
  const boxes = chapters.map((chapter) =>
    govuk.input({
      id: boxOf(chapter),
      name: boxOf(chapter),
      label: { text: `${chapter.title}${chapter.gone ? ' (withdrawn)' : ''}` },
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
      value: typed.value(boxOf(chapter)),
      ...errorMessage(errors, boxOf(chapter)),
    }),
  );
  const meanwhile = changed
    ? notice('late', {
        strong: 'Somebody changed the numbers meanwhile.',
        body: html`Nothing was saved, and what you typed stands below. Now it is ${chapters.map(({ position, title }, at) => html`${at > 0 ? ', ' : ''}${position} ${title}`)}.`,
      })
    : NOTHING;
  return html`${errorSummary(errors)}<p><a class="govuk-link" href="/library/procedures">Edit the procedures</a></p><h1 class="govuk-heading-xl">Numbers of the chapters</h1>${meanwhile}<p class="govuk-body">Numbers change at once, and those of the sections with them. Addresses stay as they are. An old number is still found, and each page says which number it had until when.</p><form method="post" action="/library/procedures/numbers" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="mark" value="${mark}">${boxes}<button class="govuk-button">Change the numbers</button></form>`;
}
