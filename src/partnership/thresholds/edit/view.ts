import { errorMessage, type FormError, type Typed } from '../../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { choosers } from '../../change/choosers.ts';
import { changesBetween } from '../changes.ts';
import { DOMAIN_WORDS } from '../domains.ts';
import {
  DOMAINS,
  type Domain,
  type Edition,
  type EditionWords,
  NEED_LEVELS,
  type NeedLevel,
} from '../types.ts';
import { changeWords } from '../view.ts';
import { LEVEL_TEXTS, levelBox, MOST_ROUTES, routeBox, signsBox } from './boxes.ts';

export function editionFacts({
  name,
  step,
  unconfirmed,
  domains,
  levels,
  indicators,
  routes,
}: EditionWords): Fact[] {
  const signs = (level: NeedLevel) => indicators.filter((each) => each.level === level).length;
  return [
    { label: 'Called', value: name },
    ...(unconfirmed ? [{ label: 'Said on screen', value: unconfirmed }] : []),
    { label: 'Domains', value: domains.map((domain) => DOMAIN_WORDS[domain]).join(', ') },
    ...levels.map(({ level, label, formal }) => ({
      label: `${step} ${level}`,
      value: `${label} (${formal}): ${signs(level)} signs`,
    })),
    { label: 'Ways to help', value: routes.map((route) => route.name).join(', ') || 'none' },
  ];
}

/** What an edition changes against the one before it, in full. */
export function differencesView(before: EditionWords | undefined, after: Edition): Html {
  if (!before) return html`<p>It is the first of its own.</p>`;
  const items = [
    ...changesBetween({ ...after, ...before }, after).map((each) => changeWords(each, after)),
    ...after.levels.flatMap((level) => {
      const was = before.levels.find((each) => each.level === level.level);
      return LEVEL_TEXTS.filter(([part]) => was?.[part] !== level[part]).map(
        ([part, label]) =>
          `${after.step} ${level.level}, ${label.toLowerCase()}: “${level[part]}”, before “${was?.[part] ?? ''}”`,
      );
    }),
    ...after.routes
      .filter(
        (route) =>
          JSON.stringify(route) !== JSON.stringify(before.routes.find(({ code }) => code === route.code)),
      )
      .map(
        ({ name, code }) =>
          `Way to help ${before.routes.some((each) => each.code === code) ? 'changed' : 'added'}: ${name}`,
      ),
    ...before.routes
      .filter(({ code }) => !after.routes.some((route) => route.code === code))
      .map(({ name }) => `Way to help ended: ${name}`),
  ];
  return html`<h3 class="govuk-heading-s">What changes against what held before</h3>${items.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${items.map((each) => html`<li>${each}</li>`)}</ul>` : html`<p>Nothing in the words.</p>`}`;
}

/** Everything an edition holds. `general`: an area may go by the general one instead. */
export function editionFields(general: boolean, typed: Typed, errors: readonly FormError[]): Html {
  const { radios, boxes } = choosers(typed, errors);
  const own = general
    ? radios('own', 'Whose levels', [
        { value: 'own', text: 'Its own, as below' },
        { value: 'none', text: 'None of its own: the general ones hold, whatever is below' },
      ])
    : NOTHING;
  const shown = Math.min(MOST_ROUTES, Math.max(1, Number(typed.value('ways')) || 1));
  return html`${own}${line('name', 'What this edition is called', typed, errors)}${radios(
    'step',
    'What a level is called',
    ['Level', 'Tier', 'Step'].map((value) => ({ value, text: value })),
  )}${boxes(
    'domains',
    'Domains that are used',
    DOMAINS.map((value) => ({ value, text: DOMAIN_WORDS[value] })),
  )}${area('unconfirmed', 'Said on screen, where the words are not confirmed', 2, typed, errors)}
<p>Signs stand one on each line, each with its code before it. Keep a sign’s code when you reword it or move it to another level: what was cited by it stays linked. A line without a code is new and is given one.</p>
${NEED_LEVELS.map((level) => levelPart(level, typed, errors))}
<input type="hidden" name="ways" value="${shown}">${Array.from({ length: shown }, (_, at) => wayPart(at, typed, errors))}`;
}

function levelPart(level: NeedLevel, typed: Typed, errors: readonly FormError[]): Html {
  const own = [
    ...LEVEL_TEXTS.map(([part]) => levelBox(level, part)),
    ...DOMAINS.map((domain) => signsBox(level, domain)),
  ];
  return govuk.details({
    summaryText: `Level ${level}: ${typed.value(levelBox(level, 'label'))}`,
    open: errors.some(({ field }) => own.includes(field)),
    html: html`${LEVEL_TEXTS.map(([part, label, most]) => {
      const box = levelBox(level, part);
      const words = html`${label}<span class="govuk-visually-hidden">, level ${level}</span>`;
      return most <= 60 ? line(box, words, typed, errors) : area(box, words, 3, typed, errors);
    })}${DOMAINS.map((domain) => area(signsBox(level, domain), signsLabel(level, domain), 10, typed, errors))}`,
  });
}

const signsLabel = (level: NeedLevel, domain: Domain) =>
  html`Signs: ${DOMAIN_WORDS[domain].toLowerCase()}<span class="govuk-visually-hidden">, level ${level}</span>`;

function wayPart(at: number, typed: Typed, errors: readonly FormError[]): Html {
  const { radios, boxes } = choosers(typed, errors);
  const box = (part: string) => routeBox(at, part);
  const name = typed.value(box('name'));
  const parts = ['name', 'words', 'levels', 'form', 'through', 'records', 'conditions'].map(box);
  return govuk.details({
    summaryText: name ? `Way to help: ${name}` : 'Add a way to help',
    open: errors.some(({ field }) => parts.includes(field)),
    html: html`<input type="hidden" name="${box('code')}" value="${typed.value(box('code'))}">${line(
      box('name'),
      name ? 'Name. Leave it empty to end this way' : 'Name',
      typed,
      errors,
    )}${area(box('words'), 'What it is', 3, typed, errors)}${boxes(
      box('levels'),
      'Levels',
      NEED_LEVELS.map((level) => ({ value: String(level), text: `Level ${level}` })),
    )}${radios(box('form'), 'What one fills in', [
      { value: 'none', text: 'Nothing' },
      { value: 'request', text: 'The area’s request form' },
      { value: 'assessment', text: 'A common assessment' },
    ])}${radios(box('through'), 'How it is reached', [
      { value: 'direct', text: 'Directly' },
      { value: 'front door', text: 'Through the front door' },
    ])}${radios(box('records'), 'What is written down about a child', [
      { value: 'nothing unless asked', text: 'Nothing, unless they ask' },
      { value: 'with agreement', text: 'A record, when they agree' },
      { value: 'always', text: 'Always a record' },
    ])}${boxes(box('conditions'), 'Only', [
      { value: 'agreement', text: 'When the family agrees' },
      { value: 'assessed', text: 'With a common assessment that is complete' },
    ])}`,
  });
}

function line(name: string, label: Html | string, typed: Typed, errors: readonly FormError[]): Html {
  return govuk.input({
    ...{ id: name, name, value: typed.value(name) },
    label: { html: html`${label}`, classes: 'govuk-label--s' },
    ...errorMessage(errors, name),
  });
}

function area(
  name: string,
  label: Html | string,
  rows: number,
  typed: Typed,
  errors: readonly FormError[],
): Html {
  return govuk.textarea({
    ...{ id: name, name, value: typed.value(name), rows: String(rows) },
    label: { html: html`${label}`, classes: 'govuk-label--s' },
    ...errorMessage(errors, name),
  });
}
