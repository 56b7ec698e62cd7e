import { audit } from '../../../../platform/audit/index.ts';
import type { Db } from '../../../../platform/db/index.ts';
import {
  attempt,
  choice,
  choices,
  date,
  type FormError,
  formError,
  formKey,
  mustRead,
  parseForm,
  text,
  typedIn,
  typedOr,
  Undone,
} from '../../../../platform/forms/index.ts';
import { html } from '../../../../platform/html/index.ts';
import { notFound, type Page } from '../../../../platform/http/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import { plain } from '../../../rules/catalogue.ts';
import { notEligible } from '../../../rules/credential-group.ts';
import { addReferral, oneGroup, visibleReferrals } from '../../../store/credential-group.ts';
import { tellOfGroup } from '../tell.ts';
import type { YoungGroup } from '../types.ts';
import { referView } from './view.ts';

/** GET /learning/groups/ID/refer */
export async function showRefer(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const group = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    return read(page, db);
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: `Put somebody forward for ${group.name}`,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/groups" class="govuk-back-link">Groups for young people</a>`,
    main: referView({ group, typed, errors, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /learning/groups/ID/refer: puts a young person forward, with their family's word. */
export function refer(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => putForward(page, db),
    ({ errors }) => showRefer(page, errors),
  );
}

const fieldsOf = (group: YoungGroup, today: Temporal.PlainDate) => {
  const notAfter = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, today) > 0 ? 'The day must not be after today' : undefined;
  return {
    name: text({ ask: 'Write the young person’s name' }),
    born: date({ what: 'The date of birth', ask: 'Write the date of birth', check: notAfter }),
    risks: choices([...group.risks]),
    openCase: choice(['yes', 'no'] as const, 'Choose whether there is an open case'),
    why: text({ ask: 'Write what you hope the group does for them', max: 2000 }),
    consentBy: text({ ask: 'Write who of the family agreed' }),
    consentOn: date({ what: 'The day they agreed', ask: 'Write the day they agreed', check: notAfter }),
  };
};

async function putForward(page: Page, db: Db): Promise<string> {
  const group = await read(page, db);
  const { name, born, risks, openCase, why, consentBy, consentOn } = mustRead(
    parseForm(fieldsOf(group, londonDate(page.now)), page.body),
  );
  if (!born || !consentOn) throw new Undone({ errors: [], changed: false });
  const hindrances = notEligible(group, { born, risks, openCase: openCase === 'yes' });
  if (hindrances.length > 0)
    throw new Undone({
      errors: hindrances.map(({ field, message }) =>
        formError(field, message, field === 'born' ? '-day' : ''),
      ),
      changed: false,
    });
  const same = (await visibleReferrals(db)).find(
    (each) =>
      each.groupId === group.id &&
      each.verdict !== 'no place' &&
      each.ending === null &&
      each.born.equals(born) &&
      plain(each.name) === plain(name),
  );
  if (same)
    throw new Undone({
      errors: [
        formError('name', `${same.name} was put forward for this group already, by ${same.referredBy}`),
      ],
      changed: false,
    });
  const { practitioner: by } = page;
  const id = await addReferral(db, {
    ...{ groupId: group.id, name, born, risks, openCase: openCase === 'yes', why, consentBy, consentOn },
    ...{ agencyId: by.agencyId, by },
  });
  await audit(db, { action: 'refer', kind: 'group referral', id });
  await tellOfGroup(page, db, [group.leadId], id);
  return `/learning/groups/referrals/${id}`;
}

async function read(page: Page, db: Db): Promise<YoungGroup> {
  const group = await oneGroup(db, page.uuid());
  if (!group) throw notFound();
  return group;
}
