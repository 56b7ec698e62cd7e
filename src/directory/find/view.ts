import { errorMessage, errorSummary, formError } from '../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html, NOTHING, notice, pager } from '../../platform/html/index.ts';
import { AGES, anchorOf, chosen, DISTANCES, entryHref, isAsked, widenings } from '../rules/asked.ts';
import { LISTS, type ListKind } from '../rules/codes.ts';
import { distanceWords } from '../rules/near.ts';
import { ageWords, areasWords, costInShort, goneInShort } from '../rules/words.ts';
import type { Asked, Found } from '../types.ts';

export interface FindModel {
  asked: Asked;
  areas: readonly { code: string; name: string }[];
  /** Undefined where nothing was looked for yet. */
  found: { rows: readonly Found[]; total: number; nearKnown: boolean } | undefined;
  size: number;
  /** What was typed as a postcode is none. */
  unknown: boolean;
  next: string | undefined;
  first: string | undefined;
}

/** One form and what it finds. Everything is optional; what is asked seldom is folded away. */
export function findView(model: FindModel): Html {
  const { asked } = model;
  return html`${model.unknown ? errorSummary([WRONG_PLACE]) : NOTHING}<h1 class="govuk-heading-xl">Services that help families</h1>
<p class="govuk-body-l">Groups, advice and services for children, young people and families in ${placesOf(model)}. Most you can contact yourself.</p>
<form method="post" action="/directory/find" class="ws-card ws-search-services">${words(asked)}${need(asked)}${place(model)}${age(asked)}${more(model)}${govuk.button({ text: 'Show services' })}</form>
${results(model)}
<p class="ws-quiet">The whole directory to keep: <a href="/directory/services.csv" download>for a spreadsheet (CSV)</a>, or <a href="/open-referral/directory.json" download>for another directory (Open Referral, JSON)</a>.</p>`;
}

function placesOf({ areas }: FindModel): string {
  return new Intl.ListFormat('en-GB').format(areas.map(({ name }) => name));
}

function words({ words: typed }: Asked): Html {
  return govuk.input({
    id: 'words',
    name: 'words',
    label: { text: 'What would help?', classes: 'govuk-label--m' },
    hint: { text: 'For example: dads’ group, sleep, drinking, money.' },
    value: typed,
    autocomplete: 'off',
  });
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): Html {
  return govuk.select({
    id: name,
    name,
    label: { text: label },
    items: options.map(([value, text]) => ({ value, text, selected: value === chosen })),
  });
}

const listed = (kind: ListKind, any: string) => [['', any] as const, ...LISTS[kind].codes];

function need({ need: chosen }: Asked): Html {
  return select('need', 'What is it about?', listed('need', 'Anything'), chosen);
}

const WRONG_PLACE = formError('near', 'Enter a postcode like SS1 1AB, or its first half like SS1');

function place({ asked, unknown }: FindModel): Html {
  const wrong = unknown ? errorMessage([WRONG_PLACE], 'near') : {};
  return html`${govuk.input({
    id: 'near',
    name: 'near',
    label: { text: 'Near which postcode?' },
    hint: { text: 'We use the first half only, and keep none of it.' },
    value: asked.near,
    classes: 'govuk-input--width-10',
    autocomplete: 'postal-code',
    spellcheck: false,
    ...wrong,
  })}`;
}

function age({ age: chosen }: Asked): Html {
  const words = (value: string) => (value === 'unborn' ? 'Not born yet' : value === '0' ? 'Under 1' : value);
  return select(
    'age',
    'How old is the child or young person?',
    [['', 'Any age'], ...AGES.map((each) => [each, words(each)] as const)],
    chosen,
  );
}

