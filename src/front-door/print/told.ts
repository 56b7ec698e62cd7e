import { factList, heading, type Part, paragraph } from '../../platform/documents/index.ts';
import { CONSENT, GROUNDS, groups, SERVICE, signsUnsaid, toldOrder } from '../record/told-view.ts';
import type { ConcernRecord } from '../record/types.ts';

/** What was told, whole and in the order of the screen; a child's own words as such. */
export function toldParts(record: ConcernRecord): Part[] {
  const { account, raisedBy } = record;
  const told = toldOrder(account, raisedBy).flatMap((part) => [
    heading(2, part.heading),
    ...groups(part.lines, raisedBy).flatMap((group) => linesOf(group, part.heading)),
  ]);
  const signs = signsUnsaid(account);
  return [
    heading(1, 'What we were told'),
    ...(told.length > 0 ? told : [paragraph('No words came with it.')]),
    ...(signs.length > 0 ? [heading(2, 'Signs noticed'), { kind: 'list', entries: signs } as const] : []),
    ...sharingParts(record),
  ];
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
    { label: 'Protection needed now', value: immediateProtection },
  ]);
  return rows.length > 0 ? [heading(2, 'Sharing and consent'), ...rows] : [];
}
