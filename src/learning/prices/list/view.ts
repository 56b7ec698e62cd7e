import {
  card,
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  stateTag,
} from '../../../platform/html/index.ts';
import { dateWords, longDateWords } from '../../../platform/time/words.ts';
import { moneyTabs } from '../../charges/tabs.ts';
import { money, type PriceLine } from '../../rules/price.ts';
import type { PriceEdition } from '../types.ts';

export interface PricesModel {
  today: Temporal.PlainDate;
  editions: readonly PriceEdition[];
}

/** Every table of prices: what holds, what comes, what was. */
export function pricesView({ today, editions }: PricesModel): Html {
  const codes = [...new Set(editions.map(({ code }) => code))];
  return html`<h1 class="govuk-heading-xl">Prices</h1>${moneyTabs('/learning/prices')}
<p class="govuk-body">A table is never edited: another edition holds from a day to come. A booking keeps the price of the day on which it was made.</p>${codes.map(
    (code) => {
      const own = editions.filter((edition) => edition.code === code);
      return html`<h2 class="govuk-heading-l">Table “${code}”</h2><p class="govuk-body"><a href="/learning/prices/${code}/new">Make another edition<span class="govuk-visually-hidden"> of ${code}</span></a></p>${own.map((edition) => editionCard(edition, own, today))}`;
    },
  )}${
    codes.length === 0
      ? emptyState({
          title: 'No table of prices',
          words: 'Every place is free.',
          next: { label: 'Make the first table', href: '/learning/prices/standard/new' },
        })
      : NOTHING
  }`;
}

function editionCard(edition: PriceEdition, all: readonly PriceEdition[], today: Temporal.PlainDate): Html {
  const { effectiveFrom, lines, why, madeByName, source } = edition;
  return card({
    level: 3,
    title: `From ${longDateWords(effectiveFrom).text}`,
    tag: stateTag(standingOf(edition, all, today)),
    body: html`${priceTable(lines, `Prices from ${dateWords(effectiveFrom).text}`)}<p>${why} <span class="ws-quiet">${source}. ${madeByName}</span></p>`,
  });
}

function standingOf(
  { effectiveFrom }: PriceEdition,
  all: readonly PriceEdition[],
  today: Temporal.PlainDate,
): string {
  if (Temporal.PlainDate.compare(effectiveFrom, today) > 0) return 'To come';
  const later = all.some(
    (other) =>
      Temporal.PlainDate.compare(other.effectiveFrom, effectiveFrom) > 0 &&
      Temporal.PlainDate.compare(other.effectiveFrom, today) <= 0,
  );
  return later ? 'Over' : 'Holds now';
}

export const priceTable = (lines: readonly Pick<PriceLine, 'label' | 'pence'>[], caption: string) =>
  dataTable<Pick<PriceLine, 'label' | 'pence'>>({
    caption,
    columns: [
      { label: 'Who', kind: 'name', cell: ({ label }) => label },
      { label: 'A place', kind: 'number', cell: ({ pence }) => money(pence) },
    ],
    rows: lines,
    empty: emptyState({ title: 'No lines', words: 'Nobody pays by it.' }),
  });
