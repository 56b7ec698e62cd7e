import { currentArrangements, indicatorPicker, isLooking } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NOTHING } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { type OpenForm, showForm } from '../change/open.ts';
import { secondPersonRules } from '../policies.ts';
import { citedIndicators } from '../record/cited.ts';
import type { ConcernHead } from '../record/types.ts';
import { type SecondPersonRule, secondPersonFor } from '../rules/second-person.ts';
import { project } from '../store/concern.ts';
import { propose } from '../store/second-person.ts';
import { withAcceptance } from '../triage/outcome.ts';
import { type Basis, decideBy, readBasis } from './basis.ts';
import { readDecision } from './form.ts';
import { keepDecision } from './keep.ts';
import { withNamesMeant } from './names/check.ts';
import { looksForServices, pickedServices, withServices } from './services/pick.ts';
import type { NewDecision } from './types.ts';
import { decideView } from './view.ts';

/** GET /front-door/ID/decision */
export function showDecision(page: Page, refusal?: Refusal): Promise<Response> {
  const { now } = page;
  return showForm(
    page,
    'Decide',
    async (db, record) => ({
      basis: await readBasis(page, db, record),
      services: await pickedServices(page, db),
    }),
    (form, { basis, services }) =>
      decideView({
        ...form,
        ...basis,
        rules: form.arrangements.clockRules,
        picker: pickerOf(form, basis),
        services: services?.draw('Choose from the directory'),
        cited: citedIndicators(basis.editions, form.record.account.cited ?? [], now),
        second: secondPersonRules(form.arrangements, form.record.area, now),
      }),
    refusal,
  );
}

function pickerOf({ typed, errors }: OpenForm, { edition }: Basis) {
  return edition
    ? indicatorPicker({
        name: 'cited',
        legend: 'Signs of need that it rests on',
        hint: 'At least one of the level you chose.',
        edition,
        typed,
        errors,
      })
    : NOTHING;
}

/** A decision that was read, with what it was read against and whether a second person must agree. */
interface Read {
  decision: NewDecision;
  basis: Basis;
  second: SecondPersonRule | undefined;
}

/**
 * POST /front-door/ID/decision. Where policy asks for a second person the decision waits for them and clocks run
 * on; otherwise it is made now. `press` as `find` only looks for signs of need, as `find-service` for services.
 */
export async function decide(page: Page): Promise<Response> {
  if (isLooking(page.body) || looksForServices(page.body))
    return showDecision(page, { errors: [], changed: false, looking: true });
  return change(
    page,
    showDecision,
    async (head, db) => {
      const basis = await readBasis(page, db, head);
      const body = withServices(page.body, await pickedServices(page, db));
      const read = readDecision(body, decideBy(page.body, head, basis));
      const accepted = await withAcceptance(db, head.id, read);
      const reading = await withNamesMeant(db, head, page.body, accepted);
      if (!reading.ok) return reading;
      const decision = reading.value;
      const arrangements = await currentArrangements(page.services.database, page.now, db);
      const rules = secondPersonRules(arrangements, head.area, page.now);
      const second = secondPersonFor(rules, { ...head, ...decision });
      return { ok: true, value: { decision, basis, second } };
    },
    (db, head, read) => take(page, db, head, read),
  );
}

async function take(page: Page, db: Db, head: ConcernHead, read: Read): Promise<string> {
  const { practitioner: by, now: at } = page;
  const { decision, basis, second } = read;
  const { id } = head;
  if (second) {
    await propose(db, id, { decision, rule: second.says, by, at });
    await project(db, id);
    await audit(db, { action: 'propose', kind: 'concern', id, basis: head.basis, fields: ['decision'] });
  } else await keepDecision(page, db, head, { ...decision, by, at }, basis);
  return `/front-door/${id}`;
}
