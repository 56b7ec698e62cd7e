import type { ClockRule } from '../../platform/clocks/rule.ts';
import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { limitWords } from '../rules/clock-words.ts';
import { BASES, BASIS_WORDS, FACTS } from '../rules/sharing.ts';

export interface AskModel extends FormModel {
  me: string;
  agencies: readonly { id: string; name: string; kind: string; reachable: boolean }[];
  /** What was looked for, and whether more was found than is shown. */
  find: string;
  moreAgencies: boolean;
  people: readonly { id: string; name: string; tie: string }[];
  deciders: readonly { id: string; name: string; jobTitle: string }[];
  /** There is an address that is not shielded. */
  hasAddress: boolean;
  /** By which time an answer is due; absent where none is configured. */
  rule: ClockRule | undefined;
}

const LEGEND = 'govuk-fieldset__legend--m';

/** Whom to ask, what, and what each is told so that it can answer. */
export function askView(model: AskModel): Html {
  const { rule } = model;
  return concernForm({
    ...model,
    title: 'Ask agencies what they know',
    step: 'ask',
    button: 'Ask them',
    fields: html`${agencyBoxes(model)}${words(model, 'question', 'What do you want to know?', questionHint, 5)}
<h2 class="govuk-heading-m">What they are told so that they can answer</h2>
<p class="govuk-hint">Each agency sees the question and what you choose here. It sees nothing else of the concern, not who raised it, and not what other agencies say.</p>
${childBoxes(model)}${factBoxes(model)}${peopleBoxes(model)}${words(model, 'why', 'Why you ask', whyHint, 3)}${basisRadios(model)}${deciderRadios(model)}
${rule ? html`<p>An answer is due within ${limitWords(rule)}. Afterwards they are reminded until they answer.</p>` : NOTHING}`,
  });
}

const questionHint = 'One question, the same for every agency chosen. Put only what they need to know in it.';
const whyHint = 'The agency reads this. Say why you need it, and no more.';

function agencyBoxes({ agencies, typed, errors, find, moreAgencies }: AskModel): Html {
  const boxes = govuk.checkboxes({
    name: 'agencies',
    idPrefix: 'agencies',
    fieldset: { legend: { text: 'Which agencies?', classes: LEGEND } },
    items: agencies.map(({ id, name, kind, reachable }) => ({
      value: id,
      text: name,
      hint: { text: reachable ? kind : `${kind}; no safe address to write to, so ring them too` },
      checked: typed.values('agencies').includes(id),
    })),
    ...errorMessage(errors, 'agencies'),
  });
  const said = moreAgencies
    ? html`<p role="status">There are more of that name. Enter more of it.</p>`
    : find !== '' && agencies.every(({ name }) => !name.toLowerCase().includes(find.toLowerCase()))
      ? html`<p role="status">No agency here has that in its name. Check the spelling, or enter a part of it. What you wrote is kept.</p>`
      : NOTHING;
  return html`${boxes}<div class="ws-find">${govuk.input({
    id: 'find',
    name: 'find',
    value: find,
    label: { text: 'Find another agency by name', classes: 'govuk-label--s' },
    hint: { text: 'Those you have chosen stay chosen.' },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
  })}${said}${govuk.button({ text: 'Find', name: 'press', value: 'find', classes: 'govuk-button--secondary' })}</div>`;
}

/** Nothing was typed yet: usual answers are ticked. */
const fresh = ({ typed }: AskModel) => typed.value('form-key') === '';

function childBoxes(model: AskModel): Html {
  const { record, typed, errors } = model;
  if (record.children.length === 0) return NOTHING;
  return govuk.checkboxes({
    name: 'children',
    idPrefix: 'children',
    fieldset: { legend: { text: 'About whom?', classes: LEGEND } },
    items: record.children.map(({ id, given, surname, unborn }) => ({
      value: id,
      text: [given, surname].filter(Boolean).join(' ') || (unborn ? 'The unborn child' : 'A child not named'),
      checked: fresh(model) || typed.values('children').includes(id),
    })),
    ...errorMessage(errors, 'children'),
  });
}

function factBoxes(model: AskModel): Html {
  const { typed, errors, hasAddress, record } = model;
  const usual: readonly string[] = ['name', 'date of birth'];
  const shown = FACTS.filter((fact) => fact !== 'address' || hasAddress);
  return govuk.checkboxes({
    name: 'shared',
    idPrefix: 'shared',
    fieldset: { legend: { text: 'Which facts?', classes: LEGEND } },
    ...(record.shielded ? { hint: { text: 'A shielded address is never shared this way.' } } : {}),
    items: shown.map((fact) => ({
      value: fact,
      text: fact.charAt(0).toUpperCase() + fact.slice(1),
      checked: fresh(model) ? usual.includes(fact) : typed.values('shared').includes(fact),
    })),
    ...errorMessage(errors, 'shared'),
  });
}

function peopleBoxes({ people, typed, errors }: AskModel): Html {
  if (people.length === 0) return NOTHING;
  return govuk.checkboxes({
    name: 'people',
    idPrefix: 'people',
    fieldset: { legend: { text: 'Who else of the household?', classes: LEGEND } },
    hint: { text: 'Name, relationship and date of birth, as far as we were told.' },
    items: people.map(({ id, name, tie }) => ({
      value: id,
      text: name,
      ...(tie ? { hint: { text: tie } } : {}),
      checked: typed.values('people').includes(id),
    })),
    ...errorMessage(errors, 'people'),
  });
}

function basisRadios({ typed, errors }: AskModel): Html {
  return govuk.radios({
    name: 'basis',
    idPrefix: 'basis',
    fieldset: { legend: { text: 'Lawful ground for sharing', classes: LEGEND } },
    items: BASES.map((basis) => ({
      value: basis,
      text: BASIS_WORDS[basis].label,
      hint: { text: BASIS_WORDS[basis].when },
      checked: typed.value('basis') === basis,
    })),
    ...errorMessage(errors, 'basis'),
  });
}

function deciderRadios(model: AskModel): Html {
  const { deciders, me, typed, errors } = model;
  return govuk.radios({
    name: 'decider',
    idPrefix: 'decider',
    fieldset: { legend: { text: 'Who decided to share this?', classes: LEGEND } },
    items: deciders.map(({ id, name, jobTitle }) => ({
      value: id,
      text: id === me ? `Me, ${name}` : name,
      hint: { text: jobTitle },
      checked: fresh(model) ? id === me : typed.value('decider') === id,
    })),
    ...errorMessage(errors, 'decider'),
  });
}

function words({ typed, errors }: AskModel, name: string, label: string, hint: string, rows: number): Html {
  return govuk.textarea({
    id: name,
    name,
    label: { text: label, classes: 'govuk-label--m' },
    hint: { text: hint },
    rows: `${rows}`,
    value: typed.value(name),
    ...errorMessage(errors, name),
  });
}
