import { audit } from '../../../platform/audit/index.ts';
import { type Counted, csvOf, ROUNDING, safeTable } from '../../../platform/charts/index.ts';
import { type FormError, formKey, once, parseForm, text, typedIn } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import {
  type CoverageRow,
  coverage,
  peopleCoverage,
  reachInForce,
  setReach,
} from '../../store/chapter-reading.ts';
import { currentManual } from '../manual.ts';
import { type ReadBy, together } from '../rules/coverage.ts';
import { standing } from '../rules/standing.ts';
import type { Standing } from '../types.ts';
import { coverageView } from './view.ts';

/** GET /library/coverage?chapter=…: how many of those who should have read what is in force did. Never who. */
export async function showCoverage(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { months, ...shown } = await load(page);
  const maySet = page.practitioner.permissions.has('library.publish');
  const typed = errors.length > 0 ? typedIn(page.body).value('months') : String(months);
  return page.show({
    title: 'Who has read the procedures',
    kind: 'workspace',
    current: '/procedures',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: coverageView({
      ...{ ...shown, months, errors },
      setting: maySet ? { months: typed, csrf: page.csrf, key: formKey() } : undefined,
    }),
  });
}

const wanted = { months: text({ ask: 'Enter a number of months', max: 3 }) };

/** POST /library/coverage/months: for how long an opened chapter counts as used. */
export async function setMonths(page: Page): Promise<Response> {
  const read = parseForm(wanted, page.body);
  if (!read.ok) return showCoverage(page, read.errors);
  const months = Number(read.value.months);
  if (!Number.isInteger(months) || months < 1 || months > 36)
    return showCoverage(page, [
      { field: 'months', href: '#months', message: 'Enter a whole number of months from 1 to 36' },
    ]);
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      await setReach(db, months, { by: page.practitioner.name, now: page.now });
      await audit(db, { action: 'change', kind: 'procedure setting', fields: ['months'] });
      return '/library/coverage';
    }),
  );
  return page.seeOther(done);
}

/** GET /library/coverage/TABLE.csv: one table as the page shows it. */
export async function downloadCoverage(page: Page): Promise<Response> {
  const { tables, chapter } = await load(page);
  const code = page.param('table').replace(/\.csv$/, '');
  const table = tables.find((each) => each.code === code);
  if (!table) throw notFound();
  const name = ['read', code, chapter, londonDate(page.now).toString()].filter(Boolean).join('-');
  return new Response(csvOf(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

async function load(page: Page) {
  const manual = await currentManual(page.services.database, page.now);
  const chapters = standing(manual, null, page.now);
  const chapter = chapters.find(({ slug }) => slug === page.url.searchParams.get('chapter'))?.slug;
  const { rows, people, months } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'figures' });
    return {
      ...{ rows: await coverage(db), people: await peopleCoverage(db) },
      months: await reachInForce(db, page.now),
    };
  });
  const tables =
    chapter === undefined
      ? [byChapter(rows, chapters), byAgency(people, ALL_OF_IT)]
      : [
          byAgency(
            rows.filter((row) => row.chapter === chapter),
            THIS_ONE,
          ),
        ];
  return {
    ...{ tables: tables.map((table) => safeTable(table, ROUNDING)), chapters, chapter, months },
    nobody: !rows.some((row) => chapter === undefined || row.chapter === chapter),
  };
}

const THIS_ONE = { read: 'Read', not: 'Not yet', counts: '' };
const ALL_OF_IT = {
  ...{ read: 'Read all they should', not: 'Something left' },
  counts: ' Each person counts once, whatever many chapters they should have read.',
};

/** People by agency. */
function byAgency(rows: readonly ReadBy[], { read, not, counts }: typeof THIS_ONE): Counted {
  const { lines, pooled, leftOut } = together(rows, ROUNDING.least);
  const names = (some: readonly string[], words: string) =>
    some.length > 0 ? ` ${words}: ${some.join(', ')}.` : '';
  return {
    ...shape({ code: 'agency', title: 'By agency', rowsAre: 'Agency', read, not }),
    words: `${WHO}${counts}${names(pooled, 'Together, for few count in each')}${names(leftOut, 'Withheld, for few count there')}`,
    rows: lines.map(({ agency, should, did }) => ({ label: agency, counts: [did, should - did] })),
  };
}

/** People by chapter: of each, those of the agencies that its own table shows. */
function byChapter(rows: readonly CoverageRow[], chapters: readonly Standing[]): Counted {
  const sum = (some: readonly ReadBy[], of: 'should' | 'did') => some.reduce((all, row) => all + row[of], 0);
  return {
    ...shape({ code: 'chapter', title: 'By chapter', rowsAre: 'Chapter', read: 'Read', not: 'Not yet' }),
    words: `${WHO} Agencies that are withheld in a chapter are left out of its numbers.`,
    rows: chapters.flatMap(({ slug, position, version }) => {
      const { lines } = together(
        rows.filter((row) => row.chapter === slug),
        ROUNDING.least,
      );
      const did = sum(lines, 'did');
      return lines.length > 0
        ? [{ label: `${position}. ${version.title}`, counts: [did, sum(lines, 'should') - did] }]
        : [];
    }),
  };
}

const WHO =
  'Of the version in force: people whose agency must read it, and people who use the chapter and were told that it changed.';

function shape(one: { code: string; title: string; rowsAre: string; read: string; not: string }) {
  const { code, title, rowsAre, read, not } = one;
  const columns: Counted['columns'] = [
    { label: read, tone: 'good' },
    { label: not, tone: 'late' },
  ];
  const rowsRun = 'kinds' as const;
  return { code, title, rowsAre, rowsRun, total: 'Should have read', share: 'Share read', columns };
}
