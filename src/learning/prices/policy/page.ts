import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  date,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  text,
  typedFrom,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { fromTomorrow } from '../../rules/from-tomorrow.ts';
import { COUNTINGS } from '../../rules/notice.ts';
import { allPolicies, insertPolicy } from '../../store/notice.ts';
import { allEditions } from '../../store/price.ts';
import type { CancellationPolicy } from '../types.ts';
import { policyView } from './view.ts';

/** GET /learning/policies/CODE/new: the form begins with the latest version. */
export async function showPolicy(page: Page, refusal?: Refusal): Promise<Response> {
  const { before, tables } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'charging policy' });
    return { before: await latest(db, page), tables: await tableCodes(db) };
  });
  const form = recordForm(page, refusal);
  const typed = refusal ? form.typed : typedOr(page, typedFrom(typedOf(before)));
  return moneyPage(page, {
    title: 'Another version of the terms',
    back: ['/learning/policies', 'Terms'],
    main: policyView({ ...form, typed, before, tables }),
    refusal,
  });
}

/** POST /learning/policies/CODE/new */
export function makePolicy(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => keep(db, page),
    (refusal) => showPolicy(page, refusal),
  );
}

async function keep(db: Db, page: Page): Promise<string> {
  const before = await latest(db, page);
  const read = parseForm(fieldsFor(londonDate(page.now)), page.body);
  const table = one(page.body, 'table');
  if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
  if (table !== 'none' && !(await tableCodes(db)).includes(table))
    throw refused('table', 'Choose what is charged where the place is free');
  if (Number(one(page.body, 'version')) !== before.version) throw new Undone({ errors: [], changed: true });
  const { from, freeFrom, counting, noShow, moving, disputeDays, why } = read.value;
  const { id, name } = page.practitioner;
  const made =
    from &&
    (await insertPolicy(db, {
      ...{ code: before.code, name: before.name, version: before.version + 1, counting, moving, why },
      ...{ freeFrom: Number(freeFrom), chargesNoShow: noShow === 'yes', disputeDays: Number(disputeDays) },
      ...{ chargeTable: table === 'none' ? null : table, effectiveFrom: from, by: { id, name } },
    }));
  if (!made) throw refused('from', 'Another version begins on that day. Choose another', '-day');
  await audit(db, { action: 'publish', kind: 'charging policy', id: made });
  return '/learning/policies';
}

const whole = (ask: string, most: number) => {
  const field = text({ ask, max: 3 });
  return {
    ...field,
    schema: field.schema.refine((typed) => /^\d+$/.test(typed) && Number(typed) <= most, ask),
  };
};

const fieldsFor = (today: Temporal.PlainDate) => ({
  from: date({
    what: 'The day from which it holds',
    ask: 'Enter the day from which it holds',
    check: fromTomorrow(today),
  }),
  freeFrom: whole('Enter a number of working days, 60 at most', 60),
  counting: choice(COUNTINGS, 'Choose whether the day of cancelling counts'),
  noShow: choice(['yes', 'no'], 'Choose whether somebody is charged who does not come'),
  moving: choice(['charged', 'free'], 'Choose what going to another date means'),
  disputeDays: whole('Enter a number of working days, 250 at most', 250),
  why: text({ ask: 'Say why the terms change', max: 500 }),
});

const typedOf = (policy: CancellationPolicy) => ({
  ...{ freeFrom: String(policy.freeFrom), counting: policy.counting, moving: policy.moving },
  ...{ noShow: policy.chargesNoShow ? 'yes' : 'no', table: policy.chargeTable ?? 'none' },
  disputeDays: String(policy.disputeDays),
});

const tableCodes = async (db: Db) => [...new Set((await allEditions(db)).map(({ code }) => code))];

async function latest(db: Db, page: Page): Promise<CancellationPolicy> {
  const found = (await allPolicies(db)).find(({ code }) => code === page.param('code'));
  if (!found) throw notFound();
  return found;
}