/** What is asked seldom; open where any of it is asked. */
function more({ asked, areas }: FindModel): Html {
  const { within, area, free, self, level, audience, access, language } = asked;
  const open = [area, level, audience, access, language].some(Boolean) || free || self || within !== 10;
  const boxes = html`${select(
    'within',
    'How far?',
    DISTANCES.map((each) => [String(each), `${each} miles`] as const),
    String(within),
  )}${select('area', 'Area', [['', 'Any area'], ...areas.map(({ code, name }) => [code, name] as const)], area)}${govuk.checkboxes(
    {
      name: 'free',
      idPrefix: 'free',
      classes: 'govuk-checkboxes--small',
      items: [{ value: 'yes', text: 'Free only', checked: free }],
    },
  )}${govuk.checkboxes({
    name: 'self',
    idPrefix: 'self',
    classes: 'govuk-checkboxes--small',
    items: [{ value: 'yes', text: 'Only what I can contact myself', checked: self }],
  })}${select('audience', 'Especially for', listed('audience', 'Anybody'), audience)}${select('access', 'Access', listed('access', 'Any'), access)}${govuk.input(
    {
      id: 'language',
      name: 'language',
      label: { text: 'Language' },
      hint: { text: 'For example: Polish, Bengali, Romanian.' },
      value: language,
      classes: 'govuk-input--width-10',
      autocomplete: 'off',
    },
  )}${select('level', 'Level of need', [['', 'Any level'], ...LISTS.level.codes.map(([code, name]) => [code, `Level ${code}: ${name}`] as const)], level)}`;
  return govuk.details({ summaryText: 'More choices', html: boxes, open });
}

function results(model: FindModel): Html {
  const { found, asked } = model;
  if (!found || !isAsked(asked)) return byNeed();
  const { rows, total, nearKnown } = found;
  const place =
    asked.near && !nearKnown
      ? notice('calm', {
          strong: `We do not know where ${asked.near} is.`,
          body: 'Choose an area under “More choices”, or try a postcode nearby.',
        })
      : NOTHING;
  if (rows.length === 0) return html`${place}<div id="found">${nothing(asked)}</div>`;
  const many = `${total.toLocaleString('en-GB')} ${total === 1 ? 'service' : 'services'}`;
  return html`${place}<h2 class="govuk-heading-l" id="found">${many}</h2>${chosenBy(model)}<ol class="ws-found">${rows.map((row) => line(row, model))}</ol>${pager({ next: model.next, first: model.first, size: model.size, of: 'services' })}`;
}

/** What narrows the list, each with a link that leaves it out. */
function chosenBy({ asked, areas }: FindModel): Html {
  const parts = chosen(asked, areas);
  return html`<ul class="ws-chosen" aria-label="What you chose">${parts.map(({ words: says, href }) => html`<li>${says} <a href="${href}">Leave out<span class="govuk-visually-hidden">: ${says}</span></a></li>`)}</ul>`;
}

function line(row: Found, { asked, areas }: FindModel): Html {
  const far =
    row.miles !== null
      ? distanceWords(row.miles, asked.near)
      : row.placed
        ? areasWords(row.areas, areas)
        : 'By telephone, online or at home';
  const facts = [far, ageWords(row.minimumAge, row.maximumAge), costInShort(row)].filter(Boolean);
  const gone = row.goneOn ? html`<p><strong>${goneInShort(row)}</strong></p>` : NOTHING;
  return html`<li class="ws-card ws-found__one" id="${anchorOf(row.id)}"><h3 class="ws-card__title ws-card__title--small"><a href="${entryHref(row.id, asked)}">${row.title}</a></h3><p class="ws-quiet">${row.organization}</p>${gone}<p>${row.summary}</p><p class="ws-meta">${facts.map((fact) => html`<span>${fact}</span>`)}</p></li>`;
}

function nothing(asked: Asked): Html {
  const ways = widenings(asked);
  return html`${emptyState({
    title: 'Nothing fits all of that',
    words: 'Ask for a little less, and look again:',
  })}<ul class="govuk-list govuk-list--bullet">${ways.map(({ words: says, href }) => html`<li><a href="${href}">${says}</a></li>`)}</ul>
<p class="govuk-body">Not sure what would help? <a href="/windscreen">Levels of help</a> shows whom to ask.</p>`;
}

function byNeed(): Html {
  return html`<h2 class="govuk-heading-m">Or choose what it is about</h2><ul class="ws-needs">${LISTS.need.codes.map(([code, name]) => html`<li><a href="/directory?need=${code}">${name}</a></li>`)}</ul>`;
}
