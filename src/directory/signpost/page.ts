import { randomUUID } from 'node:crypto';
import { lookForPerson, looksForPerson, personChosen, personPicker } from '../../people/index.ts';
import { areasOf as areasOfActor } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  typedFrom,
  typedIn,
  typedOr,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, notFound, type Page, randomToken, sha256 } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import type { SafeTimes } from '../../platform/time/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { areasOf } from '../areas.ts';
import { publicEntry } from '../store/entries.ts';
import { settingOn } from '../store/settings.ts';
import { addSignpost } from '../store/signposts.ts';
import { type GivenSignpost, readSignpost } from './form.ts';
import { readsOnly } from './reads-only.ts';
import { signpostView } from './view.ts';

const PICKER = 'person';
/** A link to answer by stays good for so long after somebody is asked. */
const ANSWER_DAYS = 30;

/** GET /directory/ID/signpost: whom it is for, how they get it, and who is asked later. */
export async function showSignpost(
  page: Page,
  errors: readonly FormError[] = [],
  status?: number,
): Promise<Response> {
  const id = page.uuid();
  const posted = page.body.size > 0;
  const { permissions } = page.practitioner;
  const maySearch = permissions.has('people.search');
  const typed = posted ? typedIn(page.body) : typedOr(page, asBegun(page));
  const looked = !maySearch
    ? undefined
    : posted
      ? await lookForPerson(page, PICKER)
      : { typed, errors: [], ...(await begunFor(page)) };
  const areas = await areasOf(page);
  const { entry, days } = await page.transaction(async (db) => ({
    entry: await publicEntry(db, id),
    days: await settingOn(db, 'ask after', londonDate(page.now)),
  }));
  if (!entry) throw notFound({ kind: 'service', id });
  const own = areasOfActor(page.practitioner);
  const wrong = errors.filter(({ field }) => field === PICKER);
  const picker = maySearch
    ? personPicker({
        ...{ typed, errors: [], ...looked, name: PICKER },
        legend: 'Find the child or the parent',
        wrong,
      })
    : undefined;
  return page.show({
    title: `Point a family to ${entry.title}`,
    kind: 'workspace',
    current: '/directory/signposts',
    before: html`<a href="/directory/${id}" class="govuk-back-link">${entry.title}</a>`,
    main: signpostView({
      ...{ id, title: entry.title, picker, days, typed, csrf: page.csrf, key: formKey(typed) },
      errors: [...(looked?.errors ?? []), ...errors],
      areas,
      area: own.length === 1 ? (own[0] ?? '') : '',
    }),
    ...(status === undefined ? {} : { status }),
  });
}

/** A form that was come to from somebody's page is for them, until something else is chosen. */
const asBegun = ({ url }: Page) =>
  url.searchParams.has(PICKER) ? typedFrom({ whom: 'person' }) : typedFrom({});

/** Who that is, as far as the reader may see them: on the audit as shown. */
export async function begunFor(page: Page): Promise<{ chosen?: { id: string; label: string } }> {
  const id = page.url.searchParams.get(PICKER) ?? '';
  if (!isId(id) || readsOnly(page, id)) return {};
  return page.transaction(async (db) => {
    const chosen = await personChosen(db, id);
    if (chosen) await audit(db, { action: 'list', kind: 'person', shown: [chosen.id] });
    return chosen ? { chosen } : {};
  });
}

/** POST /directory/ID/signpost: keeps it, sends the message if there is a safe way, and notes when to ask. */
export async function makeSignpost(page: Page): Promise<Response> {
  if (looksForPerson(page, PICKER)) return showSignpost(page);
  const areas = (await areasOf(page)).map(({ code }) => code);
  const read = readSignpost(page.body, areas);
  if (!read.ok) return showSignpost(page, read.errors, 400);
  return attempt(
    page,
    (db) => keep(page, db, read.value),
    ({ errors }) => showSignpost(page, errors, 400),
  );
}

async function keep(page: Page, db: Db, given: GivenSignpost): Promise<string> {
  const serviceId = page.uuid();
  const entry = await publicEntry(db, serviceId);
  if (!entry) throw notFound({ kind: 'service', id: serviceId });
  if (given.personId && (readsOnly(page, given.personId) || !(await personChosen(db, given.personId))))
    throw new Undone({ errors: [formError(PICKER, 'Find the person, then choose them')], changed: false });
  const id = randomUUID();
  const { baseUrl } = page.services.config;
  const today = londonDate(page.now);
  const askOn = given.ask === 'nobody' ? null : today.add({ days: await settingOn(db, 'ask after', today) });
  const code = given.ask === 'family' ? randomToken(24) : undefined;
  await addSignpost(db, {
    ...{ id, serviceId, title: entry.title, area: given.area, personId: given.personId, concernId: null },
    ...{ about: given.about, sentHow: given.how, askWhom: given.ask, askOn },
    contact: code ? given.contact : null,
    askLink: code ? `${baseUrl}/directory/asked/${code}` : null,
    codeHash: code ? sha256(code).toString('hex') : null,
    codeUntil:
      code && askOn ? page.now.add({ hours: 24 * (ANSWER_DAYS + today.until(askOn).total('days')) }) : null,
  });
  if (given.contact) {
    const { times, ...contact } = given.contact;
    const body = `There is something that may help. Read it here: ${baseUrl}/directory/${serviceId}`;
    await queueMessage(db, {
      to: { ...contact, times: times as SafeTimes | null },
      subject: 'something to read',
      body,
      recordId: id,
    });
  }
  await audit(db, { action: 'signpost', kind: 'service', id: serviceId });
  if (given.personId) await audit(db, { action: 'signpost', kind: 'person', id: given.personId });
  return `/directory/signposts/${id}`;
}
