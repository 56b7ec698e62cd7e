import { heading, type Paper, type Part, paragraph } from '../../../platform/documents/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { PersonHead } from '../../types.ts';
import type { FamilyCopy, FamilyLine } from '../types.ts';
import { ABOUT, daysWords, monthWords, NEXT, NOTHING_MORE, whyWords } from './words.ts';

/**
 * The copy as a paper. No worker's name is on it, not that of whoever printed it either; nor their agency, which may be
 * what must be left out.
 */
export function copyPaper(
  page: Page,
  person: PersonHead,
  copy: FamilyCopy,
  lines: readonly FamilyLine[],
): Paper {
  const list: Part =
    lines.length === 0
      ? paragraph(NOTHING_MORE)
      : {
          kind: 'table',
          caption: 'Who has looked',
          columns: [{ label: 'When' }, { label: 'Who', share: 2 }, { label: 'Why', share: 2 }],
          rows: lines.map((line) => [
            `${monthWords(line)}\n${daysWords(line)}`,
            `${line.who}\n${line.agency}`,
            whyWords(line),
          ]),
        };
  return {
    title: 'Who has looked at your record',
    short: 'Who has looked',
    reference: person.reference,
    marking: 'PRIVATE',
    version: `Up to ${dateWords(londonDate(copy.at)).text}.`,
    printedBy: { name: 'the team that works with you', agency: '' },
    printedAt: page.now,
    parts: [...ABOUT.map(paragraph), list, heading(1, 'What you can do'), ...NEXT.map(paragraph)],
  };
}
