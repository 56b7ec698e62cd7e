import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../platform/forms/index.ts';
import {
  card,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { longDateWords, whenWords } from '../../platform/time/words.ts';
import { goneView } from '../gone/view.ts';
import type { Difference } from '../rules/compare.ts';
import { wasSentBack } from '../rules/versions.ts';
import type { Entry, VersionShown, WorkShown } from '../types.ts';
import { differencesView } from './differences-view.ts';

export interface HistoryModel {
  entry: WorkShown;
  public: Entry;
  waiting: { version: VersionShown; differences: readonly Difference[] } | null;
  versions: readonly { version: VersionShown; differences: readonly Difference[] | undefined }[];
  problems: readonly { kind: string; says: string; foundOn: Temporal.PlainDate }[];
  areas: readonly { code: string; name: string }[];
  owners: readonly { id: string; name: string }[];
  mayPublish: boolean;
  errors: readonly FormError[];
  changed: boolean;
  why: string;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** An entry as those see it who keep it. */
export function historyView(model: HistoryModel): Html {
  const { entry } = model;
  return html`${errorSummary(model.errors)}<h1 class="govuk-heading-xl">${entry.title}</h1>
${model.changed ? notice('late', { strong: 'This entry changed meanwhile.', body: 'Nothing was done. Look again at how it stands now.' }) : NOTHING}
${standing(model)}${goneView(entry, model.mayPublish, (inside) => form(model, 'gone', inside))}${problems(model)}${sentBack(model)}${waiting(model)}${keeping(model)}
<h2 class="govuk-heading-l">Versions</h2>${model.versions.map((each) => version(each, model))}${pager({ next: model.next, first: model.first, size: model.size, of: 'versions' })}`;
}

function form(model: HistoryModel, step: string, inside: Html): Html {
  const { entry, csrf, key } = model;
  return html`<form method="post" action="/directory/work/${entry.id}/${step}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${entry.version}">${inside}</form>`;
}

function standing(model: HistoryModel): Html {
  const { entry } = model;
  const seen = entry.published
    ? html`Version ${entry.approved}. <a href="/directory/${entry.id}">As the public reads it</a>`
    : html`Nothing: it is not public.`;
  return html`${facts([
    { label: 'In public', value: seen },
    { label: 'Owner', value: entry.ownerName ?? 'Nobody yet' },
    { label: 'Checked on', value: entry.checkedOn ? time(longDateWords(entry.checkedOn)) : 'Never' },
    ...(entry.source ? [{ label: 'Came from', value: entry.source }] : []),
  ])}<div class="govuk-button-group"><a class="govuk-button" href="/directory/work/${entry.id}">Edit</a>${form(model, 'checked', govuk.button({ text: 'I checked it: everything still holds', classes: 'govuk-button--secondary' }))}</div>`;
}

function problems({ problems: found }: HistoryModel): Html {
  if (found.length === 0) return NOTHING;
  return notice('clock', {
    strong: 'Something in it does not work.',
    body: html`${found.map(({ says, foundOn }) => html`<span class="ws-line">${says} (found on ${time(longDateWords(foundOn))})</span>`)}`,
  });
}

/** What somebody wrote and has to put right stands above all the rest. */
function sentBack({ versions: [latest], entry, first, waiting: waits }: HistoryModel): Html {
  if (!latest || first || waits || !wasSentBack(latest.version, entry.approved)) return NOTHING;
  const { number, decidedByName, why } = latest.version;
  return notice('clock', {
    strong: `${decidedByName ?? 'Somebody'} sent version ${number} back: “${why ?? ''}”`,
    body: html`<a href="/directory/work/${entry.id}">Go on with it</a>`,
  });
}

function waiting(model: HistoryModel): Html {
  const { waiting: waits, mayPublish, entry, now, errors, why } = model;
  if (!waits) return NOTHING;
  const { byName, at, note, number } = waits.version;
  const told = html`<p>Version ${number}, by ${byName}, ${time(whenWords(at, now))}.${note ? html` “${note}”` : NOTHING}</p>${entry.published ? differencesView(waits.differences, 'In public', 'Waiting') : NOTHING}`;
  const decide = html`${govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '2',
    value: why,
    label: { text: 'Why, if it goes back' },
    ...errorMessage(errors, 'why'),
  })}<div class="govuk-button-group">${govuk.button({ text: 'Publish it', name: 'press', value: 'approve' })}${govuk.button({ text: 'Send it back', name: 'press', value: 'decline', classes: 'govuk-button--secondary' })}</div>`;
  return card({
    title: 'A version waits for approval',
    body: html`${told}${mayPublish ? form(model, 'decide', decide) : html`<p class="ws-quiet">The public reads the version before until somebody approves this one.</p>`}`,
  });
}

function keeping(model: HistoryModel): Html {
  const { entry, owners, mayPublish } = model;
  if (!mayPublish) return NOTHING;
  const radios = govuk.radios({
    name: 'public',
    idPrefix: 'public',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Does the public see it?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes', checked: entry.published },
      { value: 'no', text: 'No, it is hidden', checked: !entry.published },
    ],
  });
  const select = govuk.select({
    id: 'owner',
    name: 'owner',
    label: { text: 'Who keeps it right?' },
    items: owners.map(({ id, name }) => ({ value: id, text: name, selected: id === entry.ownerId })),
  });
  const inside = html`${select}${entry.approved === null ? html`<input type="hidden" name="public" value="no">` : radios}${govuk.button({ text: 'Save', classes: 'govuk-button--secondary' })}`;
  return govuk.details({
    summaryText: 'Owner, and whether it is public',
    html: form(model, 'owner', inside),
  });
}

const STATES = {
  waiting: 'Waiting',
  approved: 'Approved',
  declined: 'Sent back',
  replaced: 'Replaced before it was approved',
};

function version(
  { version: each, differences }: HistoryModel['versions'][number],
  model: HistoryModel,
): Html {
  const { now, entry } = model;
  const decided =
    each.decidedByName && each.decidedAt
      ? html` ${STATES[each.state]} by ${each.decidedByName}, ${time(whenWords(each.decidedAt, now))}.`
      : NOTHING;
  const again =
    each.state === 'waiting' || (each.number === entry.approved && !model.waiting)
      ? NOTHING
      : form(
          model,
          'restore',
          html`<input type="hidden" name="number" value="${each.number}"><button class="govuk-button govuk-button--secondary">Put version ${each.number} forward again</button>`,
        );
  return card({
    level: 3,
    title: `Version ${each.number}`,
    tag: stateTag(each.number === entry.approved ? 'In public' : STATES[each.state]),
    body: html`<p>By ${each.byName}, ${time(whenWords(each.at, now))}.${decided}${each.note ? html` “${each.note}”` : NOTHING}${each.why ? html` Why: “${each.why}”` : NOTHING}</p>${differences ? differencesView(differences, 'Before', 'Then') : html`<p class="ws-quiet">The first version.</p>`}${again}`,
  });
}
