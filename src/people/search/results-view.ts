import {
  card,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  shieldTag,
  stateTag,
} from '../../platform/html/index.ts';
import { ageInYears } from '../../platform/time/age.ts';
import { partialWords } from '../rules/partial-date.ts';
import { bornWords, SEX_WORDS } from '../rules/words.ts';
import type { OpenRow, Outcome, Results, SearchFacts, ShownCandidate, StubRow } from './types.ts';

export interface ResultsModel {
  results: Results;
  facts: SearchFacts;
  today: Temporal.PlainDate;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** Under which the id of whoever is chosen is posted. */
  name: string;
  /** Where emergency access to a record starts; absent for whoever may not use it. */
  emergencyPath: ((id: string) => string) | undefined;
  /** Set where somebody whose record is closed may be chosen too: what choosing them means. */
  closed?: string | undefined;
  /** What was chosen already, where the form comes back; otherwise whoever is most likely the same is. */
  chosen?: string | undefined;
  /** Offered below those who were found: "None of these". */
  none?: Other | readonly Other[] | undefined;
}

/** What may be chosen beside those who were found. */
export interface Other {
  value: string;
  text: string;
  hint: string;
}

/** Who was found, by how sure it is, to choose one from; then records that may not be opened. */
export function resultsView(model: ResultsModel): Html {
  const { results, facts } = model;
  const open = results.shown.filter((each) => 'open' in each);
  const hidden = results.shown.filter((each) => 'stub' in each);
  return html`${addWords(results.outcome)}${open.length > 0 || hidden.length > 0 ? NOTHING : nobody(results.outcome)}${choices(model, open, hidden)}${model.closed ? NOTHING : hidden.map((each) => stub(model, each, facts))}`;
}

const ASK: Readonly<Record<Outcome['add'][number], string>> = {
  born: 'a date of birth, or the year of it',
  postcode: 'a postcode',
  name: 'another name',
};

function addWords({ add }: Outcome): Html {
  if (add.length === 0) return NOTHING;
  const facts = add.map((fact) => ASK[fact]);
  const list = facts.length > 1 ? `${facts.slice(0, -1).join(', ')} or ${facts.at(-1)}` : facts[0];
  return notice('calm', {
    strong: 'Too many people are like this to say.',
    body: `Add ${list}. The person may be known here even if nobody below is the one.`,
  });
}

function nobody({ zone }: Outcome): Html {
  if (zone !== 'new') return NOTHING;
  return html`<p class="ws-find__nobody">Nobody like this is known here, as far as you may see.</p>`;
}

type Open = Extract<ShownCandidate, { open: OpenRow }>;
type Stub = Extract<ShownCandidate, { stub: StubRow }>;

function choices(model: ResultsModel, found: readonly Open[], hidden: readonly Stub[]): Html {
  const { name, none, closed, chosen } = model;
  const others = closed ? hidden.map((each) => closedChoice(model, each, closed)) : [];
  const [same, possible] = (['same', 'possible'] as const).map((zone) =>
    found.filter((each) => each.zone === zone).map((each) => choice(model, each)),
  );
  if (!same || !possible || found.length + others.length === 0) return NOTHING;
  return govuk.radios({
    name,
    idPrefix: name,
    fieldset: {
      legend: {
        text: same.length > 0 ? 'Is it this person?' : 'Is it one of these?',
        classes: 'govuk-fieldset__legend--m',
      },
    },
    items: [
      ...same,
      ...(same.length > 0 && possible.length > 0 ? [{ divider: 'or' }] : []),
      ...possible,
      ...(found.length > 0 && others.length > 0
        ? [{ divider: 'or somebody whose record is not open to you' }]
        : []),
      ...others,
      ...(none ? [{ divider: 'or' }, ...[none].flat().map((other) => otherItem(other, chosen))] : []),
    ],
  });
}

export const otherItem = ({ value, text, hint }: Other, chosen?: string) => ({
  ...{ value, text, hint: { text: hint } },
  checked: value === chosen,
});

function choice({ today, teams, chosen }: ResultsModel, { open, called, zone, evidence, guard }: Open) {
  const held = teams.get(open.teamId) ?? 'another team';
  const tags = html`${zone === 'same' ? stateTag('Most likely the same') : stateTag('Possible')} ${open.restricted ? shieldTag('restricted') : NOTHING}`;
  const reasons = [...(called ? [called] : []), ...evidence.map(({ says }) => says)].map(
    (says) => html`<li>${says}</li>`,
  );
  return {
    value: open.id,
    html: html`<strong>${open.label}</strong>, ${bornWords(open, today)} ${tags}`,
    hint: {
      html: html`${open.reference}, held by ${held}${reasons.length > 0 ? html`<ul class="ws-find__reasons">${reasons}</ul>` : NOTHING}${guard ? html`<span class="ws-find__guard">Look again: ${guard}.</span>` : NOTHING}`,
    },
    checked: chosen ? open.id === chosen : zone === 'same',
  };
}

/** Somebody whose record is closed: named as they were looked for, how old, and what choosing them means. */
function closedChoice(
  { today, facts, emergencyPath }: ResultsModel,
  { id, stub: held }: Stub,
  means: string,
) {
  const path = emergencyPath?.(id);
  const called = [facts.given, facts.surname].filter(Boolean).join(' ') || 'Somebody with this NHS number';
  return {
    value: id,
    html: html`<strong>${called}</strong>, ${agedWords(held, today).toLowerCase()} ${stateTag('Not open to you')}`,
    hint: {
      html: html`${held.team} holds the record. ${means}${path ? html` In an emergency you can <a href="${path}">open it with a reason</a> first.` : NOTHING}`,
    },
    checked: false,
  };
}

function stub({ today, emergencyPath }: ResultsModel, { id, stub: held }: Stub, facts: SearchFacts): Html {
  const path = emergencyPath?.(id);
  const shown = card({
    title: [facts.given, facts.surname].filter(Boolean).join(' ') || 'Somebody with this NHS number',
    tag: stateTag('Not open to you'),
    body: html`<p>${agedWords(held, today)}. ${held.team} holds the record. Ask them, or${path ? html`, in an emergency, <a href="${path}">open it with a reason</a>` : ' ask your manager'}.</p>`,
  });
  return html`<div class="ws-find__stub">${shown}</div>`;
}

/** How old, and nothing more of it: "About 14", "Not born yet". */
function agedWords({ born, bornKind, diedOn }: StubRow, today: Temporal.PlainDate): string {
  if (diedOn) return 'Has died';
  if (bornKind === 'unborn') return 'Not born yet';
  const years = born && ageInYears(born, today);
  if (years === null) return 'Age not known';
  const age = years === 0 ? 'Under 1 year' : `${years} year${years === 1 ? '' : 's'} old`;
  return bornKind === 'estimated' ? `About ${years} years old` : age;
}

/** "Tia Marlow, born 3 March 2012, RM17 6SL": what was looked for. */
export function soughtWords({ given, surname, born, sex, postcode, nhsNumber }: SearchFacts): string {
  return [
    [given, surname].filter(Boolean).join(' '),
    born && `born ${partialWords(born)}`,
    sex && SEX_WORDS[sex].toLowerCase(),
    postcode,
    nhsNumber && `NHS number ${nhsNumber.replace(/(...)(...)(....)/, '$1 $2 $3')}`,
  ]
    .filter(Boolean)
    .join(', ');
}
