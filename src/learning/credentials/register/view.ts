import { dataTable, emptyState, govuk, type Html, html, pager, time } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';

interface Row {
  practitionerId: string;
  name: string;
  agency: string;
  area: string;
  from: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
}

export interface RegisterModel {
  path: string;
  name: string;
  rows: readonly Row[];
  areas: readonly { code: string; name: string }[];
  agencies: readonly { id: string; name: string }[];
  area: string;
  agency: string;
  lapsed: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
  /** The reader looks after everybody's records. */
  mayOpen: boolean;
}

/** Who holds it: to find a champion to ask. */
export function registerView(model: RegisterModel): Html {
  const { name, rows, areas, size, next, first, lapsed } = model;
  const called = (code: string) => areas.find((each) => each.code === code)?.name ?? code;
  return html`<h1 class="govuk-heading-xl">Who holds it: ${name}</h1>${filters(model)}
${dataTable<Row>({
  caption: lapsed ? `${name}: lapsed in the last year` : `${name}: held now`,
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: (row) =>
        model.mayOpen ? html`<a href="/learning/people/${row.practitionerId}">${row.name}</a>` : row.name,
    },
    { label: 'Agency', cell: ({ agency }) => agency },
    { label: 'Area', cell: ({ area }) => called(area) },
    { label: 'Since', cell: ({ from }) => time(dateWords(from)) },
    {
      label: lapsed ? 'Lapsed on' : 'Lapses on',
      cell: ({ until }) => (until ? time(dateWords(until)) : 'Does not lapse'),
    },
  ],
  rows,
  empty: emptyState({
    title: lapsed ? 'Nobody let it lapse' : 'Nobody holds it here',
    words: 'Choose another area or agency, or look who held it.',
    next: { label: 'Everybody who holds it', href: model.path },
  }),
})}${pager({ next, first, size, of: 'holders' })}`;
}

function filters({ path, areas, agencies, area, agency, lapsed }: RegisterModel): Html {
  const select = (id: string, label: string, value: string, items: { value: string; text: string }[]) =>
    govuk.select({ id, name: id, label: { text: label }, value, items });
  return html`<form method="get" action="${path}">${select('area', 'Area', area, [{ value: '', text: 'Every area' }, ...areas.map(({ code, name }) => ({ value: code, text: name }))])}${select('agency', 'Agency', agency, [{ value: '', text: 'Every agency' }, ...agencies.map(({ id, name }) => ({ value: id, text: name }))])}${select(
    'state',
    'Show',
    lapsed ? 'lapsed' : 'held',
    [
      { value: 'held', text: 'Held now' },
      { value: 'lapsed', text: 'Lapsed in the last year' },
    ],
  )}${govuk.button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}
