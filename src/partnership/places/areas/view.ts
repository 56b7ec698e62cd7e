import { dataTable, emptyState, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { line, type PlaceForm, pick, placeForm } from '../fields.ts';

interface ListedArea {
  code: string;
  name: string;
  prefix: string;
  teams: number;
  may: boolean;
}

export function areasView(areas: readonly ListedArea[]): Html {
  return html`<h1>Areas</h1>
<p>The local authorities of the partnership. Each has a front door, telephone numbers, opening hours and time limits of its own.</p>
${govuk.button({ text: 'Add an area', href: '/administration/add-area' })}
${dataTable<ListedArea>({
  caption: 'Areas',
  columns: [
    { label: 'Name', kind: 'name', cell: ({ name }) => name },
    { label: 'Code', cell: ({ code }) => code },
    { label: 'References begin with', cell: ({ prefix }) => prefix },
    {
      label: 'Front door',
      cell: ({ teams }) =>
        teams > 0 ? 'yes' : 'no team yet: concerns go to whoever finds out where a child lives',
    },
    {
      label: 'Change',
      cell: ({ code, name, may }) =>
        may
          ? html`<a href="/administration/areas/${code}">Rename<span class="govuk-visually-hidden"> ${name}</span></a>`
          : NOTHING,
    },
  ],
  rows: areas,
  empty: emptyState({ title: 'No areas', words: 'The installation has no areas yet. Add the first.' }),
})}
<p><a href="/administration/agencies">Agencies and teams</a></p>`;
}

export function addAreaView(form: PlaceForm & { areas: readonly { code: string; name: string }[] }): Html {
  const like = form.areas.map(({ code, name }) => ({ value: code, text: name }));
  return placeForm(
    form,
    'It is offered at once wherever somebody says where a child lives. You administer it: give it a front door team, its telephone numbers and other administrators next.',
    html`${line(form, 'name', 'Name', 'As people there call it.')}${line(form, 'code', 'Code', 'Small letters and hyphens, like castle-point. Programs rely on it: it cannot change later.')}${line(form, 'prefix', 'Letters that its references begin with', 'Two capital letters, like CP. They cannot change later.', 3)}${pick(form, 'like', 'Begin with the opening hours and time limits of', [{ value: '', text: 'Choose one' }, ...like], 'They are marked as assumed until somebody confirms them.')}`,
  );
}

export function renameAreaView(form: PlaceForm & { code: string; prefix: string }): Html {
  return placeForm(
    form,
    `Its code stays ${form.code}, and its references begin with ${form.prefix}.`,
    line(form, 'name', 'Name'),
  );
}
