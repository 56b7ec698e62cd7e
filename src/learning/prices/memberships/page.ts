import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  choice,
  formError,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  statusOf,
  text,
  Undone,
} from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { namedFor, schemeName } from '../../rules/scheme.ts';
import { insertMembership, memberships } from '../../store/membership.ts';
import { schemes } from '../../store/scheme.ts';
import { membershipsView } from './view.ts';

/** A partnership has some hundred member organisations; the oldest decisions are left out beyond that. */
const MOST = 300;

/** GET /learning/memberships */
export async function showMemberships(page: Page, refusal?: Refusal): Promise<Response> {
  const today = londonDate(page.now);
  const { found, known } = await page.transaction(async (db) => {
    const rows = await memberships(db, MOST);
    await audit(db, { action: 'list', kind: 'membership', shown: rows.map(({ id }) => id) });
    return { found: rows, known: await schemes(db) };
  });
  return page.show({
    title: 'Memberships',
    kind: 'workspace',
    current: '/learning/ledger',
    main: membershipsView({
      ...recordForm(page, refusal),
      memberships: found,
      schemes: namedFor(known, null, today),
      called: (code) => schemeName(known, code, today),
    }),
    ...statusOf(refusal),
  });
}

const fields = {
  organisation: text({ ask: 'Enter the organisation', max: 200 }),
  evidence: text({ ask: 'Enter what shows it', max: 100 }),
};

/** POST /learning/memberships: written down by one, looked at by another. */
export function bringMembership(page: Page): Promise<Response> {
  const { id: who, name } = page.practitioner;
  return attempt(
    page,
    async (db) => {
      const named = namedFor(await schemes(db), null, londonDate(page.now)).map(({ code }) => code);
      const scheme = choice(named, 'Choose what they are a member of');
      const read = mustRead(parseForm({ scheme, ...fields }, page.body));
      const id = await insertMembership(db, { ...read, by: { id: who, name } });
      const known = formError('evidence', 'That number is in the list already');
      if (!id) throw new Undone({ errors: [known], changed: false });
      await audit(db, { action: 'add', kind: 'membership', id });
      return `/learning/memberships/${id}`;
    },
    (refusal) => showMemberships(page, refusal),
  );
}
