import { errorMessage, type FormError, type Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { DESTINATION_WORDS, type DestinationRule } from '../../rules/destinations.ts';
import { LEVELS, type OutcomeRule } from '../../rules/thresholds.ts';

export interface WhereModel {
  outcomes: readonly OutcomeRule[];
  destinations: readonly DestinationRule[];
  /** The picker of services, drawn. */
  services?: Html | undefined;
  typed: Typed;
  errors: readonly FormError[];
}

/** What happens, where the concern goes, and whether the family agreed to that. */
export function whereView(model: WhereModel): Html {
  return html`<h2 class="govuk-heading-m" id="happens">What happens now</h2>${outcomes(model)}${destinations(model)}${agreement(model)}`;
}

function outcomes({ outcomes: rules, typed, errors }: WhereModel): Html {
  return govuk.radios({
    name: 'outcome',
    classes: 'govuk-radios--small',
    idPrefix: 'outcome',
    fieldset: { legend: { text: 'Outcome', classes: 'govuk-fieldset__legend--s' } },
    items: rules.map(({ code, label, means, levels: fit }) => ({
      value: code,
      text: label,
      hint: { text: `${means} ${fit.length === LEVELS.length ? 'Any level' : `Level ${fit.join(' or ')}`}.` },
      checked: typed.value('outcome') === code,
    })),
    ...errorMessage(errors, 'outcome'),
  });
}

function destinations({ destinations: rules, services, typed, errors }: WhereModel): Html {
  const asked: Readonly<Record<string, Html>> = {
    signpost: html`${services ?? NOTHING}${govuk.textarea({
      id: 'signposted',
      name: 'signposted',
      label: { text: services ? 'Other services' : 'Which services' },
      hint: { text: 'Name each one, and how to reach it.' },
      rows: '2',
      value: typed.value('signposted'),
      ...errorMessage(errors, 'signposted'),
    })}`,
    assessed: govuk.input({
      id: 'assessment',
      name: 'assessment',
      label: { text: 'Completed common assessment' },
      hint: { text: 'Its reference or date, and who holds it. This way is open only with one.' },
      value: typed.value('assessment'),
      autocomplete: 'off',
      ...errorMessage(errors, 'assessment'),
    }),
  };
  return govuk.radios({
    name: 'destination',
    classes: 'govuk-radios--small',
    idPrefix: 'destination',
    fieldset: { legend: { text: 'Where it goes', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'You may leave this where the outcome goes to one place only, such as an assessment.' },
    items: rules.map(({ code, needsAgreement, onlyAssessed }) => {
      const more = asked[onlyAssessed ? 'assessed' : code];
      return {
        value: code,
        text: DESTINATION_WORDS[code],
        ...asksOf({ needsAgreement, onlyAssessed }),
        checked: typed.value('destination') === code,
        ...(more ? { conditional: { html: more } } : {}),
      };
    }),
    ...errorMessage(errors, 'destination'),
  });
}

function asksOf(rule: Pick<DestinationRule, 'needsAgreement' | 'onlyAssessed'>): { hint?: { text: string } } {
  const asks = [
    ...(rule.needsAgreement ? ['With the family’s agreement.'] : []),
    ...(rule.onlyAssessed ? ['Only with a common assessment that is complete.'] : []),
  ];
  return asks.length > 0 ? { hint: { text: asks.join(' ') } } : {};
}

function agreement({ typed, errors }: WhereModel): Html {
  return govuk.checkboxes({
    name: 'agreed',
    idPrefix: 'agreed',
    fieldset: { legend: { text: 'Agreement', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'Early help, in all its forms, needs it. Social care and protection do not wait for it.' },
    items: [
      {
        value: 'yes',
        text: 'The family has agreed to this help',
        checked: typed.values('agreed').includes('yes'),
      },
    ],
    ...errorMessage(errors, 'agreed'),
  });
}
