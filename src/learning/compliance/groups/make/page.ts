import { activePeople, currentArrangements } from '../../../../partnership/index.ts';
import { audit } from '../../../../platform/audit/index.ts';
import type { Db } from '../../../../platform/db/index.ts';
import {
  attempt,
  formError,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  type Typed,
  typedFrom,
  typedOr,
  Undone,
} from '../../../../platform/forms/index.ts';
import { html } from '../../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../../platform/http/index.ts';
import { dateWords } from '../../../../platform/time/index.ts';
import { peopleCalled } from '../../../programme/session/read.ts';
import { oneGroup } from '../../../store/credential-group.ts';
import {
  type GroupTexts,
  groupUse,
  groupVersions,
  insertGroup,
  keepGroupVersion,
  updateGroup,
} from '../../../store/young-group.ts';
import type { YoungGroup } from '../types.ts';
import { readGroup } from './form.ts';
import { makeView } from './view.ts';

const GROUPS = '/learning/groups';

/** GET /learning/groups/new, /learning/groups/ID/edit: for whom it is, when it meets and who leads it. */
export async function showMake(page: Page, refusal?: Refusal): Promise<Response> {
  const { group, lead, areas, use, versions } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    const ground = await read(page, db);
    const found = ground.group;
    const people = found ? await activePeople(db, found.id, [found.leadId]) : [];
    return {
      ...ground,
      lead: people[0]?.name ?? '',
      versions: found ? await groupVersions(db, found.id) : [],
    };
  });
  const form = recordForm(page, refusal);
  const typed = refusal ? form.typed : typedOr(page, group ? typedGroup(group, lead) : typedFrom({}));
  const title = group ? `Change “${group.name}”` : 'A new group for young people';
  return page.show({
    title,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="${GROUPS}" class="govuk-back-link">Groups for young people</a>`,
    main: makeView({
      ...{ ...form, typed, title, areas, use, versions, fresh: !group, now: page.now },
      version: group?.version ?? 0,
      action: page.url.pathname,
    }),
    ...statusOf(refusal),
  });
}

/** POST to the same. Whoever has a place keeps it: what changes holds for those who are put forward from now on. */
export function makeGroup(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => save(page, db),
    (refusal) => showMake(page, refusal),
  );
}

async function save(page: Page, db: Db): Promise<string> {
  const { group, areas, use } = await read(page, db);
  const parsed = readGroup(page.body, { areas: areas.map(({ code }) => code), use });
  const code = one(page.body, 'code').trim();
  const errors = [
    ...(parsed.ok ? [] : parsed.errors),
    ...(group || /^[a-z0-9][a-z0-9-]{1,59}$/.test(code)
      ? []
      : [formError('code', 'Use small letters, digits and hyphens, at least two of them')]),
  ];
  if (!parsed.ok || errors.length > 0) throw new Undone({ errors, changed: false });
  const { lead, ...said } = parsed.value;
  const [leadId = ''] = await peopleCalled(db, [lead], 'lead');
  const texts: GroupTexts = { ...said, leadId };
  const id = group?.id ?? (await insertGroup(db, code, texts));
  if (id === undefined) throw refused('code', 'Another one has this short name');
  if (group && !(await updateGroup(db, id, Number(one(page.body, 'version')), texts)))
    throw new Undone({ errors: [], changed: true });
  await keepGroupVersion(db, { id, version: (group?.version ?? 0) + 1, texts, by: page.practitioner });
  await audit(db, { action: group ? 'change' : 'create', kind: 'young people’s group', id });
  return GROUPS;
}

async function read(page: Page, db: Db) {
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  if (page.url.pathname.endsWith('/new'))
    return { group: undefined, areas, use: { places: 0, noted: [] as string[] } };
  const id = page.uuid();
  const group = await oneGroup(db, id);
  if (!group) throw notFound({ kind: 'young people’s group', id });
  return { group, areas, use: await groupUse(db, id) };
}

function typedGroup(group: YoungGroup, lead: string): Typed {
  return typedFrom({
    ...{ name: group.name, about: group.about, area: group.area, lead },
    ...{ ageFrom: String(group.ageFrom), ageTo: String(group.ageTo), capacity: String(group.capacity) },
    ...{ risks: group.risks.join('\n'), openCase: group.needsOpenCase ? 'yes' : '' },
    meets: group.meetsOn.map((day) => dateWords(day).text).join('\n'),
  });
}
