import { card, emptyState, type Html, html, NOTHING, stateTag, time } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { ToolStanding } from '../../rules/credential-tool.ts';

export interface ToolsModel {
  mayChange: boolean;
  tools: readonly {
    code: string;
    name: string;
    about: string;
    areas: readonly (ToolStanding & { name: string })[];
  }[];
}

/** Each tool, and whether the reader may begin it where they work. */
export function toolsView({ tools, mayChange }: ToolsModel): Html {
  const cards = tools.map(({ code, name, about, areas }) =>
    card({
      title: name,
      body: html`<p>${about}</p>${areas.length === 0 ? html`<p>You work in no area yet, so there is nowhere to begin it.</p>` : html`<dl class="ws-facts">${areas.map(areaRow)}</dl>`}`,
      ...(mayChange ? { foot: html`<a href="/learning/tools/${code}">What “${name}” asks for</a>` } : {}),
    }),
  );
  return html`<h1 class="govuk-heading-xl">What my learning opens</h1>
<p class="govuk-body">Some tools may only be begun by people who were trained in them. When what you learned lapses you can still read and finish what you began.</p>
${tools.length === 0 ? emptyState({ title: 'No tool asks for learning', words: 'You may begin every tool here.' }) : cards}${mayChange ? html`<p class="govuk-body"><a href="/learning/tools/new">Add a tool</a></p>` : NOTHING}`;
}

function areaRow({ name, may, needed, until }: ToolStanding & { name: string }): Html {
  return html`<div><dt>${name}</dt><dd>${may ? html`${stateTag('You may begin it')}${until ? html` until ${time(dateWords(until))}` : NOTHING}` : neededList(needed)}</dd></div>`;
}

/** What somebody needs first, one line each. */
export function neededList(needed: readonly string[]): Html {
  return html`${stateTag('Not yet')}<p>You need to:</p><ul class="govuk-list govuk-list--bullet">${needed.map((each) => html`<li>${each}</li>`)}</ul>`;
}
