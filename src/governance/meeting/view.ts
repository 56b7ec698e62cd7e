import { day, line, lines, select, ticks } from '../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import {
  type Drawing,
  facts,
  govuk,
  type Html,
  html,
  markdown,
  NOTHING,
  notice,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { type Action, type Agreement, type Meeting, OWNERS, type Paper, TO_AGREE } from '../types.ts';
import { dueView, minutesWords } from './list-view.ts';

export interface MeetingModel extends RecordForm {
  meeting: Meeting;
  agreements: readonly Agreement[];
  papers: readonly Paper[];
  actions: readonly Action[];
  drawing: Drawing;
  today: Temporal.PlainDate;
  /** Who reads it, and what they may do. */
  me: string;
  mayKeep: boolean;
  mayAgree: boolean;
}

/** One meeting: its papers, minutes and actions, and what may be done. */
export function meetingView(model: MeetingModel): Html {
  const { meeting, errors, changed, mayKeep, drawing, today, now } = model;
  const path = `/meetings/${meeting.id}`;
  const again = changed
    ? notice('late', {
        strong: 'Somebody changed this meeting meanwhile.',
        body: 'It stands below as it is now. Nothing of yours was done.',
      })
    : NOTHING;
  const address = `/board/${meeting.slug}/${meeting.heldOn}`;
  return html`${errorSummary(errors)}${again}<p><a href="/meetings">Meetings</a></p><h1 class="govuk-heading-xl">${meeting.group}: ${dateWords(meeting.heldOn).text}</h1>
${facts([
  { label: 'When', value: html`${time(dateWords(meeting.heldOn))} at ${meeting.startsAt}` },
  { label: 'Where', value: meeting.place },
  { label: 'Minutes', value: stateTag(minutesWords(meeting, today)) },
  ...(meeting.publishedAt
    ? [{ label: 'For everybody', value: html`<a href="${address}">${address}</a>` }]
    : []),
  ...(meeting.takenBackWhy ? [{ label: 'Taken back', value: meeting.takenBackWhy }] : []),
  { label: 'Changed', value: html`${time(whenWords(meeting.changedAt, now))} by ${meeting.changedBy}` },
])}
${mayKeep && !meeting.publishedAt ? html`<p><a class="govuk-button govuk-button--secondary" href="${path}/edit" role="button" draggable="false">Change the meeting or its minutes</a></p>` : NOTHING}
${meeting.agenda ? html`<h2 class="govuk-heading-l">Agenda</h2>${markdown(meeting.agenda, TAKEN, drawing)}` : NOTHING}${papersView(model)}
<h2 class="govuk-heading-l">Minutes</h2>${meeting.minutes ? markdown(meeting.minutes, TAKEN, drawing) : html`<p class="ws-quiet">Not written yet.</p>`}${agreeView(model)}${actionsView(model)}`;
}

const TAKEN = ['main', 'content', 'title', 'href', 'everybody', 'words', 'owner', 'due', 'why', 'agree'];

const hidden = ({ csrf, key, meeting }: MeetingModel): Html =>
  html`${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${meeting.version}">`;

function papersView(model: MeetingModel): Html {
  const { papers, meeting, mayKeep } = model;
  const path = `/meetings/${meeting.id}/papers`;
  const rows = papers.map(
    ({ id, title, href, forEverybody }) =>
      html`<li><a href="${href}" rel="noreferrer">${title}</a> <span class="ws-quiet">${forEverybody ? 'for everybody, with the minutes' : 'for the board alone'}</span>${mayKeep ? html`<form method="post" action="${path}/${id}/remove" class="ws-inline" novalidate>${hidden(model)}<button class="govuk-button govuk-button--secondary">Remove<span class="govuk-visually-hidden"> ${title}</span></button></form>` : NOTHING}</li>`,
  );
  const list =
    papers.length > 0
      ? html`<ul class="govuk-list govuk-list--spaced">${rows}</ul>`
      : html`<p class="ws-quiet">None yet.</p>`;
  const add = mayKeep
    ? html`<details class="govuk-details"${model.errors.some(({ field }) => field === 'title' || field === 'href') ? html` open` : NOTHING}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Add a paper</span></summary><div class="govuk-details__text"><form method="post" action="${path}" novalidate>${hidden(model)}${line(model, 'title', 'What it is called')}${line(model, 'href', 'Its address', { hint: { text: 'Of a file that was brought under Files, like /files/…, of a page here, or one that begins with https://.' } })}<p><a href="/library/files">Files</a></p>${ticks(model, 'everybody', 'Who may read it', [{ value: 'yes', text: 'Everybody, once the minutes are published' }])}${govuk.button({ text: 'Add the paper' })}</form></div></details>`
    : NOTHING;
  return html`<h2 class="govuk-heading-l">Papers</h2>${list}${add}`;
}

