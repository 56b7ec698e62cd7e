import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  card,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { PackageRow } from '../types.ts';

export interface ManageModel {
  packages: readonly PackageRow[];
  courses: readonly { id: string; title: string }[];
  now: Temporal.Instant;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function manageView(model: ManageModel): Html {
  const { packages, errors } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Modules and uploads</h1>
${packages.length === 0 ? emptyState({ title: 'There is no module yet', words: 'Bring the first below.' }) : packages.map((pack) => packageView(pack, model))}
<h2 class="govuk-heading-m">Bring a module</h2>${bringForm(model)}`;
}

function packageView(pack: PackageRow, { now, csrf }: ManageModel): Html {
  const offered = pack.withdrawnAt === null;
  const words = offered ? 'Stop offering it' : 'Offer it again';
  return card({
    title: pack.title,
    tag: stateTag(offered ? 'Offered' : 'No longer offered'),
    body: html`${facts([
      { label: 'Counts as', value: pack.course },
      { label: 'Kind', value: `SCORM ${pack.version}` },
      { label: 'Parts', value: pack.items.length },
      { label: 'Size', value: `${Math.max(1, Math.round(pack.bytes / 1000)).toLocaleString('en-GB')} kB` },
      { label: 'Brought', value: html`${time(whenWords(pack.uploadedAt, now))} by ${pack.uploadedBy}` },
    ])}<form method="post" action="/learning/e-learning/${pack.id}">${hiddenFields({ csrf, key: formKey() })}<input type="hidden" name="offer" value="${offered ? 'no' : 'yes'}">${govuk.button({ text: words, classes: 'govuk-button--secondary', attributes: { 'aria-label': `${words}: ${pack.title}` }, preventDoubleClick: true })}</form>`,
  });
}

function bringForm({ courses, typed, errors, csrf, key }: ManageModel): Html {
  return html`<form method="post" action="/learning/e-learning" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${govuk.select(
    {
      id: 'course',
      name: 'course',
      label: { text: 'Which course does it count as?' },
      value: typed.value('course'),
      items: [
        { value: '', text: 'Choose a course' },
        ...courses.map(({ id, title }) => ({ value: id, text: title })),
      ],
      ...errorMessage(errors, 'course'),
    },
  )}${govuk.fileUpload({
    id: 'package',
    name: 'package',
    label: { text: 'The module' },
    hint: {
      text: 'A zip file of SCORM 1.2 or SCORM 2004, 100 MB at most. It runs walled off: it can reach nothing of ours.',
    },
    attributes: { accept: '.zip' },
    ...errorMessage(errors, 'package'),
  })}${govuk.button({ text: 'Bring it in', preventDoubleClick: true })}</form>`;
}
