import { card, facts, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Fresh } from '../facts/types.ts';
import { factLine, hiddenLine, takingOn } from './lines-view.ts';
import type { KnownModel, KnownSection } from './types.ts';

/** Everything told of somebody, how fresh it is, and the only things that their family is to be asked. */
export function knownView(model: KnownModel): Html {
  const { person, sections } = model;
  return html`<h1 class="govuk-heading-xl">What is known of ${model.heading?.label ?? person.label}</h1>
${askCard(model)}${sections.map((section) => sectionCard(section, model))}`;
}

function askCard({ ask, person, workable }: KnownModel): Html {
  const { missing, stale } = ask;
  const link = (href: string, words: string) =>
    workable ? html`<a href="/people/${person.id}/known/${href}">${words}</a>` : words;
  const nothing = missing.length + stale.length === 0;
  const body = nothing
    ? html`<p>Nothing. What is needed is known, and told not long ago: use it as it stands.</p>`
    : html`<p>Ask for these alone. Everything else was told before: use it as it stands.</p><ul class="govuk-list govuk-list--bullet">${missing.map(({ group, words }) => html`<li>Not known: ${link(`${group}/add`, words)}</li>`)}${stale.map((each) => html`<li>Told long ago: ${link(`${each.group}/${each.id}/again`, `${each.label.toLowerCase()}, is it still so?`)}</li>`)}</ul>`;
  return card({ title: 'What the family is to be asked', body });
}

function sectionCard(section: KnownSection, model: KnownModel): Html {
  const { now, before, hidden, adds } = section;
  const { person, today, holder, workable } = model;
  const rows = now.map((each) => ({
    label: each.label,
    value: html`${factLine(each, today)}${workable ? steps(each, model) : NOTHING}`,
  }));
  const past = before.map((each) => ({ label: each.label, value: factLine(each, today) }));
  const empty = now.length + hidden.length === 0 ? html`<p>Nothing is known of it.</p>` : NOTHING;
  const old =
    past.length === 0
      ? NOTHING
      : html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Before, and what was withdrawn</span></summary><div class="govuk-details__text">${facts(past)}</div></details>`;
  return card({
    title: section.section,
    body: html`${rows.length > 0 ? facts(rows) : NOTHING}${empty}${hiddenLine(hidden.length, holder)}${toTakeOn(section, model)}${old}`,
    ...(workable
      ? {
          foot: html`<ul class="govuk-list">${adds.map(({ group, words }) => html`<li><a href="/people/${person.id}/known/${group}/add">${words}</a></li>`)}</ul>`,
        }
      : {}),
  });
}

function steps(
  { id, group, label, line, shielded, part, staleOn, typed }: Fresh,
  { person, mayRestrict }: KnownModel,
): Html {
  const about = html`<span class="govuk-visually-hidden">: ${label}, ${line}</span>`;
  const to = `/people/${person.id}/known/${group}/${id}`;
  const mayShield = part !== 'name' && part !== 'identifier' && group !== 'birth' && group !== 'numbers';
  return html`<br><span>${staleOn ? html`<a href="${to}/again">Still so${about}</a> · ` : NOTHING}${typed ? html`<a href="${to}/correct">Correct${about}</a> · ` : NOTHING}<a href="${to}/end">End or withdraw${about}</a>${mayShield ? html` · <a href="${to}/shield">${shielded ? 'Who may read it' : 'Shield it'}${about}</a>` : NOTHING}${shielded && mayRestrict ? html` · <a href="${to}/unshield">Show it again${about}</a>` : NOTHING}</span>`;
}

/** What is shielded and nobody's: whoever may restrict can take it on. */
function toTakeOn({ hidden }: KnownSection, { person, workable, mayRestrict }: KnownModel): Html {
  const free = workable && mayRestrict ? hidden.filter(({ named }) => !named) : [];
  return html`${free.map(({ part, id }) => takingOn(person.id, part, id))}`;
}
