import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  changeRecord,
  formError,
  formKey,
  mustBeWorkable,
  once,
  type Refusal,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { areasOf } from '../areas.ts';
import { entries, mayPublish } from '../edit/page.ts';
import { entryOf } from '../hsds/entry.ts';
import { makePublic } from '../publish.ts';
import { differences } from '../rules/compare.ts';
import { problemsOf } from '../store/problems.ts';
import { providers } from '../store/providers.ts';
import {
  addVersion,
  decideVersion,
  markChecked,
  setOwner,
  setPublished,
  versionsOf,
  type WorkEntry,
  workEntry,
} from '../store/work.ts';
import { tellAtWork } from '../tell.ts';
import { historyView } from './view.ts';

const SIZE = 20;

/** GET /directory/work/ID/history?before=…: how an entry stands, what waits, and every version with what it changed. */
export async function showHistory(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const before = /^\d{1,6}$/.exec(page.url.searchParams.get('before') ?? '')?.[0];
  const areas = await areasOf(page);
  const read = await page.transaction(async (db) => {
    const found = mustBeWorkable(entries, id, await workEntry(db, id));
    const versions = await versionsOf(db, id, before === undefined ? undefined : Number(before), SIZE + 1);
    const owners = await providers(db, { organizationId: found.organizationId, size: 50 });
    return { found, versions, owners, problems: await problemsOf(db, id) };
  });
  const { found, versions } = read;
  const shown = versions.slice(0, SIZE);
  const last = shown.at(-1);
  return page.show({
    title: found.title,
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/work" class="govuk-back-link">Entries</a>`,
    main: historyView({
      ...{ entry: found, now: page.now, csrf: page.csrf, key: formKey(), mayPublish: mayPublish(page) },
      ...{ errors: refusal?.errors ?? [], changed: refusal?.changed ?? false, problems: read.problems },
      why: refusal ? one(page.body, 'why') : '',
      public: entryOf(found.content, found.areas),
      waiting: found.waiting && {
        version: found.waiting,
        differences: found.published
          ? differences(
              entryOf(found.content, found.areas),
              entryOf(found.waiting.content, found.waiting.areas),
            )
          : [],
      },
      areas,
      owners: owners(page, found, read.owners),
      versions: shown.map((version, at) => {
        const earlier = versions[at + 1];
        const entry = entryOf(version.content, version.areas);
        return {
          version,
          differences: earlier ? differences(entryOf(earlier.content, earlier.areas), entry) : undefined,
        };
      }),
      size: SIZE,
      next:
        versions.length > SIZE && last ? `/directory/work/${id}/history?before=${last.number}` : undefined,
      first: before === undefined ? undefined : `/directory/work/${id}/history`,
    }),
    ...(refusal ? { status: refusal.errors.length > 0 ? 400 : 409 } : {}),
  });
}

/** Whom an entry may be given to: whoever looks, its owner, and those who edit for its organisation. */
function owners(
  page: Page,
  { ownerId, ownerName }: WorkEntry,
  own: readonly { practitionerId: string; name: string }[],
) {
  const all = [
    { id: page.practitioner.id, name: `${page.practitioner.name} (you)` },
    ...(ownerId && ownerId !== page.practitioner.id ? [{ id: ownerId, name: ownerName ?? 'Somebody' }] : []),
    ...own.map(({ practitionerId, name }) => ({ id: practitionerId, name })),
  ];
  return [...new Map(all.toReversed().map((each) => [each.id, each])).values()].toReversed();
}

/** POST /directory/work/ID/decide: the version that waits becomes public, or goes back with a reason. */
export async function decideEntry(page: Page): Promise<Response> {
  const outcome = await changeRecord(
    entries,
    page,
    (head) => {
      const declined = one(page.body, 'press') === 'decline';
      const why = one(page.body, 'why').trim().slice(0, 1000);
      if (declined && why === '')
        return {
          ok: false,
          errors: [formError('why', 'Write why it goes back, so that it can be put right')],
        };
      if (!head.waiting) throw new Undone({ errors: [], changed: true });
      return { ok: true, value: { declined, why, waiting: head.waiting } };
    },
    async (db, head, { declined, why, waiting }) => {
      const { practitioner: by, now: at } = page;
      if (declined) {
        await decideVersion(db, head.id, { number: waiting.number, state: 'declined', by, at, why });
        await audit(db, { action: 'decline', kind: 'service', id: head.id });
        if (waiting.byId)
          await tellAtWork(page, db, waiting.byId, {
            says: 'What you wrote for the directory of services was sent back, with the reason.',
            path: `/directory/work/${head.id}/history`,
          });
      } else await makePublic(page, db, head.id, waiting, why);
      return `/directory/work/${head.id}/history`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showHistory(page, outcome);
}

/** POST /directory/work/ID/restore: an earlier version is put forward again, as a new one. */
export async function restoreVersion(page: Page): Promise<Response> {
  const outcome = await changeRecord(
    entries,
    page,
    async (head, db) => {
      const number = Number(one(page.body, 'number'));
      const [version] = await versionsOf(db, head.id, number + 1, 1);
      if (version?.number !== number) throw notFound({ kind: 'service', id: head.id });
      return { ok: true, value: version };
    },
    async (db, head, { content, areas, number: of }) => {
      const { practitioner: by, now: at } = page;
      const number = head.version + 1;
      await addVersion(db, head.id, { number, content, areas, note: `As version ${of} was`, by, at });
      await audit(db, { action: 'restore', kind: 'service', id: head.id });
      return `/directory/work/${head.id}/history`;
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showHistory(page, outcome);
}

/** Something done to an entry that needs no new version: once, by whoever may write it. */
async function doOnce(page: Page, work: (db: Db, entry: WorkEntry) => Promise<void>): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      await work(db, mustBeWorkable(entries, id, await workEntry(db, id)));
      return `/directory/work/${id}/history`;
    }),
  );
  return page.seeOther(location);
}

/** POST /directory/work/ID/checked: everything in it still holds. */
export function markEntryChecked(page: Page): Promise<Response> {
  return doOnce(page, async (db, { id }) => {
    await markChecked(db, id, londonDate(page.now));
    await audit(db, { action: 'check', kind: 'service', id });
  });
}

/** POST /directory/work/ID/owner: who keeps it, and whether the public sees it. */
export function keepEntry(page: Page): Promise<Response> {
  return doOnce(page, async (db, entry) => {
    const owner = one(page.body, 'owner');
    const known = owners(
      page,
      entry,
      await providers(db, { organizationId: entry.organizationId, size: 50 }),
    );
    if (isId(owner) && known.some(({ id }) => id === owner) && owner !== entry.ownerId)
      await setOwner(db, entry.id, owner);
    const hide = one(page.body, 'public') === 'no';
    if (!hide && entry.approved === null) throw new HttpError(409, { says: NOTHING_APPROVED });
    if (hide === entry.published) await setPublished(db, entry.id, !hide, page.now);
    await audit(db, { action: hide ? 'hide' : 'keep', kind: 'service', id: entry.id });
  });
}

const NOTHING_APPROVED =
  'No version of this entry is approved yet, so the public cannot see it. Nothing was changed. Approve a version first.';
