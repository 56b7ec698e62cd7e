import { day, line, lines, select } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { PART_ROWS, type SessionFormModel } from './types.ts';

const narrow = { classes: 'govuk-input--width-5' };

/** Where it is, for how many, and with whom. */
export function placeFields(model: SessionFormModel): Html {
  const virtual = model.course.delivery === 'virtual';
  const areas = [
    { value: '', text: 'Everywhere' },
    ...model.areas.map(({ code, name }) => ({ value: code, text: name })),
  ];
  const joining = html`${line(model, 'joining-href', 'Link to join', { hint: { text: 'Sent a week before to those with a place, and to nobody else.' } })}${lines(model, 'joining-words', 'Anything else about joining', '2')}`;
  return html`<h2 class="govuk-heading-m">Where, and for how many</h2>${line(model, 'venue', virtual ? 'Venue (if there is one)' : 'Venue')}${lines(model, 'venue-notes', 'Getting there, parking, steps', '2')}${select(model, 'area', 'Area', areas)}${line(model, 'capacity', 'Places', narrow)}${lines(model, 'trainers', 'Trainers', '2', 'The names of people with an account here, one on each line. They see who comes.')}${virtual ? joining : NOTHING}`;
}

/** A session of one part or several. */
export function sessionFormView(model: SessionFormModel): Html {
  const { action, title, course, errors, csrf, key, version, standing, changed } = model;
  const parts = PART_ROWS.map((n) => partFields(model, n));
  const told = standing
    ? html`${standing.people > 0 ? notice('clock', { strong: `${standing.people} ${standing.people === 1 ? 'person has' : 'people have'} a place or wait.`, body: 'If the time or the place changes, each is told, gets a new calendar entry, and may leave or move free of charge.' }) : NOTHING}${lines(model, 'why', 'Why the time or place changes', '2', 'They read it. Leave it empty if neither changes.')}`
    : NOTHING;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${title}</h1><p>${course.title}</p>
${changed ? notice('late', { strong: 'Somebody changed this session meanwhile.', body: 'Nothing of yours is saved. Open it anew and compare.' }) : NOTHING}
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${version}">
<h2 class="govuk-heading-m">When</h2><p>Times are as London’s clocks show them. Fill in as many parts as there are.</p>${parts}${placeFields(model)}${told}
${govuk.button({ text: 'Save' })}</form>`;
}

function partFields(model: SessionFormModel, n: number): Html {
  return html`${day(model, `day-${n}`, `Day of part ${n}`)}${line(model, `starts-${n}`, `Part ${n} starts`, { ...narrow, hint: { text: 'Like 10:00.' } })}${line(model, `ends-${n}`, `Part ${n} ends`, narrow)}${line(model, `title-${n}`, `Part ${n} is called (if you like)`)}`;
}
