import {
  type CallLine,
  callCard,
  type Drawing,
  type Html,
  html,
  NOTHING,
} from '../../../platform/html/index.ts';
import type { Listed, Place, Shown } from '../../types.ts';
import { aboutView, type Files, kindFacts } from '../about.ts';
import { drawBody } from '../body.ts';
import type { Help } from '../help/types.ts';
import { helpView } from '../help/view.ts';
import { pastNotice, spokenIn } from '../text-view.ts';

/** Where the same topic is told to somebody else. */
export interface Switch {
  label: string;
  href: string;
}

export interface OneModel {
  page: Shown;
  today: Temporal.PlainDate;
  /** Areas that have their own of it, and the one this is of. */
  areas: readonly Place[];
  area: Place | undefined;
  /** One that stands everywhere is there besides. */
  general: boolean;
  switches: readonly Switch[];
  /** It in other languages: each by its own name, with its code. */
  languages: readonly (Switch & { code: string; dir: string })[];
  topics: readonly Switch[];
  /** Of its own kind. */
  kindred: readonly Switch[];
  call: { lines: readonly CallLine[] };
  /** Services of the directory that fit; undefined where its topics have none by their nature. */
  help: Help | undefined;
  ask: string | undefined;
  /** Those that it leads to. */
  files: Files;
  /** What its words are drawn with. */
  drawing: Drawing;
}

/** A page that somebody reads. */
export function oneView(model: OneModel): Html {
  const { page, today, switches, topics, kindred, call, help, ask } = model;
  return html`${languagesView(model.languages)}<article class="ws-read"${spokenIn(page.facts)}><h1>${page.title}</h1>
${page.summary ? html`<p class="ws-lead">${page.summary}</p>` : NOTHING}
${pastNotice(page, today)}${areasView(model)}
${kindFacts(page.fields, page.facts, { files: model.files, named: model.drawing.named })}${drawBody(page.body, page.drawn, model.drawing)}</article>
${helpView(help)}${switchView('The same for', switches)}${switchView('More about', topics)}${switchView('More of these', kindred)}
${callCard(call)}
${aboutView(page, ask)}`;
}

function areasView({ page, areas, area, general }: OneModel): Html {
  if (areas.length === 0) return NOTHING;
  const here = `${page.place}/${page.slug}`;
  const links = areas.map(({ code, name }) =>
    code === area?.code
      ? html`<li><strong>${name}</strong></li>`
      : html`<li><a href="${here}?area=${code}">${name}</a></li>`,
  );
  const everywhere = general && area ? html`<li><a href="${here}">Everywhere</a></li>` : NOTHING;
  return html`<nav class="ws-choose" aria-label="Your area"><p>${area ? html`This is for ${area.name}. Or read it for:` : html`It differs from place to place. Read it for:`}</p><ul>${links}${everywhere}</ul></nav>`;
}

function languagesView(languages: OneModel['languages']): Html {
  if (languages.length === 0) return NOTHING;
  const links = languages.map(
    ({ label, href, code, dir }) =>
      html`<li><a href="${href}" hreflang="${code}" lang="${code}" dir="${dir}">${label}</a></li>`,
  );
  return html`<nav class="ws-choose" aria-label="Other languages"><p>Read it in:</p><ul>${links}</ul></nav>`;
}

function switchView(label: string, switches: readonly Switch[]): Html {
  if (switches.length === 0) return NOTHING;
  const links = switches.map(({ label: words, href }) => html`<li><a href="${href}">${words}</a></li>`);
  return html`<nav class="ws-choose" aria-label="${label}"><p>${label}:</p><ul>${links}</ul></nav>`;
}

/** Where a page differs from place to place, and nobody has said which place. */
export function chooseAreaView(name: string, href: string, areas: readonly Place[]): Html {
  return html`<h1>${name}</h1><p class="ws-lead">This page differs from place to place. Where does the child live?</p>
<ul class="ws-choices">${areas.map(({ code, name: words }) => html`<li><a href="${href}?area=${code}">${words}</a></li>`)}</ul>`;
}

/** A line of a list: what it is called and what it is about. */
export function listedView(page: Listed, href: string): Html {
  return html`<li class="ws-listed"><h3 class="ws-card__title ws-card__title--small"><a href="${href}"${spokenIn({ language: page.language })}>${page.title}</a></h3>${page.summary ? html`<p>${page.summary}</p>` : NOTHING}</li>`;
}
