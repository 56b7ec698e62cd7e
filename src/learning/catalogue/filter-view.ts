import { type Html, html, NOTHING, raw } from '../../platform/html/index.ts';
import { monthWords } from '../rules/catalogue.ts';
import { AUDIENCE_WORDS, DELIVERY_WORDS } from '../rules/words.ts';
import { AUDIENCES, DELIVERIES } from '../types.ts';
import { filtersOn } from './filters.ts';
import type { CatalogueModel } from './types.ts';

type Option = readonly [value: string, words: string];

function select(
  name: string,
  label: string,
  chosen: string,
  every: string,
  options: readonly Option[],
): Html {
  return html`<label><span>${label}</span><select class="govuk-select" name="${name}"><option value="">${every}</option>${options.map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? raw(' selected') : NOTHING}>${words}</option>`,
  )}</select></label>`;
}

/** Words and filters, as a form that works without a script. */
export function filterForm({ filters, areas, months, levels }: CatalogueModel): Html {
  const on = filtersOn(filters);
  const open = on > 0 || filters.find !== '';
  const yes: readonly Option[] = [['yes', 'Yes, only these']];
  const kept =
    filters.view === 'calendar' ? raw('<input type="hidden" name="view" value="calendar">') : NOTHING;
  return html`<details class="ws-filters"${open ? raw(' open') : NOTHING}><summary>Search and filter${on > 0 ? ` (${on} on)` : ''}</summary><form method="get" action="/learning">${kept}
<label><span>Words</span><input class="govuk-input" type="search" name="find" value="${filters.find}"></label>
${select(
  'level',
  'Level',
  filters.level,
  'Any',
  levels.map((level) => [level, `Level ${level}`]),
)}
${select(
  'delivery',
  'How',
  filters.delivery,
  'Any way',
  DELIVERIES.map((value) => [value, DELIVERY_WORDS[value]]),
)}
${select(
  'area',
  'Area',
  filters.area,
  'All areas',
  areas.map(({ code, name }) => [code, name]),
)}
${select(
  'audience',
  'For',
  filters.audience,
  'Anybody',
  AUDIENCES.map((value) => [value, AUDIENCE_WORDS[value]]),
)}
${select(
  'month',
  'Month',
  filters.month,
  'Any month',
  months.map((month) => [month, monthWords(month)]),
)}
${select('free', 'Free of charge', filters.free ? 'yes' : '', 'All', yes)}
${select('places', 'With places left', filters.places ? 'yes' : '', 'All', yes)}
<div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${open ? html`<a href="/learning">Clear</a>` : NOTHING}</div></form></details>`;
}
