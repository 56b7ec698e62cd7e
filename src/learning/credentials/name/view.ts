import { line, lines, ticks } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';

export interface NameModel extends RecordForm {
  title: string;
  kind: 'tool' | 'credential';
  fresh: boolean;
  areas: readonly { code: string; name: string }[];
  action: string;
}

/** What a credential or a tool is called; its rule comes after. */
export function nameView(model: NameModel): Html {
  const { title, kind, fresh, areas, action, errors, csrf, key } = model;
  const short = {
    hint: {
      text: 'Small letters, digits and hyphens. Addresses and rules name it so, and it never changes.',
    },
  };
  const where = ticks(
    model,
    'areas',
    'Where there is such a thing (none is everywhere)',
    areas.map(({ code, name }) => ({ value: code, text: name })),
  );
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${title}</h1>
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}${line(model, 'name', 'What it is called')}${lines(model, 'about', kind === 'tool' ? 'What it is for' : 'Who holds it, and what for', '3')}${fresh ? line(model, 'code', 'Short name', short) : NOTHING}${fresh && kind === 'credential' ? where : NOTHING}${fresh ? html`<p class="govuk-body">${kind === 'tool' ? 'Anybody may begin it until you say what it asks for.' : 'Nobody holds it until you say what it asks for.'} That comes next.</p>` : NOTHING}${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>`;
}
