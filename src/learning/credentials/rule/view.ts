import { errorMessage, errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  time,
} from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { othersOf } from '../../rules/credential-effects.ts';
import { dateBoxes } from '../date-boxes.ts';
import { LINE_MANAGER } from '../types.ts';
import { type EffectShown, inWay, MOST_WAYS, type RuleModel, waysOf } from './types.ts';

type Row = RuleModel['editions'][number];
const OF_TOOLS = ['Where', 'It asks', 'Set by'];
const OF_CREDENTIALS = ['To earn it', 'To keep it', 'Reminders, days before'];

/** What a credential or a tool asks for, since when, and what it shall ask from a day on. */
export function ruleView(model: RuleModel): Html {
  const { of, path, editions, errors, csrf, key, affects } = model;
  const tool = of.kind === 'tool';
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">What ${of.name} asks for</h1><p class="govuk-body">${of.about}</p>
<p class="govuk-body"><a href="/learning/${tool ? 'tools' : 'credentials'}/${of.code}/name">Change what it is called</a></p>
${dataTable<Row>({
  caption: tool ? 'What it asks, the latest first' : 'What earns and keeps it, the latest first',
  columns: [
    { label: 'From', kind: 'name', cell: ({ from }) => time(dateWords(from)) },
    ...(tool ? OF_TOOLS : OF_CREDENTIALS).map((label, at) => ({
      label,
      cell: ({ cells }: Row) => cells[at] ?? '',
    })),
  ],
  rows: editions,
  empty: tool
    ? emptyState({ title: 'Nothing is asked', words: 'Anybody may begin this tool.' })
    : emptyState({ title: 'Nothing is set', words: 'Until it is, nobody can hold it.' }),
})}
<h2 class="govuk-heading-m">Set what it asks from a day on</h2>
<p class="govuk-body">${tool ? 'From that day, whoever does not have what is asked cannot begin another.' : 'From that day, whoever does not have what is asked no longer holds it.'} What was begun before can always be read and finished. You see whom it affects before it is set.${editions.length > 0 ? ' The form starts from what holds today.' : ''}</p>
<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}${affects ? affectsPart(model, affects) : NOTHING}${tool ? whereFields(model) : NOTHING}${earnFields(model)}${tool ? NOTHING : keepFields(model)}${govuk.button({ text: 'See whom it affects', classes: affects ? 'govuk-button--secondary' : '', preventDoubleClick: true })}</form>`;
}

function affectsPart({ of }: RuleModel, { seen, effects, from }: NonNullable<RuleModel['affects']>): Html {
  return html`<section class="ws-card" id="affects"><h3 class="ws-card__title ws-card__title--small">Whom it affects on ${time(dateWords(from))}</h3>
