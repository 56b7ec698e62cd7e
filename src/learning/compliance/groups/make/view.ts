import { line, lines, select, ticks } from '../../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields, type RecordForm } from '../../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../../../platform/html/index.ts';
import { whenWords } from '../../../../platform/time/words.ts';
import type { Use } from '../types.ts';

export interface MakeModel extends RecordForm {
  title: string;
  fresh: boolean;
  version: number;
  areas: readonly { code: string; name: string }[];
  use: Use;
  versions: readonly { version: number; by: string; at: Temporal.Instant }[];
  action: string;
}

/** A group's form, new or to be changed, with whom a change affects. */
export function makeView(model: MakeModel): Html {
  const { title, fresh, version, areas, errors, changed, csrf, key, action } = model;
  const narrow = { classes: 'govuk-input--width-3' };
  const short = { hint: { text: 'Small letters, digits and hyphens.' } };
  const account = {
    hint: { text: 'The name of somebody with an account here. They alone decide who has a place.' },
  };
  const area = [
    { value: '', text: 'Choose one' },
    ...areas.map(({ code, name }) => ({ value: code, text: name })),
  ];
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${title}</h1>
${changed ? notice('late', { strong: 'Somebody changed this group meanwhile.', body: 'Nothing of yours is saved. Open it anew and compare.' }) : NOTHING}${affected(model)}
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${version}">
${line(model, 'name', 'What it is called')}${fresh ? line(model, 'code', 'Short name', short) : NOTHING}${lines(model, 'about', 'What happens there', '3')}${select(model, 'area', 'Area', area)}${line(model, 'ageFrom', 'Youngest age on the first day', narrow)}${line(model, 'ageTo', 'Oldest age on the first day', narrow)}${lines(model, 'risks', 'For young people at one of these risks', '3', 'One on each line. Leave it empty if no risk is asked.')}${ticks(model, 'openCase', 'Open case', [{ value: 'yes', text: 'It is for young people with an open case' }])}${line(model, 'capacity', 'Places', narrow)}${line(model, 'lead', 'Who leads it', account)}${lines(model, 'meets', 'Days on which it meets', '7', 'Like 13 January 2027, one on each line.')}
${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>${history(model)}`;
}

function affected({ fresh, use }: MakeModel): Html {
  if (fresh) return NOTHING;
  const { places } = use;
  const strong =
    places === 0
      ? 'Nobody has a place yet.'
      : `${places} ${places === 1 ? 'young person has' : 'young people have'} a place.`;
  return notice('clock', {
    strong,
    body: 'They keep it, whatever changes here. Ages, risks and the open case hold for those who are put forward from now on. A new lead reads what the one before read.',
  });
}

function history({ versions, now }: MakeModel): Html {
  if (versions.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-m">Who changed it</h2><ul class="govuk-list">${versions.map(({ version, by, at }) => html`<li>Version ${version}: ${by}, ${time(whenWords(at, now))}</li>`)}</ul>`;
}
