import { type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { endOfDay, isBefore, londonDate } from '../../platform/time/london.ts';
import type { Reading } from '../change/change.ts';
import { type AttendancePolicy, missingFrom, PRESENT_KINDS } from '../rules/strategy.ts';
import { hasSubstance } from '../rules/thresholds.ts';
import { fieldsOf } from '../triage/ask.ts';
import { moment } from '../triage/moment.ts';
import { ACTIONS, discussionQuestions, PEOPLE } from './questions.ts';
import type { NewDiscussion, Present } from './types.ts';

/** What a discussion is read against. */
export interface DiscussionBy {
  now: Temporal.Instant;
  receivedAt: Temporal.Instant;
  policy: AttendancePolicy | undefined;
  referrerAgency: string | null;
  /** Ids of the discussions that stand, for one that is recorded anew. */
  standing: readonly string[];
}

/** Reads a strategy discussion: who was there, what was known and agreed; whoever is missing is explained. */
export function readDiscussion(body: Body, by: DiscussionBy): Reading<NewDiscussion> {
  const within = { now: by.now, since: by.receivedAt };
  const parsed = parseForm(
    {
      called: moment({ what: 'When it was called', ...within }),
      held: moment({ what: 'When it was held', ...within }),
      ...fieldsOf(discussionQuestions),
      missing: text({ max: 4000 }),
      replaces: text({}),
    },
    body,
  );
  const people = readPeople(body);
  const actions = readActions(body, by.now);
  const errors: FormError[] = [...(parsed.ok ? [] : parsed.errors), ...people.errors, ...actions.errors];
  const missing = missingFrom(by.policy, people.read, by.referrerAgency);
  if (people.errors.length === 0 && missing.length > 0 && !hasSubstance(one(body, 'missing')))
    errors.push(
      formError('missing', `Say in at least four words why nobody was there from: ${missing.join(', ')}`),
    );
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { called, held, replaces, missing: why, ...said } = parsed.value;
  if (called === null || held === null || isBefore(held, called))
    return {
      ok: false,
      errors: [formError('held', 'It was held before it was called: check both times', '-day')],
    };
  if (replaces !== '' && !by.standing.includes(replaces))
    return {
      ok: false,
      errors: [
        formError(
          'known',
          'The record you set out to replace has been replaced already. Start from the one that stands',
        ),
      ],
    };
  return {
    ok: true,
    value: {
      ...said,
      ...{ calledAt: called, heldAt: held, present: people.read, actions: actions.read },
      ...{ missingWhy: why || null, policy: by.policy?.version ?? 'none', supersedes: replaces || null },
    },
  };
}

function readPeople(body: Body): { read: Present[]; errors: FormError[] } {
  const read: Present[] = [];
  const errors: FormError[] = [];
  for (let n = 1; n <= PEOPLE; n += 1) {
    const at = (part: string) => one(body, `present-${n}-${part}`).normalize('NFC').trim().slice(0, 200);
    const [kind, agency, name, role] = [at('kind'), at('agency'), at('name'), at('role')];
    if (!kind && !agency && !name && !role) continue;
    const known = PRESENT_KINDS.find((each) => each === kind);
    if (!known) errors.push(formError(`present-${n}-kind`, `Person ${n}: choose the sort of agency`));
    if (!agency || !name || !role)
      errors.push(
        formError(
          `present-${n}-${agency ? (name ? 'role' : 'name') : 'agency'}`,
          `Person ${n}: fill in agency, name and role`,
        ),
      );
    if (known && agency && name && role) read.push({ kind: known, agency, name, role });
  }
  if (read.length === 0 && errors.length === 0) errors.push(formError('present-1-kind', 'Say who was there'));
  return { read, errors };
}

function readActions(
  body: Body,
  now: Temporal.Instant,
): { read: NewDiscussion['actions'][number][]; errors: FormError[] } {
  const read: NewDiscussion['actions'][number][] = [];
  const errors: FormError[] = [];
  for (let n = 1; n <= ACTIONS; n += 1) {
    const at = (part: string) => one(body, `action-${n}-${part}`).normalize('NFC').trim().slice(0, 500);
    const [what, who, by] = [at('what'), at('who'), at('by')];
    if (!what && !who && !by) continue;
    const day = dayOf(by);
    if (!what || !who)
      errors.push(formError(`action-${n}-${what ? 'who' : 'what'}`, `Action ${n}: say what and who`));
    if (!day || Temporal.PlainDate.compare(day, londonDate(now).subtract({ days: 31 })) < 0)
      errors.push(formError(`action-${n}-by`, `Action ${n}: enter by when, like 25/11/2026`));
    if (what && who && day) read.push({ what, who, dueAt: endOfDay(day) });
  }
  return { read, errors };
}

/** A day as people write it: 25/11/2026, 25.11.26, or 2026-11-25 as a date picker gives it. */
function dayOf(typed: string): Temporal.PlainDate | undefined {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  const [, day = d, month = m, year = y] = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4}|\d{2})$/.exec(typed) ?? [];
  if (!year) return undefined;
  try {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    return Temporal.PlainDate.from(
      { year: full, month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}
