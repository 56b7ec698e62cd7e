import { audit } from '../../../../platform/audit/index.ts';
import { afterCommit } from '../../../../platform/db/index.ts';
import {
  attempt,
  choice,
  date,
  type FormError,
  formError,
  optionalChoice,
  parseForm,
  type Refusal,
  recordForm,
  statusOf,
  text,
} from '../../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../../../platform/time/london.ts';
import { addWithdrawal, takeBack } from '../../../store/chapter-withdrawal.ts';
import { currentManual, forgetManual } from '../../manual.ts';
import { EVER, inForce, standing, withdrawal } from '../../rules/standing.ts';
import type { Manual } from '../../types.ts';
import { withdrawView } from './view.ts';

/** GET /library/procedures/withdraw: which chapter, from when, why, and what is read in its place. */
export async function showWithdraw(page: Page, refusal?: Refusal): Promise<Response> {
  const manual = await currentManual(page.services.database, page.now);
  return page.show({
    title: 'Withdraw a chapter',
    kind: 'workspace',
    current: '/procedures',
    ...statusOf(refusal),
    main: withdrawView({ ...recordForm(page, refusal), chapters: standing(manual, null, page.now) }),
  });
}

/** POST /library/procedures/withdraw: at once for today, else from the beginning of its day. */
export async function withdraw(page: Page): Promise<Response> {
  const { database } = page.services;
  const manual = await currentManual(database, page.now);
  const slugs = standing(manual, null, page.now).map(({ slug }) => slug);
  const read = parseForm(
    {
      chapter: choice(slugs, 'Choose the chapter to withdraw'),
      from: date({
        what: 'The date from which it is withdrawn',
        ask: 'Enter the date from which it is withdrawn',
      }),
      reason: text({ ask: 'Say why it is withdrawn', max: 1000 }),
      instead: optionalChoice(slugs),
    },
    page.body,
  );
  if (!read.ok) return showWithdraw(page, { errors: read.errors, changed: false });
  const { chapter, from, reason, instead } = read.value;
  const errors = from ? hindering(manual, { chapter, from, reason, instead, now: page.now }) : [];
  if (!from || errors.length > 0) return showWithdraw(page, { errors, changed: false });
  return attempt(
    page,
    async (db) => {
      const id = await addWithdrawal(db, {
        ...{ chapter, reason, instead: instead || null, by: page.practitioner.name },
        from: from.equals(londonDate(page.now)) ? page.now : startOfDay(from),
      });
      await audit(db, { action: 'withdraw', kind: 'procedure', id });
      afterCommit(db, () => forgetManual(database));
      return '/library/procedures';
    },
    (refusal) => showWithdraw(page, refusal),
  );
}

interface Wanted {
  chapter: string;
  from: Temporal.PlainDate;
  reason: string;
  instead: string;
  now: Temporal.Instant;
}

/** A chapter stands a day at least, is withdrawn once, and is never replaced by itself or by what is going too. */
function hindering(manual: Manual, { chapter, from, reason, instead, now }: Wanted): FormError[] {
  const errors: FormError[] = [];
  const last = inForce(manual, chapter, null, EVER);
  const other = instead ? inForce(manual, instead, null, EVER) : undefined;
  if (last && withdrawal(manual, last, EVER))
    errors.push(formError('chapter', 'It is to be withdrawn already. Take that back first'));
  if (Temporal.PlainDate.compare(from, londonDate(now)) < 0)
    errors.push(formError('from', 'It cannot be withdrawn in the past: what stood then stood', '-day'));
  else if (last && Temporal.PlainDate.compare(from, londonDate(last.from)) <= 0)
    errors.push(
      formError('from', 'Its last version begins on that day or after it. Choose a later day', '-day'),
    );
  if (reason.length < 3) errors.push(formError('reason', 'Say why in a few words more'));
  if (instead === chapter) errors.push(formError('instead', 'Choose another chapter: this one is withdrawn'));
  else if (other && withdrawal(manual, other, EVER))
    errors.push(formError('instead', 'That chapter is to be withdrawn too. Choose one that stays'));
  return errors;
}

/** POST /library/procedures/withdraw/ID/take-back: one that has not begun. */
export async function takeWithdrawalBack(page: Page): Promise<Response> {
  const id = page.uuid();
  const again = () => showWithdraw(page);
  return attempt(
    page,
    async (db) => {
      if (!(await takeBack(db, id))) throw notFound({ kind: 'procedure', id });
      await audit(db, { action: 'take withdrawal back', kind: 'procedure', id });
      afterCommit(db, () => forgetManual(page.services.database));
      return '/library/procedures';
    },
    again,
  );
}
