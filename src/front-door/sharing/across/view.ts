import { govuk, type Html, html, NOTHING, pager } from '../../../platform/html/index.ts';
import type { SharedLine } from '../types.ts';
import { ledgerTable } from '../view.ts';

export interface AcrossModel {
  lines: readonly SharedLine[];
  /** The agency whose lines alone are shown. */
  agency: string | undefined;
  agencies: readonly { id: string; name: string }[];
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What was shared across the lead's areas. */
export function acrossView({ lines, agency, agencies, size, next, first }: AcrossModel): Html {
  const choose = govuk.select({
    id: 'agency',
    name: 'agency',
    label: { text: 'Shared with' },
    items: [
      { value: '', text: 'Everybody', selected: agency === undefined },
      ...agencies.map(({ id, name }) => ({ value: id, text: name, selected: id === agency })),
    ],
  });
  const pages = next || first ? pager({ next, first, size, of: 'lines of the ledger' }) : NOTHING;
  return html`<h1 class="govuk-heading-xl">Sharing ledger</h1><p>What the front doors of your areas shared, with whom, on what lawful ground and on whose decision. Facts are named; no words of any record stand here.</p>
<form method="get" action="/sharing">${choose}${govuk.button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
${ledgerTable(lines, '/sharing')}${pages}`;
}
