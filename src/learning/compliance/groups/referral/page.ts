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
import {
  decideReferral,
  endReferral,
  givePlace,
  oneGroup,
  oneReferral,
} from '../../../store/credential-group.ts';
import { tellOfGroup } from '../tell.ts';
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

const NO_PLACE = 'The group is full, or they no longer come';
const NO_MORE = 'They no longer come. Nothing was changed by you.';

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
    if (sqlState(error) === '23514') return showReferral(page, [formError('verdict', NO_PLACE)]);
    throw error;
  }
}

async function settle(page: Page, db: Db): Promise<string> {
  const { referral, group } = await read(page, db);
  if (group.leadId !== page.practitioner.id) throw notFound({ kind: 'group referral', id: referral.id });
  const { verdict, called, whyNot } = mustRead(parseForm(fields, page.body));
  if (referral.ending) throw new HttpError(409, { says: NO_MORE });
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
  await tellOfGroup(page, db, [referral.referredById], referral.id);
  return `/learning/groups/referrals/${referral.id}`;
}

const endingFields = {
  saidBy: choice(['family', 'young person', 'agency'] as const, 'Choose who said so'),
  said: text({ max: 1000 }),
};

/** POST /learning/groups/referrals/ID/ending: they no longer come, or nobody agrees to it any more; their place is free. */
export async function end(page: Page): Promise<Response> {
  try {
    return page.seeOther(await page.transaction((db) => once(db, page, () => endIt(page, db))));
  } catch (error) {
    if (error instanceof Undone) return showReferral(page, error.refusal.errors);
    throw error;
  }
}

async function endIt(page: Page, db: Db): Promise<string> {
  const { referral, group } = await read(page, db);
  if (referral.verdict === 'no place')
    throw new HttpError(409, { says: 'They have no place that could end.' });
  const { saidBy, said } = mustRead(parseForm(endingFields, page.body));
  const by = { id: page.practitioner.id, name: page.practitioner.name };
  if (!(await endReferral(db, referral.id, { saidBy, said, by })))
    throw new HttpError(409, { says: 'That was noted meanwhile. Nothing was changed by you.' });
  await audit(db, { action: 'end', kind: 'group referral', id: referral.id });
  await tellOfGroup(page, db, [group.leadId, referral.referredById], referral.id);
  return `/learning/groups/referrals/${referral.id}`;
}

async function read(page: Page, db: Db) {
  const id = page.uuid();
  const referral = await oneReferral(db, id);
  const group = referral && (await oneGroup(db, referral.groupId));
  if (!referral || !group) throw notFound({ kind: 'group referral', id });
  return { referral, group };
}
