import { type Figures, figuresOf, type Round, ratioOf } from './figures.ts';
import type { Subject } from './stand.ts';

/** Everything measured on one size of database: each subject's rounds and its bytes before compression. */
export interface Measured {
  concerns: number;
  subjects: Map<Subject, { rawBytes: number; rounds: Round[] }>;
}

export interface SubjectReport extends Figures {
  subject: Subject;
  rawBytes: number;
  /** Its rate as a share of the bare handler's, round by round. */
  ofBare: number;
}

/** What must hold, what was found, and whether it holds. */
export interface Target {
  says: string;
  found: string;
  met: boolean;
}

export function reportOf({ subjects }: Measured): SubjectReport[] {
  const bare = subjects.get('bare')?.rounds ?? [];
  return [...subjects].map(([subject, { rounds, rawBytes }]) => ({
    subject,
    ...figuresOf(rounds),
    rawBytes,
    ofBare: ratioOf(rounds, bare),
  }));
}

const heads = ['', 'req/s', 'of bare', 'p50 ms', 'p95 ms', 'p99 ms', 'raw KB', 'wire KB', 'node ms', 'pg ms'];

/** The figures as a Markdown table. `node ms` and `pg ms`: processor time an answer costs on either side. */
export function tableOf(rows: readonly SubjectReport[]): string {
  const cells = rows.map((row) => [
    row.subject,
    row.perSecond.toFixed(0),
    row.ofBare.toFixed(2),
    row.p50.toFixed(1),
    row.p95.toFixed(1),
    row.p99.toFixed(1),
    (row.rawBytes / 1000).toFixed(1),
    (row.wireBytes / 1000).toFixed(1),
    row.serverMs.toFixed(2),
    row.databaseMs.toFixed(2),
  ]);
  return asTable([heads, ...cells]);
}

/** Rows of cells as a Markdown table, the first row its heads. */
export function asTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0), 3));
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    return `| ${cells.join(' | ')} |`;
  });
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

const PAGES = ['inbox', 'record'] as const;

/** The targets of both pages on every size, and their growth from the smallest size to the largest. */
export function targetsOf(measured: readonly Measured[]): Target[] {
  const targets = measured.flatMap((size) =>
    reportOf(size)
      .filter(({ subject }) => subject === 'inbox' || subject === 'record')
      .flatMap((row) => targetsOfPage(`${row.subject}, ${size.concerns} concerns`, row)),
  );
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small === large) return targets;
  const growth = PAGES.flatMap((subject) => {
    const [few, many] = [small.subjects.get(subject), large.subjects.get(subject)];
    if (!few || !many) return [];
    const times = ratioOf(few.rounds, many.rounds);
    const says = `${subject}: time from ${small.concerns} to ${large.concerns} concerns grows by at most 1.2×`;
    return [{ says, found: `${times.toFixed(2)}×`, met: times <= 1.2 }];
  });
  return [...targets, ...growth];
}

function targetsOfPage(name: string, row: SubjectReport): Target[] {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  return [
    { says: `${name}: a quarter of the bare rate`, found: row.ofBare.toFixed(2), met: row.ofBare >= 0.25 },
    { says: `${name}: p95 at most 50 ms`, found: `${row.p95.toFixed(1)} ms`, met: row.p95 <= 50 },
    { says: `${name}: at most 40 KB raw`, found: kilobytes(row.rawBytes), met: row.rawBytes <= 40_000 },
    {
      says: `${name}: at most 10 KB on the wire`,
      found: kilobytes(row.wireBytes),
      met: row.wireBytes <= 10_000,
    },
  ];
}
