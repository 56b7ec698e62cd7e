import { audit } from '../../platform/audit/index.ts';
import { type FormError, formError, formKey, once, typedIn, untouched } from '../../platform/forms/index.ts';
import { cursorFrom, hrefAfter, html } from '../../platform/html/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { OUTCOMES } from '../rules/outcomes.ts';
import { keepOutcome, ownSignpost, ownSignposts } from '../store/signposts.ts';
import { oneView, signpostsView } from './list-view.ts';

const SIZE = 25;

/** GET /directory/signposts?show=all: one's own, those without an answer first of all. */
export async function showSignposts(page: Page): Promise<Response> {
  const open = page.url.searchParams.get('show') !== 'all';
  const after = cursorFrom(page.url.searchParams);
  const rows = await page.transaction(async (db) => {
    const found = await ownSignposts(db, { open, after, size: SIZE + 1 });
    const people = found.flatMap(({ personId }) => personId ?? []);
    if (people.length > 0) await audit(db, { action: 'list', kind: 'person', shown: people });
    return found;
  });
  const shown = rows.slice(0, SIZE);
  const last = shown.at(-1);
  const path = open ? '/directory/signposts' : '/directory/signposts?show=all';
  const next = rows.length > SIZE && last ? { at: last.madeAt, id: last.id } : undefined;
  return page.show({
    title: 'Signposts',
    kind: 'workspace',
    current: '/directory/signposts',
    main: signpostsView({
      rows: shown,
      open,
      now: page.now,
      size: SIZE,
      next: hrefAfter(path, next),
      first: after ? path : undefined,
    }),
  });
}

/** GET /directory/signposts/ID */
export async function showOne(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const signpost = await ownSignpost(db, id);
    if (!signpost) throw notFound({ kind: 'signpost', id });
    if (signpost.personId)
      await audit(db, { action: 'read', kind: 'person', id: signpost.personId, basis: 'signpost' });
    return signpost;
  });
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  return page.show({
    title: `Signpost to ${found.title}`,
    kind: 'workspace',
    current: '/directory/signposts',
    before: html`<a href="/directory/signposts" class="govuk-back-link">Signposts</a>`,
    main: oneView({ signpost: found, now: page.now, errors, typed, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /directory/signposts/ID: what became of it. */
export async function answerOne(page: Page): Promise<Response> {
  const id = page.uuid();
  const outcome = OUTCOMES.find((each) => each === one(page.body, 'outcome'));
  if (!outcome) return showOne(page, [formError('outcome', 'Choose what became of it')]);
  const note = one(page.body, 'note').trim().slice(0, 500);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const found = await ownSignpost(db, id);
      if (!found) throw notFound({ kind: 'signpost', id });
      if (found.outcome) throw new HttpError(409, { says: KNOWN });
      await keepOutcome(db, id, { outcome, by: page.practitioner.name, note, at: page.now });
      await audit(db, { action: 'answer', kind: 'signpost', id });
      if (found.personId) await audit(db, { action: 'answer signpost', kind: 'person', id: found.personId });
      return `/directory/signposts/${id}`;
    }),
  );
  return page.seeOther(location);
}

const KNOWN =
  'What became of this is known already, and nothing was changed. Look at it again to see what was said.';
