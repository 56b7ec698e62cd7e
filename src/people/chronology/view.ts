import {
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  type StoryEvent,
  shieldTag,
  stateTag,
  story,
} from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { filtersOn, queryOf, WEIGHT_WORDS } from '../rules/chronology.ts';
import { kindWords } from '../rules/event-kinds.ts';
import { saidWords } from '../rules/event-time.ts';
import { bornWords } from '../rules/words.ts';
import type { PersonHead } from '../types.ts';
import { filterForm } from './filter-view.ts';
import type { Entry, Filters } from './types.ts';

export interface ChronologyModel {
  person: PersonHead;
  entries: readonly Entry[];
  /** Agencies from which something is written. */
  agencies: readonly string[];
  /** People of the family whose events may stand beside. */
  relatives: readonly { id: string; label: string }[];
  filters: Filters;
  now: Temporal.Instant;
  workable: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** One line of time: what happened, whom it concerns, who knows it, and what it meant for the child. */
export function chronologyView(model: ChronologyModel): Html {
  const { person, entries, filters, now, workable, next, first, size } = model;
  const path = `/people/${person.id}/chronology`;
  return html`<span class="govuk-caption-xl">${person.label}, ${bornWords(person, londonDate(now))}</span><h1 class="govuk-heading-xl">Chronology</h1>
<p>What happened, from every agency, the latest first. Something that concerns several people is written once and stands on the page of each.</p>
${workable ? html`<div class="ws-steps"><a class="govuk-button" href="${path}/add">Write down what happened</a><a class="govuk-button govuk-button--secondary" href="/people/chronology/import?person=${person.id}">Take over a list</a></div>${printLinks(model, path)}` : NOTHING}
${filterForm(model, path)}
${entries.length > 0 ? html`<div class="ws-chronology">${story(entries.map((entry) => lineOf(entry, model)))}</div>${pager({ next, first, size, of: 'events' })}` : emptiness(filters, path, workable)}`;
}

/** The ways onto paper, as it is filtered; what is shielded only for whoever reads it here and asks. */
function printLinks({ entries, filters }: ChronologyModel, path: string): Html {
  const query = queryOf(filters);
  const pdf = `${path}/document.pdf${query}`;
  const shielded = entries.some((entry) => entry.shielded)
    ? html` · <a href="${pdf}${query ? '&' : '?'}shielded=yes" download>With what is shielded (PDF)</a>`
    : NOTHING;
  return html`<p><a href="${pdf}" download>Print it (PDF)</a>${shielded}</p>`;
}

function emptiness(filters: Filters, path: string, workable: boolean): Html {
  if (filtersOn(filters) > 0)
    return emptyState({
      title: 'Nothing of that kind',
      words: 'Nothing that you may see fits what you chose.',
      next: { label: 'Show the whole chronology', href: path },
    });
  return emptyState({
    title: 'Nothing that you may see is written yet',
    words: `${workable ? 'Write down what happened, so that nobody has to ask the family again. ' : ''}Concerns about this person appear by themselves.`,
    ...(workable ? { next: { label: 'Write down what happened', href: `${path}/add` } } : {}),
  });
}

/** An event as one line of a story. */
export function lineOf(
  entry: Entry,
  { person, now, workable }: { person: { id: string }; now: Temporal.Instant; workable: boolean },
): StoryEvent {
  const { what, said, at, agency, by, href, struck } = entry;
  return {
    what: struck ? html`<s>${what}</s>` : what,
    when: said ? saidWords(said) : whenWords(at, now),
    by: href && by ? `${agency}, ${by}` : agency,
    ...(href ? { href } : {}),
    more: html`${tagsOf(entry)}${factsOf(entry, person)}${struckWords(entry)}${workable && !href && !struck ? changeLinks(entry, person) : NOTHING}`,
  };
}

function tagsOf({ kind, weight, shielded }: Entry): Html {
  const heavy = weight === 'routine' ? NOTHING : stateTag(WEIGHT_WORDS[weight]);
  return html`<p>${heavy} ${shielded ? shieldTag('shielded', 'Shielded: named people only') : NOTHING} <span class="ws-quiet">${kindWords(kind)}</span></p>`;
}

function factsOf(entry: Entry, person: { id: string }): Html {
  const { impact, people, source, by, shieldedWhy, corrects } = entry;
  const others = people.filter(({ id }) => id !== person.id);
  const names = others.map(
    ({ id, label }, at) => html`${at > 0 ? ', ' : ''}<a href="/people/${id}/chronology">${label}</a>`,
  );
  return html`${impact ? html`<p><strong>What it meant:</strong> ${impact}</p>` : NOTHING}
${others.length > 0 ? html`<p class="ws-quiet">Also about ${names}</p>` : NOTHING}
${shieldedWhy ? html`<p class="ws-quiet">Shielded because: ${shieldedWhy}</p>` : NOTHING}
${source ? html`<p class="ws-quiet">${source}, written down by ${by}${corrects ? '. Puts right what was struck through' : ''}</p>` : NOTHING}`;
}

function struckWords({ struck, correctedBy }: Entry): Html {
  if (!struck) return NOTHING;
  const when = dateWords(londonDate(struck.at)).text;
  return html`<p><strong>Struck through</strong> by ${struck.by} on ${when}: ${struck.why}${correctedBy ? ' It was written anew.' : ''}</p>`;
}

function changeLinks({ id, what, shielded }: Entry, person: { id: string }): Html {
  const named = shielded
    ? html` · <a href="/people/${person.id}/chronology/named/${id}">Name more people<span class="govuk-visually-hidden">: ${what.slice(0, 60)}</span></a>`
    : NOTHING;
  return html`<p><a href="/people/${person.id}/chronology/strike/${id}">Strike it through<span class="govuk-visually-hidden">: ${what.slice(0, 60)}</span></a>${named}</p>`;
}