${effects.length === 0 ? html`<p>Nobody: what people hold and may begin that day stays as it is.</p>` : effects.map(effectPart)}
<p>Nothing is set yet. Change it below and look again, or set it as it stands.</p>
<button class="govuk-button" name="seen" value="${seen}" data-module="govuk-button">Set it for ${of.name}</button></section>`;
}

function effectPart({ what, losing, gaining, more }: EffectShown): Html {
  const part = (words: string, list: readonly string[], besides: number) =>
    list.length === 0
      ? NOTHING
      : html`<p>${words}</p><ul class="govuk-list govuk-list--bullet">${list.map((each) => html`<li>${each}</li>`)}${besides > 0 ? html`<li>and ${besides} more</li>` : NOTHING}</ul>`;
  return html`${part(`No longer ${what}:`, losing, more.losing)}${part(`Newly ${what}:`, gaining, more.gaining)}`;
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } });
type Option = { value: string; text: string };

function boxes({ typed, errors }: RuleModel, name: string, text: string, items: readonly Option[]): Html {
  return govuk.checkboxes({
    ...{ name, idPrefix: name, fieldset: legend(text) },
    items: items.map((each) => ({ ...each, checked: typed.values(name).includes(each.value) })),
    ...errorMessage(errors, name),
  });
}

function radios({ typed, errors }: RuleModel, name: string, text: string, items: readonly Option[]): Html {
  return govuk.radios({
    ...{ name, idPrefix: name, value: typed.value(name), fieldset: legend(text), items: [...items] },
    ...errorMessage(errors, name),
  });
}

function input({ typed, errors }: RuleModel, name: string, label: string, hint: string, classes = ''): Html {
  return govuk.input({
    ...{ id: name, name, classes, value: typed.value(name), label: { text: label }, hint: { text: hint } },
    ...errorMessage(errors, name),
  });
}

function whereFields(model: RuleModel): Html {
  return html`${radios(model, 'area', 'Where does it hold?', [
    { value: 'everywhere', text: 'Every area that has none of its own' },
    ...model.areas.map(({ code, name }) => ({ value: code, text: name })),
  ])}${radios(model, 'asks', 'What does it ask?', [
    { value: 'nothing', text: 'Nothing' },
    { value: 'something', text: 'What is chosen below' },
  ])}`;
}

function earnFields(model: RuleModel): Html {
  const ways = waysOf(model.typed);
  return html`${dateBoxes('from', 'First day on which it holds', 'For example, 1 1 2027', model)}<input type="hidden" name="ways" value="${ways.length}">${ways.map((way) => wayFields(model, way, ways.length > 1))}${
    ways.length < MOST_WAYS
      ? html`<p class="govuk-body">If something else would do as well, add it as another way: whoever meets everything of one way meets the rule.</p><button class="govuk-button govuk-button--secondary" name="more" value="1" data-module="govuk-button">Add another way</button>`
      : NOTHING
  }`;
}

/** Everything that one way asks; of several ways any will do, and what is left empty is none. */
function wayFields(model: RuleModel, way: number, several: boolean): Html {
  const { areas, book, of } = model;
  const called = (words: string) =>
    several ? `Way ${way}: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
  const ticked = (name: string, words: string, items: readonly Option[]) =>
    boxes(model, inWay(name, way), called(words), items);
  const courses = [...book.courses].map(([value, text]) => ({ value, text }));
  const within = 'Leave it empty if a completion counts for as long as its certificate.';
  return html`${several ? html`<h3 class="govuk-heading-s" id="way-${way}">${way === 1 ? 'Either all of this' : 'Or all of this'}</h3>` : NOTHING}${ticked('courses', 'All of these courses', courses)}${input(
    model,
    inWay('months', way),
    called('Completed within so many months'),
    within,
    'govuk-input--width-3',
  )}${ticked('said', 'And these', [
    { value: 'request form', text: 'The request form was sent' },
    { value: 'manager support', text: 'The line manager’s support is recorded' },
  ])}${input(model, inWay('body', way), called('And membership of a body'), 'Leave it empty if none is asked.')}${ticked(
    'bodyAreas',
    'Where the membership is asked',
    areas.map(({ code, name }) => ({ value: code, text: name })),
  )}${ticked('others', 'And one of these', [
    ...othersOf(book, of).map(({ code, name }) => ({ value: code, text: name })),
    { value: LINE_MANAGER, text: 'Line manager' },
  ])}`;
}

function keepFields(model: RuleModel): Html {
  return html`${boxes(model, 'yearly', 'To keep it, once a year', [
    { value: 'forum', text: 'Attend a forum' },
    { value: 'status', text: 'Say that they go on' },
  ])}${dateBoxes('due', 'Due each year by', 'The year does not matter. For example, 31 1 2027', model)}${input(model, 'settle', 'Months before it is first due', 'So that nobody who has just earned it has to renew at once. For example, 6', 'govuk-input--width-2')}${input(model, 'remind', 'Reminders, so many days before it lapses', 'For example, 56, 14', 'govuk-input--width-10')}`;
}
