import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  choice,
  date,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  text,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { schemeName } from '../../rules/scheme.ts';
import { bookedBefore, decideMembership, membership } from '../../store/membership.ts';
import { schemes } from '../../store/scheme.ts';
import type { Membership } from '../types.ts';
import { membershipView } from './view.ts';

/** GET /learning/memberships/ID */
export async function showMembership(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'membership', id });
    const read = await mustSee(db, id);
    const scheme = schemeName(await schemes(db), read.scheme, londonDate(page.now));
    return { membership: read, scheme, bookedBefore: await bookedBefore(db, read) };
  });
  return moneyPage(page, {
    title: 'A membership',
    back: ['/learning/memberships', 'Memberships'],
    main: membershipView({
      ...recordForm(page, refusal),
      ...found,
      own: found.membership.askedBy === page.practitioner.id,
    }),
    refusal,
  });
}

/** POST /learning/memberships/ID: what somebody else found. */
export function settleMembership(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => settle(db, page, id),
    (refusal) => showMembership(page, refusal),
  );
}

async function settle(db: Db, page: Page, id: string): Promise<string> {
  const found = await mustSee(db, id);
  const today = londonDate(page.now);
  const { decision, until, why } = mustRead(
    parseForm(
      {
        decision: choice(['confirmed', 'refused'], 'Choose whether they are a member'),
        until: date({
          what: 'The last day of the membership',
          check: (day) =>
            Temporal.PlainDate.compare(day, today) >= 0 ? undefined : 'It ran out before today',
        }),
        why: text({ ask: 'Say what you looked at', max: 300 }),
      },
      page.body,
    ),
  );
  if (found.askedBy === page.practitioner.id)
    throw refused('decision', 'You wrote it down, so another looks at it');
  if (decision === 'confirmed' && !until) throw refused('until', 'Enter until when it holds', '-day');
  const { id: who, name } = page.practitioner;
  const validUntil = decision === 'confirmed' ? until : null;
  const done = await decideMembership(db, id, {
    decision,
    why,
    validUntil,
    by: { id: who, name },
    at: page.now,
  });
  if (!done) throw refused('decision', 'Somebody looked at it meanwhile');
  await audit(db, { action: 'decide', kind: 'membership', id, basis: decision });
  return `/learning/memberships/${id}`;
}

async function mustSee(db: Db, id: string): Promise<Membership> {
  const found = await membership(db, id);
  if (!found) throw notFound({ kind: 'membership', id });
  return found;
}
