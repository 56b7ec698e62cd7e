import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { differencesView } from '../history/differences-view.ts';
import { LISTS, type ListKind } from '../rules/codes.ts';
import type { Difference } from '../rules/compare.ts';
import { STATUSES, type VersionShown } from '../types.ts';
import { placeBoxes } from './places-view.ts';

export interface EditModel extends RecordForm {
  id: string | undefined;
  title: string;
  version: number;
  organizations: readonly { id: string; name: string }[];
  areas: readonly { code: string; name: string }[];
  mayAddOrganization: boolean;
  mayPublish: boolean;
  /** Where the record changed meanwhile: what it says now beside what was typed, and who wrote it. */
  conflict: { differences: readonly Difference[]; by: string } | undefined;
  /** A version waits already: what is written here takes its place. */
  waits: boolean;
  /** The version that was sent back, and why: what is written goes on from it. */
  sentBack: Pick<VersionShown, 'number' | 'decidedByName' | 'why'> | undefined;
}

const SMALL = 'govuk-label--s';

/** Everything that an entry says, on one page. */
export function editView(model: EditModel): Html {
  const { id, title, csrf, key, version, errors } = model;
  const action = id ? `/directory/work/${id}` : '/directory/work/new';
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${title}</h1>${conflictNotice(model)}${before(model)}
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${version}">
<h2 class="govuk-heading-m">What it is</h2>${what(model)}
<h2 class="govuk-heading-m">For whom</h2>${forWhom(model)}
<h2 class="govuk-heading-m">How to get it</h2>${how(model)}
<h2 class="govuk-heading-m">When and what it costs</h2>${whenAndCost(model)}
<h2 class="govuk-heading-m">Where, and access</h2>${placeBoxes(model)}${boxes(model, 'access', 'Access', listed('access'))}${area(model, 'accessWords', 'More about access', 'One thing a line.', '2')}
${input(model, 'note', 'What did you change, and why?', { hint: 'For whoever reads it before it is public.' })}
<div class="govuk-button-group">${govuk.button({ text: 'Save', preventDoubleClick: true })}${model.mayPublish ? govuk.button({ text: 'Save and publish', name: 'press', value: 'publish', classes: 'govuk-button--secondary' }) : NOTHING}<a class="govuk-link" href="${id ? `/directory/work/${id}/history` : '/directory/work'}">Leave it as it is</a></div></form>`;
}

function before({ waits, sentBack, mayPublish, id }: EditModel): Html {
  if (waits)
    return notice('clock', {
      strong: 'A version waits for approval.',
      body: html`You go on from it, and what you save takes its place. <a href="/directory/work/${id}/history">All versions</a>`,
    });
  if (sentBack)
    return notice('clock', {
      strong: `${sentBack.decidedByName ?? 'Somebody'} sent version ${sentBack.number} back: “${sentBack.why ?? ''}”`,
      body: 'You go on from what was written there. The public reads the version before.',
    });
  return mayPublish
    ? NOTHING
    : notice('calm', { body: 'The public reads the last approved version until yours is approved.' });
}

function conflictNotice({ conflict }: EditModel): Html {
  if (!conflict) return NOTHING;
  return html`${notice('late', {
    strong: `${conflict.by} changed this entry while you wrote.`,
    body: 'Nothing of yours is saved yet. Below is what it says now beside what you wrote. Put together what should stand, and save again.',
  })}${differencesView(conflict.differences, 'It says now', 'You wrote')}`;
}

type Rest = { hint?: string; classes?: string };

function input(
  { typed, errors }: EditModel,
  name: string,
  label: string,
  { hint, classes }: Rest = {},
): Html {
  return govuk.input({
    id: name,
    name,
    value: typed.value(name),
    label: { text: label, classes: SMALL },
    autocomplete: 'off',
    ...(hint ? { hint: { text: hint } } : {}),
    ...(classes ? { classes } : {}),
    ...errorMessage(errors, name),
  });
}

function area({ typed, errors }: EditModel, name: string, label: string, hint: string, rows: string): Html {
  return govuk.textarea({
    id: name,
    name,
    rows,
    value: typed.value(name),
    label: { text: label, classes: SMALL },
    hint: { text: hint },
    ...errorMessage(errors, name),
  });
}

const listed = (kind: ListKind) => LISTS[kind].codes.map(([value, text]) => ({ value, text }));

function boxes(
  { typed, errors }: EditModel,
  name: string,
  legend: string,
  items: readonly { value: string; text: string }[],
): Html {
  return govuk.checkboxes({
    name,
    idPrefix: name,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: items.map((item) => ({ ...item, checked: typed.values(name).includes(item.value) })),
    ...errorMessage(errors, name),
  });
}

function what(model: EditModel): Html {
  const { typed, errors, organizations, mayAddOrganization } = model;
  const chosen = typed.value('organization');
  return html`${input(model, 'title', 'Name of the service')}${govuk.select({
    id: 'organization',
    name: 'organization',
    label: { text: 'Who gives it?', classes: SMALL },
    items: [
      { value: '', text: mayAddOrganization ? 'Somebody new' : 'Choose' },
      ...organizations.map(({ id, name }) => ({ value: id, text: name, selected: id === chosen })),
    ],
    ...errorMessage(errors, 'organization'),
  })}${mayAddOrganization ? input(model, 'newOrganization', 'Name of somebody new', { hint: 'Only if they are not in the list above.' }) : NOTHING}${area(model, 'description', 'What it is', 'The first sentences stand in the list. Short words, and “you”.', '6')}${govuk.radios(
    {
      name: 'status',
      idPrefix: 'status',
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Is it offered now?', classes: 'govuk-fieldset__legend--s' } },
      items: STATUSES.map((status) => ({
        value: status,
        text: STATUS_WORDS[status],
        checked: (typed.value('status') || 'active') === status,
      })),
      ...errorMessage(errors, 'status'),
    },
  )}${input(model, 'alert', 'Something everybody should know now', { hint: 'For example: closed in August.' })}`;
}

const STATUS_WORDS: Readonly<Record<(typeof STATUSES)[number], string>> = {
  active: 'Yes',
  inactive: 'Not now',
  defunct: 'Not any more',
  'temporarily closed': 'Closed for a time',
};

function forWhom(model: EditModel): Html {
  const narrow = 'govuk-input--width-3';
  return html`${boxes(model, 'needs', 'What is it about?', listed('need'))}${input(model, 'fromAge', 'Youngest age', { classes: narrow, hint: 'In years. Leave it empty for any.' })}${input(model, 'toAge', 'Oldest age', { classes: narrow })}${boxes(model, 'audiences', 'Especially for', listed('audience'))}${boxes(
    model,
    'levels',
    'Level of need',
    LISTS.level.codes.map(([value, name]) => ({ value, text: `Level ${value}: ${name}` })),
  )}${boxes(
    model,
    'areas',
    'Where do people live who may use it? None ticked means everywhere.',
    model.areas.map(({ code, name }) => ({ value: code, text: name })),
  )}${input(model, 'languages', 'Languages, besides English', { hint: 'With commas between.' })}`;
}

function how(model: EditModel): Html {
  return html`${boxes(model, 'ways', 'How does somebody get in?', listed('way'))}${area(model, 'howTo', 'What to do', 'For example: ring first; just come; ask your school.', '3')}${input(model, 'phone', 'Telephone', { classes: 'govuk-input--width-20' })}${input(model, 'email', 'Email')}${input(model, 'url', 'Website')}`;
}

function whenAndCost(model: EditModel): Html {
  const { typed, errors } = model;
  const item = (value: string, text: string) => ({ value, text, checked: typed.value('free') === value });
  return html`${area(model, 'when', 'When', 'One time a line, like: Tuesday 09:30 to 11:30, in term time', '3')}${govuk.radios(
    {
      name: 'free',
      idPrefix: 'free',
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Is it free?', classes: 'govuk-fieldset__legend--s' } },
      items: [item('yes', 'Yes'), item('no', 'No'), item('unknown', 'Not known')],
      ...errorMessage(errors, 'free'),
    },
  )}${input(model, 'cost', 'What it costs, in words', { hint: 'For example: £2 a family.' })}`;
}
