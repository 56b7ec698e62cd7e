import { card, facts, type Html, html, metaLine, NOTHING, shieldTag } from '../../platform/html/index.ts';
import { ADDRESS_WORDS, bornWords, NAME_WORDS, SEX_WORDS, sourceWords } from '../rules/words.ts';
import type { PersonRecord, Told } from '../types.ts';

export interface RecordModel {
  person: PersonRecord;
  today: Temporal.PlainDate;
  /** What the slices show, in the order of their places. */
  panels: readonly { place: string; body: Html }[];
}

/** Everything about one person on one page. */
export function recordView({ person, today, panels }: RecordModel): Html {
  return html`<h1 class="govuk-heading-xl ws-record__title">${person.label}</h1>
${metaLine([
  bornWords(person, today),
  person.sex && SEX_WORDS[person.sex],
  person.restricted && shieldTag('restricted', 'Restricted to named people'),
  person.shielded && shieldTag('shielded', 'Something is shielded'),
  person.reference,
])}
${panels.map(({ body }) => body)}
${knownCard(person)}`;
}

/** What is known, each with who told it; what no longer stands is left out here. */
function knownCard({ names, addresses, identifiers }: PersonRecord): Html {
  const standing = <T extends Told>(rows: readonly T[]) => rows.filter(({ withdrawn }) => withdrawn === null);
  const from = (row: Told) => html`<span class="ws-quiet">${sourceWords(row)}</span>`;
  return card({
    title: 'What is known',
    body: facts([
      ...standing(names).map((name) => ({
        label: NAME_WORDS[name.kind],
        value: html`${[name.given, name.surname].filter(Boolean).join(' ')} ${from(name)}`,
      })),
      ...standing(addresses).map((address) => ({
        label: ADDRESS_WORDS[address.kind],
        value: html`${address.shielded ? shieldTag('shielded', 'Shielded') : NOTHING} ${address.words} ${address.postcode ?? NOTHING} ${from(address)}`,
      })),
      ...standing(identifiers).map((number) => ({
        label: number.kind === 'nhs' ? 'NHS number' : number.kind.toUpperCase(),
        value: html`${number.value} ${from(number)}`,
      })),
    ]),
  });
}
