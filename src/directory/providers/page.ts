import { peopleNamed } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  type FormError,
  formError,
  formKey,
  once,
  typedIn,
  Undone,
  untouched,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { addProvider, endProvider, providers } from '../store/providers.ts';
import { MOST_ORGANIZATIONS, writableOrganizations } from '../store/work.ts';
import { tellAtWork } from '../tell.ts';
import { providersView } from './view.ts';

const SIZE = 25;

const chosenIn = ({ body }: Page) =>
  isId(one(body, 'organization')) ? one(body, 'organization') : undefined;

/** GET /directory/providers: who edits for which organisation, and the form that invites. */
export async function showProviders(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const after = page.url.searchParams.get('after') ?? '';
  const find = one(page.body, 'find').trim();
  const read = await page.transaction(async (db) => ({
    rows: await providers(db, { size: SIZE + 1, ...(isId(after) ? { after } : {}) }),
    organizations: await writableOrganizations(db, true, {
      words: one(page.body, 'organization-words').trim(),
      id: chosenIn(page),
    }),
    found: find === '' ? undefined : await peopleNamed(db, find),
  }));
  const rows = read.rows.slice(0, SIZE);
  const last = rows.at(-1);
  const typed = page.body.size > 0 ? typedIn(page.body) : untouched;
  return page.show({
    title: 'Who edits for whom',
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/work" class="govuk-back-link">Entries</a>`,
    main: providersView({
      ...{
        rows,
        errors,
        typed,
        found: read.found,
        organizations: read.organizations,
        more: read.organizations.length >= MOST_ORGANIZATIONS,
        now: page.now,
        size: SIZE,
      },
      ...{ csrf: page.csrf, key: formKey(typed) },
      next: read.rows.length > SIZE && last ? `/directory/providers?after=${last.id}` : undefined,
      first: isId(after) ? '/directory/providers' : undefined,
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /directory/providers: looks for somebody by name, or lets whoever was chosen edit. */
export async function invite(page: Page): Promise<Response> {
  if (one(page.body, 'press') === 'find') return showProviders(page);
  const [organizationId, practitionerId] = [one(page.body, 'organization'), one(page.body, 'person')];
  const errors = [
    ...(isId(organizationId) ? [] : [formError('organization', 'Choose the organisation')]),
    ...(isId(practitionerId) ? [] : [formError('find', 'Find somebody by name, and choose them')]),
  ];
  if (errors.length > 0) return showProviders(page, errors);
  try {
    const location = await page.transaction((db) =>
      once(db, page, async () => {
        const known = await writableOrganizations(db, true, { id: organizationId });
        if (!known.some(({ id }) => id === organizationId))
          throw new Undone({
            errors: [formError('organization', 'Choose the organisation')],
            changed: false,
          });
        const isNew = await addProvider(db, {
          organizationId,
          practitionerId,
          by: page.practitioner.name,
        });
        if (isNew) await tellAtWork(page, db, practitionerId, INVITED);
        await audit(db, {
          action: 'invite',
          kind: 'organization',
          id: organizationId,
          shown: [practitionerId],
        });
        return '/directory/providers';
      }),
    );
    return page.seeOther(location);
  } catch (error) {
    if (error instanceof Undone) return showProviders(page, error.refusal.errors);
    throw error;
  }
}

const INVITED = {
  says: 'You are invited to keep what the directory of services says of an organisation. What you write is looked at before it is public.',
  path: '/directory/work',
};

/** POST /directory/providers/ID: they edit no longer. What they wrote stays. */
export async function endInvitation(page: Page): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await endProvider(db, id, page.now))) throw notFound({ kind: 'provider', id });
      await audit(db, { action: 'end', kind: 'provider', id });
      return '/directory/providers';
    }),
  );
  return page.seeOther(location);
}
