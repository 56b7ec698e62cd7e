import type { FormError, Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { DOMAIN_WORDS } from '../domains.ts';
import { indicatorOf } from '../in-force.ts';
import { type Edition, type Indicator, NEED_LEVELS, type NeedLevel } from '../types.ts';
import { filterIn, isNarrowed, matching } from './filter.ts';

/** A picker of indicators inside another form. Its codes are posted under `name`. */
export interface IndicatorPicker {
  name: string;
  legend: string;
  hint: string;
  edition: Edition;
  typed: Typed;
  errors: readonly FormError[];
}

/**
 * Draws the picker: what is chosen, a search with level and domain, and the whole list folded by level. It needs
 * no JavaScript: the button posts the form with `press` as `find`, and the form is shown again as it was typed.
 */
export function indicatorPicker(picker: IndicatorPicker): Html {
  const { name, legend, hint, edition, typed, errors } = picker;
  const chosen = [...new Set(typed.values(name))].flatMap((code) => indicatorOf(edition, code) ?? []);
  const wrong = errors.find((error) => error.field === name);
  const message = wrong
    ? html`<p id="${name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong.message}</p>`
    : NOTHING;
  return html`<div class="govuk-form-group${wrong ? ' govuk-form-group--error' : ''}"><fieldset class="govuk-fieldset ws-picker" aria-describedby="${name}-hint${wrong ? ` ${name}-error` : ''}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${legend}</legend>
<p id="${name}-hint" class="govuk-hint">${hint} ${sourceWords(edition)}</p>${message}${chosenList(picker, chosen)}${search(picker)}${isNarrowed(filterIn(typed, name)) ? found(picker, chosen) : levels(picker, chosen)}</fieldset></div>`;
}

function sourceWords({ name, unconfirmed }: Edition): string {
  return `Words of ${name}.${unconfirmed ? ` ${unconfirmed}` : ''}`;
}

function chosenList(picker: IndicatorPicker, chosen: readonly Indicator[]): Html {
  if (chosen.length === 0) return NOTHING;
  return html`<p class="ws-picker__head">Chosen: ${chosen.length}</p>${boxes(picker, chosen, true, true)}`;
}

function search({ name, edition, typed }: IndicatorPicker): Html {
  const domains = edition.domains.map((domain) => ({ value: domain, text: DOMAIN_WORDS[domain] }));
  const steps = edition.levels.map(({ level, formal }) => ({
    value: String(level),
    text: `${edition.step} ${level}: ${formal}`,
  }));
  return html`<div class="ws-picker__search">${govuk.input({
    id: name,
    name: `${name}-words`,
    label: { text: 'Find by word' },
    value: typed.value(`${name}-words`),
    autocomplete: 'off',
  })}${govuk.select({
    id: `${name}-level`,
    name: `${name}-level`,
    label: { text: edition.step },
    items: [{ value: '', text: 'Any' }, ...steps],
    value: typed.value(`${name}-level`),
  })}${govuk.select({
    id: `${name}-domain`,
    name: `${name}-domain`,
    label: { text: 'About' },
    items: [{ value: '', text: 'Anything' }, ...domains],
    value: typed.value(`${name}-domain`),
  })}${govuk.button({ text: 'Show', name: 'press', value: 'find', classes: 'govuk-button--secondary' })}</div>`;
}

function found(picker: IndicatorPicker, chosen: readonly Indicator[]): Html {
  const { edition, typed, name } = picker;
  const all = matching(edition, filterIn(typed, name)).filter((each) => !chosen.includes(each));
  if (all.length === 0)
    return html`<p>Nothing else matches. Take out a word, or choose “Any” and “Anything”, and press Show.</p>`;
  return html`<p class="ws-picker__head">Found: ${all.length}</p>${boxes(picker, all, false, true)}`;
}

function levels(picker: IndicatorPicker, chosen: readonly Indicator[]): Html {
  return html`${NEED_LEVELS.map((level) => levelOf(picker, level, chosen))}`;
}

function levelOf(picker: IndicatorPicker, level: NeedLevel, chosen: readonly Indicator[]): Html {
  const { edition } = picker;
  const words = edition.levels.find((each) => each.level === level);
  const parts = edition.domains.map((domain) => {
    const here = edition.indicators.filter(
      (each) => each.level === level && each.domain === domain && !chosen.includes(each),
    );
    return html`<p class="ws-picker__head">${DOMAIN_WORDS[domain]}</p>${boxes(picker, here, false, false)}`;
  });
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${edition.step} ${level}: ${words?.formal ?? ''}</span></summary><div class="govuk-details__text">${parts}</div></details>`;
}

function boxes(
  { name, edition }: IndicatorPicker,
  indicators: readonly Indicator[],
  checked: boolean,
  withLevel: boolean,
): Html {
  const items = indicators.map(({ code, level, words }) => {
    const id = `${name}-${code}`;
    const step = withLevel ? html` <span class="ws-quiet">${edition.step} ${level}</span>` : NOTHING;
    return html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${id}" name="${name}" value="${code}"${checked ? html` checked` : NOTHING}><label class="govuk-label govuk-checkboxes__label" for="${id}">${words}${step}</label></div>`;
  });
  return html`<div class="govuk-checkboxes govuk-checkboxes--small">${items}</div>`;
}
