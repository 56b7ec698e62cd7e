import { factList, note, type Paper, type Part, paragraph } from '../../../platform/documents/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords, fullWords } from '../../../platform/time/words.ts';
import { WEIGHT_WORDS } from '../../rules/chronology.ts';
import { kindWords } from '../../rules/event-kinds.ts';
import { saidWords } from '../../rules/event-time.ts';
import { bornWords } from '../../rules/words.ts';
import type { PersonHead } from '../../types.ts';
import type { Entry, EventWeight, Filters } from '../types.ts';

interface Printed {
  /** The oldest first. */
  entries: readonly Entry[];
  /** There are older ones, which are not on the paper. */
  more: boolean;
  filters: Filters;
  /** Whose events stand beside the person's own. */
  together: readonly string[];
}

/** A chronology as a paper. Its title and file carry the reference and never a name. */
export function chronologyPaper(page: Page, person: PersonHead, printed: Printed): Paper {
  const { practitioner, now } = page;
  const { entries } = printed;
  return {
    title: `Chronology, ${person.reference}`,
    short: 'Chronology',
    reference: `${person.reference}-chronology`,
    marking: page.services.config.DOCUMENT_MARKING ?? 'OFFICIAL-SENSITIVE',
    version: `Version ${person.version} of the record, ${entries.length} ${entries.length === 1 ? 'event' : 'events'}.`,
    printedBy: { name: practitioner.name, agency: practitioner.agencyName },
    printedAt: now,
    parts: [...warnings(person, printed), ...cover(person, printed, now), ...lines(printed, person)],
  };
}

function warnings({ restricted }: PersonHead, { entries, more }: Printed): Part[] {
  return [
    ...(restricted ? [note('Restricted to named people. Show it to nobody else.', 'shielded')] : []),
    ...(entries.some(({ shielded }) => shielded)
      ? [note('With what is shielded: for its named people alone. Copy it for nobody.', 'shielded')]
      : []),
    note(
      'About a child or a family. Keep it locked away, pass it to nobody who does not need it, and destroy it after use. The record on screen is the one that counts.',
    ),
    ...(more
      ? [note('There are older events, which are not on this paper. Print a shorter period.', 'late')]
      : []),
  ];
}

function cover(person: PersonHead, { filters, together }: Printed, now: Temporal.Instant): Part[] {
  const { kind, weight, agency, from, until } = filters;
  const day = (said: string) => dateWords(Temporal.PlainDate.from(said)).text;
  return factList([
    { label: 'About', value: `${person.label}, ${bornWords(person, londonDate(now))}` },
    { label: 'Together with', value: together.join(', ') },
    { label: 'Only', value: kind && kindWords(kind) },
    { label: 'Weight', value: weight && WEIGHT_WORDS[weight as EventWeight] },
    { label: 'Known to', value: agency },
    { label: 'From', value: from && day(from) },
    { label: 'Until', value: until && day(until) },
  ]);
}

function lines({ entries }: Printed, person: PersonHead): Part[] {
  if (entries.length === 0) return [paragraph('Nothing is written that fits this.')];
  return [
    {
      kind: 'table',
      caption: 'What happened, the oldest first',
      columns: [
        { label: 'When', share: 2 },
        { label: 'What', share: 5 },
        { label: 'Known to', share: 2 },
      ],
      rows: entries.map((entry) => [whenCell(entry), whatCell(entry, person), knownCell(entry)]),
    },
  ];
}

function whenCell({ said, at, weight }: Entry): string {
  const words = said ? saidWords(said).text : fullWords(at).text;
  return weight === 'routine' ? words : `${words}\n${WEIGHT_WORDS[weight]}`;
}

function whatCell({ what, kind, impact, people, struck, shielded }: Entry, person: PersonHead): string {
  const others = people.filter(({ id }) => id !== person.id).map(({ label }) => label);
  return [
    shielded && 'Shielded.',
    struck && `Struck through on ${dateWords(londonDate(struck.at)).text} by ${struck.by}: ${struck.why}`,
    struck ? `It said: ${what}` : what,
    impact && `What it meant: ${impact}`,
    others.length > 0 && `Also about ${others.join(', ')}`,
    kindWords(kind),
  ]
    .filter(Boolean)
    .join('\n');
}

const knownCell = ({ agency, by, source }: Entry) =>
  [agency, source, by && (source ? `written down by ${by}` : by)].filter(Boolean).join('\n');
