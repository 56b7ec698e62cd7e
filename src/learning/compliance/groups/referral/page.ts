import { audit } from '../../../../platform/audit/index.ts';
import { type Db, sqlState } from '../../../../platform/db/index.ts';
import {
  choice,
  type FormError,
  formError,
  formKey,
  mustRead,
  once,
  parseForm,
  refused,
  text,
  typedIn,
  Undone,
} from '../../../../platform/forms/index.ts';
import { html } from '../../../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../../../platform/http/index.ts';
import { decideReferral, givePlace, oneGroup, oneReferral } from '../../../store/credential-group.ts';
import { referralView } from './view.ts';

/** GET /learning/groups/referrals/ID: what was told, for their own agency and whoever leads the group. */
export async function showReferral(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const it = await read(page, db);
    await audit(db, { action: 'read', kind: 'group referral', id: it.referral.id });
    return it;
  });
  const typed = typedIn(page.body);
  return page.show({
    title: found.referral.name,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/groups" class="govuk-back-link">Groups for young people</a>`,
    main: referralView({
      ...{ ...found, typed, errors, csrf: page.csrf, key: formKey(typed) },
      leads: found.group.leadId === page.practitioner.id,
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const fields = {
  verdict: choice(['place', 'no place'] as const, 'Choose whether they get a place'),
  called: text({ max: 60 }),
  whyNot: text({ max: 1000 }),
};

/** POST /learning/groups/referrals/ID: whoever leads the group gives a place, or says why not. */
export async function decide(page: Page): Promise<Response> {
  try {
    return page.seeOther(await page.transaction((db) => once(db, page, () => settle(page, db))));
  } catch (error) {
    if (error instanceof Undone) return showReferral(page, error.refusal.errors);
    // The database counts the places, whoever decides at once.
    if (sqlState(error) === '23514') return showReferral(page, [formError('verdict', 'The group is full')]);
    throw error;
  }
}

async function settle(page: Page, db: Db): Promise<string> {
  const { referral, group } = await read(page, db);
  if (group.leadId !== page.practitioner.id) throw notFound({ kind: 'group referral', id: referral.id });
  const { verdict, called, whyNot } = mustRead(parseForm(fields, page.body));
  if (verdict === 'place' && called === '') throw refused('called', 'Write what they want to be called');
  if (verdict === 'no place' && whyNot === '')
    throw refused('whyNot', 'Write why not. Whoever put them forward reads it');
  if (
    !(await decideReferral(db, referral.id, {
      verdict,
      whyNot: verdict === 'place' ? '' : whyNot,
      at: page.now,
    }))
  )
    throw new HttpError(409, { says: 'It was decided meanwhile. Nothing was changed by you.' });
  if (verdict === 'place') await givePlace(db, referral, called);
  await audit(db, {
    action: verdict === 'place' ? 'accept' : 'refuse',
    kind: 'group referral',
    id: referral.id,
  });
  return `/learning/groups/referrals/${referral.id}`;
}

async function read(page: Page, db: Db) {
  const id = page.uuid();
  const referral = await oneReferral(db, id);
  const group = referral && (await oneGroup(db, referral.groupId));
  if (!referral || !group) throw notFound({ kind: 'group referral', id });
  return { referral, group };
}
