import {
  card,
  facts,
  type Html,
  html,
  metaLine,
  NOTHING,
  notice,
  shieldTag,
} from '../../platform/html/index.ts';
import { lastToldWords } from '../facts/fresh-words.ts';
import type { Fresh } from '../facts/types.ts';
import { factLine, hiddenLine } from '../known/lines-view.ts';
import type { KnownModel, KnownSection } from '../known/types.ts';
import type { Heading } from '../rules/heading.ts';
import { bornWords, SAFE_WORDS, SEX_WORDS } from '../rules/words.ts';

export interface RecordModel extends KnownModel {
  /** What the slices show, in the order of their places. */
  panels: readonly { place: string; body: Html }[];
}

/** Before the card of what is known: what is at stake, the family, and who works with them now. */
const FIRST: readonly string[] = ['risk and clocks', 'family', 'who is involved'];

/** Everything about one person on one page, in the order in which a worker needs it. */
export function recordView(model: RecordModel): Html {
  const { person, heading, today, panels } = model;
  const { label, sex, ...born } = heading ?? person;
  const first = panels.filter(({ place }) => FIRST.includes(place));
  const rest = panels.filter(({ place }) => !FIRST.includes(place));
  return html`<h1 class="govuk-heading-xl ws-record__title">${label}</h1>
${metaLine([
  bornWords(born, today),
  sex && (sex === 'U' ? 'Sex not known' : SEX_WORDS[sex]),
  person.restricted && shieldTag('restricted', 'Restricted to named people'),
  person.shielded && shieldTag('shielded', 'Something is shielded'),
  person.reference,
])}
${heading ? severalRecords(heading) : NOTHING}${unsafe(model)}${first.map(({ body }) => body)}
${knownCard(model)}
${rest.map(({ body }) => body)}`;
}

/** Where the heading of somebody with several records comes from, and what another record says instead. */
function severalRecords({ sources, conflicts }: Heading): Html {
  const disagree = notice('late', {
    strong: 'Their records do not agree.',
    body: html`Also written: ${conflicts.join('; ')}. Look at which is right, and correct the other where it stands.`,
  });
  return html`<p class="ws-quiet">${sources.join('. ')}.</p>${conflicts.length > 0 ? disagree : NOTHING}`;
}

/** What holds now, each with who told it; what is over, and what can be added, stand a page further. */
function knownCard(model: RecordModel): Html {
  const { sections, ask, person } = model;
  const count = ask.missing.length + ask.stale.length;
  const asks =
    count === 0
      ? 'Everything told, and what to add'
      : `${count} ${count === 1 ? 'thing' : 'things'} to ask the family. Everything told, and what to add`;
  return card({
    title: 'What is known',
    body: html`${sections.map((section) => part(section, model))}`,
    foot: html`<a href="/people/${person.id}/known">${asks}</a>`,
  });
}

/** Told on one occasion, it is said once by whom. */
function part({ section, now, hidden }: KnownSection, { today, holder }: RecordModel): Html {
  if (now.length + hidden.length === 0) return NOTHING;
  const groups = [...Map.groupBy(now, sayingOf).values()];
  const [said, ...others] = new Set(now.map(lastToldWords));
  const once = said !== undefined && others.length === 0 && groups.length > 1;
  const rows = groups.map((alike) => {
    const [last, ...before] = alike.toSorted((one, other) =>
      Temporal.Instant.compare(other.lastTold.toldAt, one.lastTold.toldAt),
    ) as [Fresh, ...Fresh[]];
    const also = new Set(before.map(lastToldWords));
    also.delete(lastToldWords(last));
    const told = [...also].map((words) => html`<br><span class="ws-quiet">also ${words}</span>`);
    return { label: last.label, value: html`${factLine(last, today, once ? 'none' : 'told')}${told}` };
  });
  return html`<h3 class="ws-label">${section}</h3>${rows.length > 0 ? facts(rows) : NOTHING}${once ? html`<p class="ws-quiet">All of it: ${said}.</p>` : NOTHING}${hiddenLine(hidden.length, holder)}`;
}

/** What several records of one person say alike is said once; what is shielded stands as each has it. */
const sayingOf = ({ id, shielded, label, line, notes, fromOn, same }: Fresh) =>
  shielded ? id : JSON.stringify([label, line, notes, fromOn, same]);

/** What must be seen before anybody is rung or written to. */
function unsafe({ sections }: RecordModel): Html {
  const alarming = sections.flatMap(({ now }) => now.filter(({ alarm }) => alarm === SAFE_WORDS['not safe']));
  if (alarming.length === 0) return NOTHING;
  const said = alarming.map(({ label, line }) => `${label.toLowerCase()} ${line}`).join('; ');
  return notice('late', { strong: 'Do not use:', body: html`${said}. It is not safe.` });
}
