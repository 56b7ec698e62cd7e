import {
  errorMessage,
  errorSummary,
  hiddenFields,
  type RecordForm,
} from '../../../../platform/forms/index.ts';
import {
  card,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../../../platform/html/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import { dateWords, whenWords } from '../../../../platform/time/words.ts';
import { changeHeading, piecesView } from '../../changes-view.ts';
import { numberOf } from '../../rules/sections.ts';
import type { AreaName, Draft, SectionChange, Version } from '../../types.ts';

interface DraftModel extends RecordForm {
  draft: Draft;
  areas: readonly AreaName[];
  /** Kinds of agency, of which some must read a change. */
  kinds: readonly string[];
  changes: readonly SectionChange[];
  /** A version that was published since the draft was begun. */
  overtaken: Version | undefined;
  mark: string;
  mayPublish: boolean;
}

/**
 * A draft in one form: what stands around the sections, the sections, what changes and what that means, the buttons.
 * Going to a section saves what was typed here; the first button is the one that Enter presses.
 */
export function draftView(model: DraftModel): Html {
  const { draft, areas, errors, csrf, key, mark, changed, overtaken, now, mayPublish } = model;
  const place = draft.area
    ? (areas.find(({ code }) => code === draft.area)?.name ?? draft.area)
    : 'All areas';
  const path = `/library/procedures/${draft.id}`;
  return html`${errorSummary(errors)}<p><a class="govuk-link" href="/library/procedures">Edit the procedures</a></p><span class="govuk-caption-l">Draft, chapter ${draft.position}. ${place}</span><h1 class="govuk-heading-l">${draft.title}</h1>
${changed ? notice('late', { strong: html`${draft.changedBy} changed these details ${time(whenWords(draft.changedAt, now))}.`, body: 'Nothing was saved, and nothing you wrote is lost: it stands below. What stands now is in the card.' }) : NOTHING}${changed ? standsNow(draft) : NOTHING}${overtaken ? notice('late', { strong: 'Another version was published meanwhile.', body: html`Version ${overtaken.number}, in force from ${time(dateWords(londonDate(overtaken.from)))}. The changes below are against it: what it brought and this draft lacks is shown as taken out.` }) : NOTHING}
<p class="ws-quiet">Last changed ${time(whenWords(draft.changedAt, now))} by ${draft.changedBy}.</p>
<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="mark" value="${mark}">${details(model)}<button class="govuk-button govuk-button--secondary" name="press" value="save">Save the draft<span class="govuk-visually-hidden"> and stay here</span></button>${sectionList(draft)}${changeBoxes(model)}<div class="govuk-button-group"><button class="govuk-button govuk-button--secondary" name="press" value="save">Save the draft</button>${mayPublish ? html`<button class="govuk-button" name="press" value="publish">Publish</button>` : NOTHING}</div></form>${mayPublish ? NOTHING : html`<p class="govuk-body">The partnership’s business team publishes it when it is ready.</p>`}${govuk.details({ summaryText: 'Throw this draft away', html: html`<p class="govuk-body">What is in force stays as it is. The draft cannot be got back.</p><form method="post" action="${path}/discard">${hiddenFields({ csrf, key })}<button class="govuk-button govuk-button--warning">Throw it away</button></form>` })}`;
}

function standsNow({ title, summary, from, reviewBy }: Draft): Html {
  const day = (date: Temporal.PlainDate | null) => (date ? dateWords(date).text : 'not set');
  return card({
    title: 'As it stands now',
    body: html`<p>${title}</p><p>${summary}</p><p>In force from ${day(from ? londonDate(from) : null)}. Review by ${day(reviewBy)}.</p>`,
  });
}

function sectionList({ position, sections }: Draft): Html {
  const way = (id: string, words: string) =>
    html`<button class="govuk-button govuk-button--secondary" name="press" value="section:${id}">${words}</button>`;
  const list =
    sections.length === 0
      ? emptyState({ title: 'No sections yet', words: 'Add the first one.' })
      : html`<ol class="govuk-list">${sections.map(
          (section, at) => html`<li>${way(section.id, `${numberOf(position, at)} ${section.title}`)}</li>`,
        )}</ol>`;
  return html`<h2 class="govuk-heading-m">Sections</h2><p class="govuk-body">Opening one saves what you typed on this page.</p>${list}${way('new', 'Add a section')}`;
}

function details(model: DraftModel): Html {
  const { typed, errors } = model;
  const box = (name: string, text: string, rows: string, hint: string) =>
    govuk.textarea({
      id: name,
      name,
      label: { text, classes: 'govuk-label--s' },
      hint: { text: hint },
      rows,
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  return html`<h2 class="govuk-heading-m">Details</h2>${govuk.input({
    id: 'title',
    name: 'title',
    label: { text: 'Title', classes: 'govuk-label--s' },
    value: typed.value('title'),
    ...errorMessage(errors, 'title'),
  })}${box('summary', 'What the chapter is for', '3', 'A sentence or two, for the list of chapters.')}${box('sources', 'Law and guidance it rests on', '4', 'One a line: name | https://address')}${dayBoxes(model, 'from', 'In force from', 'At the beginning of that day. Today means now.')}${dayBoxes(model, 'review', 'Review by', 'The day by which somebody looks at it again.')}`;
}

function dayBoxes({ typed, errors }: DraftModel, name: string, text: string, hint: string): Html {
  const part = (of: string, width: string) => ({
    name: of,
    classes: `govuk-input--width-${width}`,
    value: typed.value(`${name}-${of}`),
  });
  return govuk.dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    items: [part('day', '2'), part('month', '2'), part('year', '4')],
    ...errorMessage(errors, name),
  });
}

function changeBoxes(model: DraftModel): Html {
  const { changes } = model;
  if (changes.length === 0)
    return html`<h2 class="govuk-heading-m">What changes</h2><p class="govuk-body">No section differs from what stands. A first version lists none.</p>`;
  return html`<h2 class="govuk-heading-m">What changes</h2><p class="govuk-body">Written by comparing it with what stands. Say for each what it means for practice: it stands in the <a class="govuk-link" href="/procedures/amendments">list of changes</a>.</p>${changes.map((change) => changeBox(change, model))}`;
}

function changeBox(change: SectionChange, { typed, errors, kinds }: DraftModel): Html {
  const [impact, readers] = [`impact-${change.id}`, `readers-${change.id}`];
  return html`<section class="ws-card" aria-labelledby="c-${change.id}"><h3 class="ws-card__title ws-card__title--small" id="c-${change.id}">${changeHeading(change)}</h3>${piecesView(change)}${govuk.textarea(
    {
      id: impact,
      name: impact,
      label: {
        html: html`Impact on practice<span class="govuk-visually-hidden">: ${change.title}</span>`,
        classes: 'govuk-label--s',
      },
      rows: '3',
      value: typed.value(impact),
      ...errorMessage(errors, impact),
    },
  )}${govuk.details({
    summaryText: `Who must read this: ${change.title}`,
    open: typed.values(readers).length > 0,
    html: govuk.checkboxes({
      name: readers,
      idPrefix: readers,
      classes: 'govuk-checkboxes--small',
      fieldset: {
        legend: {
          text: `Must be read by people who work in (${change.title})`,
          classes: 'govuk-visually-hidden',
        },
      },
      items: kinds.map((kind) => ({
        value: kind,
        text: kind,
        checked: typed.values(readers).includes(kind),
      })),
      ...errorMessage(errors, readers),
    }),
  })}</section>`;
}
