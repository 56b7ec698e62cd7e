import {
  dataTable,
  type Html,
  html,
  NOTHING,
  notice,
  shieldTag,
  stateTag,
} from '../../platform/html/index.ts';
import { ADDRESS_WORDS, bornWords, NAME_WORDS, SEX_WORDS, sourceWords } from '../rules/words.ts';
import type { PersonRecord, Told } from '../types.ts';
import type { Sides } from './types.ts';

/** Two records beside each other, line by line, with what the comparison says of each line. */
export function sidesView(
  sides: Sides,
  { today, teams }: { today: Temporal.PlainDate; teams: ReadonlyMap<string, string> },
): Html {
  const { one, other, evidence, zone, against } = sides;
  const says = (...fields: string[]) =>
    evidence.filter(({ field }) => fields.includes(field)).map(({ says: words }) => html`<li>${words}</li>`);
  const cell = (items: readonly Html[]) =>
    items.length > 0
      ? html`<ul class="govuk-list">${items}</ul>`
      : html`<span class="ws-quiet">nothing</span>`;
  const lines: readonly Line[] = [
    { label: 'Names', of: namesOf, fields: ['name', 'given', 'surname'] },
    { label: 'Birth', of: (p) => [html`<li>${bornWords(p, today)}</li>`], fields: ['born'] },
    { label: 'Sex', of: (p) => (p.sex ? [html`<li>${SEX_WORDS[p.sex]}</li>`] : []), fields: ['sex'] },
    { label: 'Addresses', of: addressesOf, fields: ['postcode'] },
    { label: 'Numbers', of: numbersOf, fields: ['nhsNumber', 'upn'] },
    {
      label: 'Held by',
      of: (p) => [
        html`<li>${teams.get(p.teamId) ?? 'another team'} ${p.restricted ? shieldTag('restricted') : NOTHING}</li>`,
      ],
      fields: [],
    },
  ];
  return html`<p>${verdict(zone)}</p>${against.length > 0 ? notice('late', { strong: 'What speaks against it.', body: html`${against.map((words) => html`${words}. `)}` }) : NOTHING}
${one.shielded || other.shielded ? shieldedWords([one, other]) : NOTHING}
${dataTable<Line>({
  caption: 'Both records, line by line',
  columns: [
    { label: 'What', kind: 'name', cell: ({ label }) => label },
    { label: one.reference, cell: ({ of }) => cell(of(one)) },
    { label: other.reference, cell: ({ of }) => cell(of(other)) },
    { label: 'How they compare', cell: ({ fields }) => cell(says(...fields)) },
  ],
  rows: lines,
  empty: NOTHING,
})}
<p class="ws-quiet">What is shielded is not shown here and was not compared. <a href="/people/${one.id}">Open ${one.reference}</a>, <a href="/people/${other.id}">open ${other.reference}</a>.</p>`;
}

/** The database hides the same on both once they are linked (`people.hide_same`). */
function shieldedWords(sides: readonly PersonRecord[]): Html {
  const which = sides.filter(({ shielded }) => shielded).map(({ reference }) => reference);
  return notice('shield', {
    strong: `Something is shielded on ${which.join(' and ')}.`,
    body: html`It stays so. Once they are one person, the same is hidden on the other record too, for the same people.`,
  });
}

interface Line {
  label: string;
  of: (person: PersonRecord) => Html[];
  fields: readonly string[];
}

function verdict(zone: Sides['zone']): Html {
  const words = {
    same: 'Most likely the same person',
    possible: 'Possibly the same person',
    new: 'Not likely to be the same person',
  };
  return stateTag(words[zone]);
}

const standing = <T extends Told>(rows: readonly T[]) => rows.filter(({ withdrawn }) => withdrawn === null);
const from = (row: Told) => html`<span class="ws-quiet">${sourceWords(row)}</span>`;
const until = ({ untilOn }: Told) => (untilOn ? ` until ${untilOn.year}` : '');

function namesOf({ names }: PersonRecord): Html[] {
  return standing(names).map(
    (name) =>
      html`<li>${[name.given, name.surname].filter(Boolean).join(' ')}${until(name)} <span class="ws-quiet">${NAME_WORDS[name.kind]}</span>, ${from(name)}</li>`,
  );
}

function addressesOf({ addresses }: PersonRecord): Html[] {
  return standing(addresses).map((address) =>
    address.shielded
      ? html`<li>${shieldTag('shielded', 'An address that is shielded')}</li>`
      : html`<li>${address.words} ${address.postcode ?? NOTHING}${until(address)} <span class="ws-quiet">${ADDRESS_WORDS[address.kind]}</span>, ${from(address)}</li>`,
  );
}

function numbersOf({ identifiers }: PersonRecord): Html[] {
  return standing(identifiers).map(
    (number) =>
      html`<li>${number.kind === 'nhs' ? 'NHS number' : number.kind.toUpperCase()} ${number.value}, ${from(number)}</li>`,
  );
}
