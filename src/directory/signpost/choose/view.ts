import { emptyState, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { AGES } from '../../rules/asked.ts';
import { LISTS } from '../../rules/codes.ts';
import { distanceWords } from '../../rules/near.ts';
import { ageWords, areasWords, costInShort, goneInShort } from '../../rules/words.ts';
import type { Asked, Found } from '../../types.ts';

export interface ChooseModel {
  person: { id: string; label: string };
  asked: Asked;
  areas: readonly { code: string; name: string }[];
  /** Undefined until something was looked for; one more than `most` where there are more. */
  found: readonly Found[] | undefined;
  most: number;
  /** What was typed as a postcode is none. */
  unknown: boolean;
}

/** Look for a service for somebody, and go on with the one that fits. */
export function chooseView(model: ChooseModel): Html {
  const { person, asked, unknown } = model;
  const select = (
    name: 'need' | 'age',
    label: string,
    any: string,
    values: readonly (readonly [string, string])[],
  ) =>
    govuk.select({
      id: name,
      name,
      label: { text: label },
      items: [['', any] as const, ...values].map(([value, text]) => ({
        value,
        text,
        selected: value === asked[name],
      })),
    });
  const near = govuk.input({
    id: 'near',
    name: 'near',
    label: { text: 'Near which postcode?' },
    hint: { text: 'Its first half is enough, like SS1.' },
    value: asked.near,
    classes: 'govuk-input--width-5',
    autocomplete: 'off',
    spellcheck: false,
    ...(unknown ? { errorMessage: { text: 'Enter the first half of a postcode, like SS1' } } : {}),
  });
  const words = govuk.input({
    id: 'words',
    name: 'words',
    label: { text: 'What would help?' },
    value: asked.words,
    autocomplete: 'off',
  });
  return html`<span class="govuk-caption-l">${person.label}</span><h1 class="govuk-heading-l">Point them to a service</h1>
<form method="get" action="/directory/signposts/new" class="ws-card"><input type="hidden" name="person" value="${person.id}">${words}${select('need', 'What is it about?', 'Anything', LISTS.need.codes)}${near}${select(
    'age',
    'Age',
    'Any age',
    AGES.map((age) => [age, age === 'unborn' ? 'Not born yet' : age === '0' ? 'Under 1' : age] as const),
  )}${govuk.button({ text: 'Find services' })}</form>${results(model)}`;
}

function results(model: ChooseModel): Html {
  const { found, most } = model;
  if (!found) return NOTHING;
  if (found.length === 0)
    return emptyState({
      title: 'No service fits all of that',
      words: 'Ask for a little less. If help is missing, the directory’s owners want to know.',
      next: { label: 'Tell them what is missing', href: '/feedback?about=%2Fdirectory' },
    });
  const more =
    found.length > most ? html`<p class="govuk-body">There are more. Ask for something closer.</p>` : NOTHING;
  return html`<h2 class="govuk-heading-m">Services that fit</h2><ol class="ws-found">${found.slice(0, most).map((row) => line(row, model))}</ol>${more}`;
}

function line(row: Found, { person, asked, areas }: ChooseModel): Html {
  const far = row.miles === null ? areasWords(row.areas, areas) : distanceWords(row.miles, asked.near);
  const facts = [far, ageWords(row.minimumAge, row.maximumAge), costInShort(row), goneInShort(row)].filter(
    Boolean,
  );
  return html`<li class="ws-card ws-found__one"><h3 class="ws-card__title ws-card__title--small"><a href="/directory/${row.id}/signpost?person=${person.id}">${row.title}</a></h3><p class="ws-quiet">${row.organization}</p><p>${row.summary}</p><p class="ws-meta">${facts.map((fact) => html`<span>${fact}</span>`)}</p></li>`;
}
