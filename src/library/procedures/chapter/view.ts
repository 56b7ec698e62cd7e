import { type Html, html, metaLine, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { kept } from '../addresses.ts';
import { dayBanner, dayForm } from '../day-view.ts';
import { numberOf } from '../rules/sections.ts';
import { sectionBody } from '../section-view.ts';
import type { AreaName, Version } from '../types.ts';
import type { ChapterModel, Frame, SectionModel } from './types.ts';
import { replacedNote, withdrawnNote } from './withdrawn-view.ts';

const day = (instant: Temporal.Instant) => time(dateWords(londonDate(instant)));

/** A whole chapter: what stands in it, then section by section, each with the address that it keeps. */
export function chapterView(model: ChapterModel): Html {
  const { slug, position, version, areas, around, next, own, on } = model;
  const taken = ['main', 'content', ...version.sections.map(({ id }) => id)];
  const contents = version.sections.map(
    ({ id, title }, at) => html`<li><a href="#${id}">${numberOf(position, at)} ${title}</a></li>`,
  );
  return html`<p class="ws-noprint"><a class="govuk-link" href="/procedures${kept(model)}">All procedures</a></p>
<span class="govuk-caption-xl">Chapter ${position}${areaWords(version.area, areas)}</span><h1 class="govuk-heading-xl">${version.title}</h1>
${withdrawnNote(model)}${replacedNote(model)}${dayBanner(model, `/procedures/${slug}${kept({ on: undefined, area: model.area })}`)}<p class="govuk-body-l">${version.summary}</p>${standsSince(model)}
${next ? notice('calm', { strong: 'A new version is coming.', body: html`It begins on ${day(next.from)}. <a href="/procedures/${slug}?on=${londonDate(next.from).toString()}">Read it now</a>` }) : NOTHING}
${own.length > 0 ? html`<p class="govuk-body">An area has its own version of this chapter: ${own.map(({ code, name }, at) => html`${at > 0 ? ', ' : ''}<a class="govuk-link" href="/procedures/${slug}${kept(model, { area: code })}">${name}</a>`)}.</p>` : NOTHING}
<nav class="ws-noprint" aria-label="Sections of this chapter"><ol class="govuk-list">${contents}</ol></nav>${doings(model)}${dayForm(`/procedures/${slug}`, on, model.area)}
${version.sections.map(
  ({ id, title, body }, at) =>
    html`<section aria-labelledby="${id}"><h2 class="govuk-heading-l" id="${id}">${numberOf(position, at)} ${title}</h2>${sectionBody(body, around, taken)}<p class="govuk-body ws-noprint"><a class="govuk-link" href="/procedures/${slug}/${id}${kept(model)}">Only this section<span class="govuk-visually-hidden">: ${title}</span></a></p></section>`,
)}${sourcesOf(version)}${printedNote(model, `/procedures/${slug}`)}`;
}

/** One section alone, at the address that never changes its meaning. */
export function sectionView(model: SectionModel): Html {
  const { slug, position, version, at, areas, around, takenOut, on } = model;
  const section = version.sections[at];
  if (!section) return NOTHING;
  const here = `/procedures/${slug}/${section.id}`;
  const [before, after] = [version.sections[at - 1], version.sections[at + 1]];
  const step = (rel: string, label: string, to: typeof before) =>
    to
      ? html`<li>${label}: <a class="govuk-link" rel="${rel}" href="/procedures/${slug}/${to.id}${kept(model)}">${to.title}</a></li>`
      : NOTHING;
  return html`<p class="ws-noprint"><a class="govuk-link" href="/procedures/${slug}${kept(model)}">Chapter ${position}: ${version.title}</a></p>
<span class="govuk-caption-l">${numberOf(position, at)}${areaWords(version.area, areas)}</span><h1 class="govuk-heading-l">${section.title}</h1>
${withdrawnNote(model)}${dayBanner(model, `${here}${kept({ on: undefined, area: model.area })}`)}${takenOut ? notice('late', { strong: 'This section no longer stands.', body: html`It was taken out${model.until ? html` on ${day(model.until)}` : NOTHING}, and is shown as it stood last. <a href="/procedures/${slug}${kept(model)}">Read the chapter</a>` }) : NOTHING}
${sectionBody(section.body, around, ['main', 'content', 'on'])}${standsSince(model)}${takenOut ? NOTHING : html`<nav class="ws-noprint" aria-label="Sections near this one"><ul class="govuk-list">${step('prev', 'Before', before)}${step('next', 'After', after)}</ul></nav>`}${printedNote(model, here)}${dayForm(here, on, model.area)}`;
}

const areaWords = (area: string | null, areas: readonly AreaName[]) =>
  area === null ? NOTHING : html`, ${areas.find(({ code }) => code === area)?.name ?? area} only`;

function standsSince({ version, until, numbers, had }: Frame): Html {
  return metaLine([
    `Version ${version.number}`,
    html`in force from ${day(version.from)}${until ? html` until ${day(until)}` : NOTHING}`,
    version.reviewBy ? html`to be reviewed by ${time(dateWords(version.reviewBy))}` : '',
    ...numbers.map((was) => html`was ${was.number} until ${day(was.until)}`),
    had
      ? html`this number was <a class="govuk-link" href="/procedures/${had.slug}">${had.title}</a> until ${day(had.until)}`
      : '',
  ]);
}

function doings({ slug, signedIn, gone, ...model }: ChapterModel): Html {
  const read =
    signedIn && !model.on && !gone
      ? html`<li><a class="govuk-link" href="/procedures/${slug}/read${kept(model)}">I have read this chapter</a></li>`
      : NOTHING;
  return html`<ul class="govuk-list ws-noprint"><li><a class="govuk-link" href="/procedures/${slug}/document.pdf${kept(model)}" download>This chapter as a PDF</a></li><li><a class="govuk-link" href="/procedures/amendments?chapter=${slug}">What changed in it</a></li>${earlier(slug, model)}${read}</ul>`;
}

/** The version before the one that is read, on its last day. */
function earlier(slug: string, { version, area }: Pick<ChapterModel, 'version' | 'area'>): Html {
  if (version.number === 1) return NOTHING;
  const last = londonDate(version.from).subtract({ days: 1 });
  return html`<li><a class="govuk-link" href="/procedures/${slug}${kept({ on: last, area })}">As it stood before, until ${time(dateWords(last))}</a></li>`;
}

function sourcesOf({ sources }: Version): Html {
  if (sources.length === 0) return NOTHING;
  return html`<section aria-labelledby="where-from"><h2 class="govuk-heading-m" id="where-from">Law and guidance it rests on</h2><ul class="govuk-list govuk-list--bullet">${sources.map(({ title, url }) => html`<li><a class="govuk-link" rel="noreferrer" href="${url}">${title}</a></li>`)}</ul></section>`;
}

function printedNote({ version, baseUrl }: Frame, path: string): Html {
  return html`<p class="govuk-body-s">Version ${version.number}, in force from ${day(version.from)}. A printed copy may be out of date: what is in force stands at ${baseUrl}${path}.</p>`;
}
