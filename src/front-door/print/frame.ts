import { factList, note, type Paper, type Part } from '../../platform/documents/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import type { ConcernRecord } from '../record/types.ts';
import { RATING_WORDS, STATE_WORDS } from '../rules/words.ts';

/** What stands around every paper about a concern. Its title and file carry the reference and never a name. */
export function paperOf(
  page: Page,
  record: ConcernRecord,
  of: { title: string; purpose?: string; team: string | undefined; parts: readonly Part[] },
): Paper {
  const { practitioner, now } = page;
  const marking = page.services.config.DOCUMENT_MARKING ?? 'OFFICIAL-SENSITIVE';
  return {
    title: `${of.title}, ${record.reference}`,
    short: of.title,
    reference: record.reference,
    marking,
    version: `Version ${record.version} of the record.`,
    printedBy: { name: practitioner.name, agency: practitioner.agencyName },
    printedAt: now,
    parts: [...warnings(record), ...cover(record, of), ...of.parts],
  };
}

function cover(
  record: ConcernRecord,
  { purpose, team }: { purpose?: string; team: string | undefined },
): Part[] {
  const whom = record.allocatedToName ? `, with ${record.allocatedToName}` : '';
  return factList([
    { label: 'Printed for', value: purpose },
    { label: 'About', value: `${record.childLabel}: ${record.headline}` },
    { label: 'Came in', value: fullWords(record.receivedAt).text },
    { label: 'Held by', value: team },
    { label: 'Stands', value: `${STATE_WORDS[record.state]}${whom}` },
    { label: 'Rated', value: record.rating && RATING_WORDS[record.rating] },
  ]);
}

function warnings({ restricted, dangerNow, open }: ConcernRecord): Part[] {
  return [
    ...(restricted ? [note('Restricted to named people. Show it to nobody else.', 'shielded')] : []),
    ...(dangerNow && open ? [note('Danger now, we were told.', 'late')] : []),
    note(
      'About a child. Keep it locked away, pass it to nobody who does not need it, and destroy it after use. The record on screen is the one that counts.',
    ),
  ];
}
