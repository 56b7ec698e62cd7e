import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  previewCard,
  previewRegion,
  type RecordForm,
} from '../../../../platform/forms/index.ts';
import {
  asset,
  card,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../../../platform/html/index.ts';
import { whenWords } from '../../../../platform/time/words.ts';
import { PICTURE_IDS, pictureView } from '../../../edit/picture-view.ts';
import { type Around, sectionBody } from '../../section-view.ts';
import type { Draft, Section } from '../../types.ts';

/** Stands for no other section before it; no section has such an id. */
export const FIRST = '(first)';

interface SectionForm extends RecordForm {
  draft: Draft;
  /** As it stands in the draft; undefined for a new one, and for one that was taken out meanwhile. */
  section: Section | undefined;
  /** What its words are drawn with. */
  around: Around;
  /** Local facts that may be named. */
  names: readonly string[];
  /** In the address: its id, or `new`. */
  step: string;
  mark: string;
  /** Asked for: with what is wrong with the words so far. */
  preview: { wrong: readonly FormError[] } | undefined;
  /** Most that a picture may have that is uploaded with it. */
  megabytes: number;
}

/** The words of one section, with a preview, where it stands, and a way to take it out. */
export function sectionFormView(model: SectionForm): Html {
  const { draft, section, errors, csrf, key, typed, step, mark, changed } = model;
  const path = `/library/procedures/${draft.id}`;
  const next = section && draft.sections[draft.sections.indexOf(section) + 1];
  return html`${errorSummary(errors)}<span class="govuk-caption-l">Draft: ${draft.title}</span><h1 class="govuk-heading-l">${section ? `Edit: ${section.title}` : 'Add a section'}</h1>
${changed ? changedMeanwhile(model) : NOTHING}<form method="post" action="${path}/sections/${step}" enctype="multipart/form-data" novalidate class="ws-write">${hiddenFields({ csrf, key })}<input type="hidden" name="mark" value="${mark}"><div class="ws-beside"><div>${govuk.input(
    {
      id: 'title',
      name: 'title',
      label: { text: 'Title', classes: 'govuk-label--m' },
      hint: section
        ? { text: `Its address stays /procedures/${draft.chapter}/${section.id} whatever the title is.` }
        : undefined,
      value: typed.value('title'),
      ...errorMessage(errors, 'title'),
    },
  )}${govuk.textarea({
    id: 'body',
    name: 'body',
    label: { text: 'Words', classes: 'govuk-label--m' },
    hint: {
      html: html`Markdown: an empty line begins a paragraph, <code>- </code> a list, <code>### </code> a heading, <code>[words](/address)</code> a link. What differs by area stands between <code>::: local</code> and <code>:::</code>, each on a line of its own, one line an area: <code>essex: within one working day</code>. A telephone number, opening hours or what a form is called here stand between two braces by name, <code>{{front door number}}</code>: then they are always as arranged. <a class="govuk-link" href="/library/local-facts">What can be named</a>.`,
    },
    rows: '18',
    classes: 'ws-write__body',
    value: typed.value('body'),
    ...errorMessage(errors, 'body'),
  })}${pictureView(model)}</div>${previewView(model)}</div>${whereBox(model)}${section ? removeBox(model) : NOTHING}<div class="govuk-button-group"><button class="govuk-button">Save and go back to the draft</button>${next ? html`<button class="govuk-button govuk-button--secondary" name="press" value="next">Save and open the next: ${next.title}</button>` : NOTHING}<button class="govuk-button govuk-button--secondary" name="press" value="preview" formaction="${path}/sections/${step}#preview">Show a preview</button><a class="govuk-link" href="${path}">Leave this section as it was</a></div></form><script type="module" src="${asset('preview.js')}"></script>`;
}

function whereBox({ draft, step, typed, errors }: SectionForm): Html {
  const others = draft.sections.filter(({ id }) => id !== step);
  if (others.length === 0) return NOTHING;
  return govuk.select({
    id: 'after',
    name: 'after',
    label: { text: 'Where it stands', classes: 'govuk-label--m' },
    hint: { text: 'Numbers follow by themselves. Addresses do not change.' },
    items: [
      { value: FIRST, text: 'First', selected: typed.value('after') === FIRST },
      ...others.map(({ id, title }) => ({
        value: id,
        text: `After: ${title}`,
        selected: typed.value('after') === id,
      })),
    ],
    ...errorMessage(errors, 'after'),
  });
}

function removeBox({ typed }: SectionForm): Html {
  return govuk.checkboxes({
    name: 'remove',
    idPrefix: 'remove',
    items: [
      {
        value: 'yes',
        text: 'Take this section out',
        hint: { text: 'Earlier versions keep it, and its address shows it as it stood last.' },
        checked: typed.value('remove') === 'yes',
      },
    ],
  });
}

/** Ids of the form, which no heading of a text that is shown beside it may take. */
const FORM_IDS = ['main', 'content', 'title', 'body', 'after', 'remove', 'preview', ...PICTURE_IDS];

/** How it will look: there after "Show a preview" was pressed; with a script it follows what is typed. */
function previewView({ preview, typed, around }: SectionForm): Html {
  if (!preview) return previewRegion(undefined);
  const text = html`<h3 class="govuk-heading-m">${typed.value('title') || 'No title yet'}</h3>${sectionBody(typed.value('body'), around, [...FORM_IDS])}`;
  return previewRegion(previewCard(preview.wrong, text));
}

function changedMeanwhile({ draft, section, around, now }: SectionForm): Html {
  const stands = section
    ? html`<h3 class="govuk-heading-s">${section.title}</h3>${sectionBody(section.body, around, [...FORM_IDS])}`
    : html`<p>It was taken out. Saving puts it back.</p>`;
  return html`${notice('late', {
    strong: html`${draft.changedBy} changed this section ${time(whenWords(draft.changedAt, now))}.`,
    body: 'Nothing was saved, and nothing you wrote is lost: it stands below. Read what stands now, change what you need to, and save again.',
  })}${card({ title: 'As it stands now', body: stands })}`;
}
