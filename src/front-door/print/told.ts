import { factList, heading, type Part, paragraph } from '../../platform/documents/index.ts';
import { CONSENT, GROUNDS, groups, SERVICE, signsUnsaid, toldOrder } from '../record/told-view.ts';
import type { CitedIndicator, ConcernRecord } from '../record/types.ts';

/** The part of an account in which whoever tells says who they are. */
const TELLER = 'You';

/**
 * What was told, in the order of the screen; a child's own words as such. What the teller said of themselves stands
 * under `referrerParts` and not here, so that a paper can leave it out; ways to reach anybody are on no paper.
 */
export function toldParts(record: ConcernRecord, cited: readonly CitedIndicator[]): Part[] {
  const { account, raisedBy, referrer } = record;
  const contacts = new Set([referrer?.phone, referrer?.email, referrer?.contactNotes]);
  const told = toldOrder(record).flatMap((part) => {
    if (part.heading === TELLER && raisedBy !== 'young person') return [];
    const lines = part.lines.filter(({ words }) => !contacts.has(words.join('\n')));
    return lines.length === 0
      ? []
      : [
          heading(2, part.heading),
          ...groups(lines, raisedBy).flatMap((group) => linesOf(group, part.heading)),
        ];
  });
  const signs = signsUnsaid(account);
  return [
    heading(1, 'What we were told'),
    ...(told.length > 0 ? told : [paragraph('No words came with it.')]),
    ...(signs.length > 0 ? [heading(2, 'Signs noticed'), { kind: 'list', entries: signs } as const] : []),
    ...citedParts('Signs of need that they chose', cited),
    ...sharingParts(record),
  ];
}

/** Indicators of need in the words in which they were cited, each with what changed since. */
export function citedParts(title: string, cited: readonly CitedIndicator[]): Part[] {
  const listed = citedList('', cited);
  return listed.length > 0 ? [heading(2, title), ...listed] : [];
}

/** The same within a part of its own: under bold words instead of a heading. */
export function citedList(label: string, cited: readonly CitedIndicator[]): Part[] {
  const entries = cited.map(({ code, level, about, words, since }) =>
    [`Level ${level}: ${words} (${about}, ${code})`, since].filter(Boolean).join('. '),
  );
  if (entries.length === 0) return [];
  return [...(label ? [{ kind: 'label', text: label } as const] : []), { kind: 'list', entries }];
}

function linesOf({ kind, lines }: ReturnType<typeof groups>[number], over: string): Part[] {
  if (kind === 'facts')
    return factList(lines.map(({ label, words }) => ({ label, value: words.join('\n') })));
  return lines.flatMap((line) => [
    ...(line.label === over ? [] : [{ kind: 'label', text: line.label } as const]),
    ...line.words.map((text): Part => (kind === 'voice' ? { kind: 'quote', text } : paragraph(text))),
  ]);
}

function sharingParts({ account }: ConcernRecord): Part[] {
  const { sharing, parentsInformed, parentsNotInformedWhy, immediateProtection } = account;
  const rows = factList([
    { label: 'Consent to share', value: sharing && CONSENT[sharing.consent] },
    { label: 'Shared without it because', value: sharing?.exception && GROUNDS[sharing.exception] },
    { label: 'Reasons', value: sharing?.rationale },
    { label: 'Parents told', value: parentsInformed && (parentsInformed === 'yes' ? 'Yes' : 'No') },
    { label: 'Why not', value: parentsNotInformedWhy },
    { label: 'Help from a service', value: sharing?.service && SERVICE[sharing.service] },
    { label: 'Protection needed now', value: immediateProtection && capital(immediateProtection) },
  ]);
  return rows.length > 0 ? [heading(2, 'Sharing and consent'), ...rows] : [];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
