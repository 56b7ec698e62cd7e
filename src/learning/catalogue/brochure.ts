import type { Db } from '../../platform/db/index.ts';
import {
  factList,
  heading,
  note,
  type Paper,
  type Part,
  paragraph,
  pdfResponse,
} from '../../platform/documents/index.ts';
import { wordsOfMarkdown } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { pricesOf, termsFor } from '../prices/price.ts';
import type { Offered } from '../rules/catalogue.ts';
import { minutesWords, moneyWords, timesWords } from '../rules/times.ts';
import { DELIVERY_WORDS, placesWords } from '../rules/words.ts';
import { readNarrowed } from './page.ts';

/** GET /learning/brochure.pdf: the programme to print and to hang up. */
export async function showBrochure(page: Page): Promise<Response> {
  const { found } = await readNarrowed(page);
  const today = londonDate(page.now);
  const money = await page.transaction((db) => moneyOf(db, found, today));
  return pdfResponse(brochure(found, money, page));
}

interface Money {
  prices: string;
  terms: readonly string[];
}

/** What each course costs and what leaving late costs, as it stands on a day; tables and terms are read once each. */
async function moneyOf(
  db: Db,
  offered: readonly Offered[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Money>> {
  const known = new Map<string, Money>();
  const money = new Map<string, Money>();
  for (const { course } of offered) {
    const key = `${course.priceTable}/${course.chargingPolicy}`;
    const read = known.get(key) ?? {
      prices: (await pricesOf(db, course, on))
        .map(({ label, pence }) => `${label}: ${moneyWords(pence)}`)
        .join('; '),
      terms: (await termsFor(db, course, on))?.words ?? [],
    };
    known.set(key, read);
    money.set(course.id, read);
  }
  return money;
}

function brochure(offered: readonly Offered[], money: ReadonlyMap<string, Money>, page: Page): Paper {
  const today = londonDate(page.now);
  return {
    title: 'Training for everybody who works with children and families',
    short: 'Training programme',
    reference: `training-${today}`,
    marking: '',
    version: 'As it stands today',
    printedBy: { name: 'Training programme', agency: page.services.config.baseUrl },
    printedAt: page.now,
    parts: [
      paragraph(
        `Dates and places change. What is true now, and how to book: ${page.services.config.baseUrl}/learning`,
      ),
      { kind: 'contents', title: 'Courses' },
      ...offered.flatMap((one) => courseParts(one, money.get(one.course.id))),
      ...(offered.length === 0 ? [note('There are no courses at present.')] : []),
    ],
  };
}

function courseParts({ course, sessions }: Offered, money: Money | undefined): Part[] {
  return [
    heading(1, course.title),
    paragraph(course.summary),
    ...factList([
      { label: 'Level', value: course.level },
      { label: 'For', value: course.audience },
      { label: 'How', value: DELIVERY_WORDS[course.delivery] },
      { label: 'How long', value: course.minutes ? minutesWords(course.minutes) : null },
      {
        label: 'Price',
        value: money?.prices || 'Free of charge',
      },
    ]),
    ...(money && money.terms.length > 0
      ? [
          { kind: 'label', text: 'If you cannot come after all' } as const,
          { kind: 'list', entries: money.terms } as const,
        ]
      : []),
    ...(course.outcomes.length > 0
      ? [
          { kind: 'label', text: 'What you will be able to do' } as const,
          { kind: 'list', entries: course.outcomes } as const,
        ]
      : []),
    ...(course.words ? [paragraph(wordsOfMarkdown(course.words))] : []),
    ...(sessions.length > 0
      ? [
          {
            kind: 'table',
            caption: `Dates of ${course.title}`,
            columns: [
              { label: 'When', share: 3 },
              { label: 'Where', share: 2 },
              { label: 'Places', share: 2 },
            ],
            rows: sessions.map((session) => [
              timesWords(session),
              session.venue ?? 'Online',
              placesWords(session),
            ]),
          } as const,
        ]
      : [note('No dates yet.')]),
  ];
}
