import {
  errorSummary,
  type FormError,
  hiddenFields,
  previewRegion,
  type RecordForm,
  type Typed,
} from '../../platform/forms/index.ts';
import { asset, govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { differencesView } from '../compare/differences-view.ts';
import type { Difference } from '../compare/types.ts';
import { textView } from '../pages/text-view.ts';
import { AGES, AUDIENCES, ageWords } from '../rules/audiences.ts';
import { LANGUAGES } from '../rules/languages.ts';
import type { Kind, KindField, Topic } from '../types.ts';
import { boxes } from './boxes.ts';
import { factField, uploadField } from './parts.ts';
import { PICTURE_IDS, pictureView } from './picture-view.ts';
import { deadView, lengthView, readingView, verdictOf } from './reading-view.ts';
import type { Preview } from './types.ts';

/** What somebody else saved while this was being written. */
export interface Meanwhile {
  by: string;
  at: Temporal.Instant;
  number: number;
  differences: readonly Difference[];
}

export interface EditModel extends RecordForm {
  heading: string;
  /** Where it is posted, and the way back. */
  path: string;
  back: { label: string; href: string };
  kind: Kind;
  topics: readonly Topic[];
  /** The version that the form began from; none for a page that is new. */
  began: number | undefined;
  /** What it is called by, where that is still to be chosen. */
  naming: Html;
  meanwhile: Meanwhile | undefined;
  preview: Preview | undefined;
  today: Temporal.PlainDate;
  /** Most that a file may have that is uploaded with it. */
  megabytes: number;
}

/** Ids of the form, which no heading of a text that is shown beside it may take. */
const FORM_IDS = [
  ...[
    'title',
    'summary',
    'body',
    'audiences',
    'ages',
    'topics',
    'reading',
    'sensitive',
    'neutral-title',
    'as-at',
  ],
  ...[
    'covers-until',
    'review-due',
    'sources',
    'why',
    'kind',
    'slug',
    'area',
    'preview',
    'writing',
    ...PICTURE_IDS,
  ],
];

/** The form of a text, with what it will look like and how easy it is to read. */
export function editView(model: EditModel): Html {
  const { errors, heading, path, back, began, csrf, key, naming, meanwhile } = model;
  const hidden = began === undefined ? NOTHING : html`<input type="hidden" name="version" value="${began}">`;
  return html`${errorSummary(errors)}<h1>${heading}</h1>
${meanwhile ? meanwhileView(meanwhile, model.now) : NOTHING}
<form method="post" action="${path}" enctype="multipart/form-data" novalidate class="ws-write">${hiddenFields({ csrf, key })}${hidden}${naming}${textFields(model)}
<div class="govuk-button-group">${govuk.button({ text: meanwhile ? 'Save mine as the newest' : 'Save', name: 'press', value: 'save', preventDoubleClick: true })}${govuk.button({ text: 'Preview', name: 'press', value: 'preview', classes: 'govuk-button--secondary', attributes: { formaction: `${path}#preview` } })}</div></form>
<p><a href="${back.href}">${back.label}</a></p><script type="module" src="${asset('preview.js')}"></script>`;
}

function meanwhileView({ by, at, number, differences }: Meanwhile, now: Temporal.Instant): Html {
  return html`${notice('late', {
    strong: `${by} saved version ${number} while you were writing.`,
    body: html`That was ${time(whenWords(at, now))}. Nothing of yours is lost: it is in the form below. Saved now, yours becomes the newest; theirs is kept and can be restored.`,
  })}<section class="ws-card" aria-labelledby="writing"><h2 class="ws-card__title" id="writing">From theirs to yours</h2>${differencesView(differences, 'Both say the same.')}</section>`;
}

/**
 * How it will look: beside the text or below it. Without a script it stands there after "Preview" was pressed; with
 * one it follows what is typed, and says aloud only what changed of the verdict.
 */
function previewView({ preview, kind, today }: EditModel): Html {
  return previewRegion(preview && html`${seenView(preview, kind, today)}${readingView(preview.weighed)}`);
}

function seenView(preview: Preview, kind: Kind, today: Temporal.PlainDate): Html {
  return html`<section class="ws-card"><p class="ws-quiet">As it will look. Nothing is saved yet.</p><p><span data-preview-verdict>${verdictOf(preview.weighed, { tooLong: kind.mostWords !== null && preview.words > kind.mostWords, wrong: preview.wrong, dead: preview.dead.length })}</span> ${lengthView(preview.words, kind.mostWords)}</p>
<p class="govuk-heading-l">${preview.title || 'No title yet'}</p>${deadView(preview.dead)}${textView(preview, kind, { today, drawing: preview.drawing }, FORM_IDS)}</section>`;
}

function textFields(model: EditModel): Html {
  const { kind, typed, errors, topics } = model;
  const { line, lines, one, some, day } = boxes({ typed, errors });
  const offered = topics.flatMap(({ label, atRest }) => (atRest ? [] : label)).join(', ');
  const most = kind.mostWords ? ` At most ${kind.mostWords} words.` : '';
  return html`<div class="ws-beside"><div>${line('title', 'Title')}
${lines('summary', 'In a sentence or two', 2, 'Shown in lists and in the search.')}
${lines('body', 'Text', 22, html`In Markdown: ## for a heading, - for a point of a list, **bold**, [words](/address) for a link. A number that is arranged here stands between two braces by its name, {{front door number}}: then it is always as arranged. <a class="govuk-link" href="/library/local-facts">What can be named</a>.${most}`, 'ws-write__body')}${pictureView(model)}</div>${previewView(model)}</div>
${kind.fields.map((field) => factView(field, model))}
${some(
  'audiences',
  'Whom is it for?',
  AUDIENCES.map(({ code, label }) => ({ value: code, text: label })),
)}
${some(
  'ages',
  'Which ages of children is it about?',
  AGES.map((age) => ({ value: age, text: ageWords(age) })),
  'None: all ages.',
)}
${line('topics', 'Topics', `With commas between them. There are: ${offered}.`)}
${one('reading', 'How easy must it be to read?', READING_ITEMS)}
${one('sensitive', 'Could reading it put somebody in danger?', SENSITIVE_ITEMS, 'Abuse at home, say. Such a page has a title that tells nothing, and no copy of it is kept.')}
${line('neutral-title', 'Title of the window, if it is sensitive', 'It tells nobody why one reads it: “Help for families”.')}
${day('as-at', 'As at', 'When what it says was last checked.')}
${day('review-due', 'To be read again by')}
${day('covers-until', 'Covers to', 'Only for what ends: afterwards it is shown as past.')}
${lines('sources', 'Sources', 4, 'One a line: the title, a bar, the address. Children Act 1989 | https://www.legislation.gov.uk/ukpga/1989/41')}
${line('why', 'What did you change, and why?', 'For your colleagues.')}`;
}

/** What a kind asks for besides; where a file may stand, one can be uploaded. */
function factView({ name, label, as }: KindField, { typed, errors, megabytes }: EditModel): Html {
  const { line, pick, file } = boxes({ typed, errors });
  const box = factField(name);
  if (as === 'language') return pick(box, label, SPOKEN);
  const asked = line(box, label, HINTS[as]);
  if (as !== 'file') return asked;
  return html`${asked}${file(uploadField(box), `${label}: upload a file`, `Then its address stands in the box above. ${megabytes} MB at most.`)}`;
}

const SPOKEN = [
  { value: '', text: 'English' },
  ...LANGUAGES.map(({ code, own, label }) => ({ value: code, text: `${label} (${own})` })),
];

const HINTS = {
  line: undefined,
  date: 'Like 2026-11-30.',
  address: 'An address that begins with https:// or /.',
  file: 'An address that begins with https:// or /, or upload a file below.',
  page: 'Only for a page in another language, like /guides/early-help. Each of the two then leads to the other.',
} as const;

const READING_ITEMS = [
  { value: 'child', text: 'By a child of nine' },
  { value: 'public', text: 'By anybody: eleven years' },
  { value: 'professional', text: 'By people who work with children: fourteen years' },
  { value: 'exempt', text: 'No aim: law, procedures, word for word texts' },
];
const SENSITIVE_ITEMS = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** What a page that is new is called by. */
export function namingView(model: {
  typed: Typed;
  errors: readonly FormError[];
  kind: Kind;
  areas: readonly { code: string; name: string }[];
  everywhere: boolean;
}): Html {
  const { line, pick } = boxes(model);
  const areas = [
    ...(model.everywhere ? [{ value: 'all', text: 'All areas' }] : []),
    ...model.areas.map(({ code, name }) => ({ value: code, text: name })),
  ];
  return html`<input type="hidden" name="kind" value="${model.kind.code}">${line('slug', 'Name in its address', `Small letters and hyphens: ${model.kind.place}/gaming-parents. It never changes.`)}
${pick('area', 'Area', areas, 'An area’s own stands there in the place of the page by the same name that stands everywhere.')}`;
}