function agreeView(model: MeetingModel): Html {
  const { meeting, agreements, me, mayAgree, mayKeep, now, typed } = model;
  const path = `/meetings/${meeting.id}`;
  const who =
    agreements.length > 0
      ? html`<ul class="govuk-list govuk-list--bullet">${agreements.map(({ name, at }) => html`<li>${name} agreed ${time(whenWords(at, now))}</li>`)}</ul>`
      : NOTHING;
  if (meeting.publishedAt)
    return html`${who}${mayKeep ? html`<details class="govuk-details"${model.errors.some(({ field }) => field === 'why') ? html` open` : NOTHING}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Take the minutes back</span></summary><div class="govuk-details__text"><p>Nobody else reads them any more. They are changed, and ${TO_AGREE} people agree anew.</p><form method="post" action="${path}/take-back" novalidate>${hidden(model)}${lines({ ...model, typed }, 'why', 'Why', '2')}${govuk.button({ text: 'Take them back', classes: 'govuk-button--warning' })}</form></div></details>` : NOTHING}`;
  if (meeting.minutes === '') return NOTHING;
  const mine = agreements.some(({ practitionerId }) => practitionerId === me);
  const press =
    mayAgree && !mine
      ? html`<form method="post" action="${path}/agree" novalidate>${hidden(model)}${govuk.button({ text: 'I agree to these minutes', id: 'agree' })}</form>`
      : NOTHING;
  return html`<h3 class="govuk-heading-m">Agreed by</h3><p>Once ${TO_AGREE} people agree, anybody reads them. A word that changes is agreed to anew.</p>${who}${mine ? html`<p>You agreed. Somebody else has to agree too.</p>` : press}`;
}

function actionsView(model: MeetingModel): Html {
  const { actions, meeting, mayKeep, today } = model;
  const rows = actions.map(
    (action) =>
      html`<li class="ws-card"><h3 class="ws-card__title ws-card__title--small">${action.words}</h3><p>${action.ownerRole}. ${dueView(action, today)}</p>${action.doneWords ? html`<p>${action.doneWords}</p>` : NOTHING}${mayKeep ? settleView(model, action) : NOTHING}</li>`,
  );
  const list =
    actions.length > 0
      ? html`<ul class="ws-list">${rows}</ul>`
      : html`<p class="ws-quiet">Nothing was asked for yet.</p>`;
  const owners = [{ value: '', text: 'Choose' }, ...OWNERS.map((value) => ({ value, text: value }))];
  const add = mayKeep
    ? html`<details class="govuk-details"${model.errors.some(({ field }) => ['words', 'owner', 'due'].includes(field)) ? html` open` : NOTHING}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Add an action</span></summary><div class="govuk-details__text"><form method="post" action="/meetings/${meeting.id}/actions" novalidate>${hidden(model)}${lines(model, 'words', 'What is to be done', '2', 'No child and no family: what services will do.')}${select(model, 'owner', 'Who answers for it', owners)}${day(model, 'due', 'Due')}${govuk.button({ text: 'Add the action' })}</form></div></details>`
    : NOTHING;
  return html`<h2 class="govuk-heading-l">Actions</h2>${list}${add}`;
}

function settleView({ csrf, key }: MeetingModel, { id, version, doneOn, words }: Action): Html {
  const unseen = html`${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${version}">`;
  const what = html`<span class="govuk-visually-hidden">: ${words}</span>`;
  if (doneOn)
    return html`<form method="post" action="/meetings/actions/${id}" novalidate>${unseen}<button class="govuk-button govuk-button--secondary" name="press" value="open">Open it again${what}</button></form>`;
  return html`<form method="post" action="/meetings/actions/${id}" novalidate>${unseen}${govuk.input({ id: `done-${id}`, name: 'done', label: { html: html`What came of it${what}` } })}<button class="govuk-button govuk-button--secondary">It is done${what}</button></form>`;
}
