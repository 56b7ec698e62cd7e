import type { FieldProblem } from './problem.ts';

/** An answer other than the page asked for, as a value: turned into a response in one place (`pipeline.ts`). */
export class HttpError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  /** What happened, what was kept and what to do next, in words for the person reading. */
  readonly says: string | undefined;
  /** Whether operators should look at it. */
  readonly report: boolean;
  /** The record it was about, so that a refusal is on that record's audit. Never shown. */
  readonly record: { kind: string; id: string } | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** What machines are told to put right, field by field. */
  readonly errors: readonly FieldProblem[];
  /** Where to go on from here, in place of the usual way home. */
  readonly onward: { label: string; href: string } | undefined;

  constructor(
    status: HttpError['status'],
    options: {
      says?: string;
      report?: boolean;
      record?: { kind: string; id: string };
      retryAfterSeconds?: number;
      errors?: readonly FieldProblem[];
      onward?: { label: string; href: string };
      cause?: unknown;
    } = {},
  ) {
    super(options.says ?? `HTTP ${status}`, { cause: options.cause });
    this.status = status;
    this.says = options.says;
    this.report = options.report ?? status >= 500;
    this.record = options.record;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.errors = options.errors ?? [];
    this.onward = options.onward;
  }
}

/** Hidden and absent look the same. Name the record that was asked for, so that the refusal is on the audit. */
export function notFound(record?: { kind: string; id: string }): HttpError {
  return new HttpError(404, record ? { record } : {});
}
