import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  attemptChange,
  type Changeable,
  mustBeWorkable,
  mustRead,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  typedFrom,
} from '../../platform/forms/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { readGroup } from '../form.ts';
import { slugFrom } from '../rules/slug.ts';
import { addGroup, claimGroup, groupById, setGroup } from '../store/group.ts';
import type { Group } from '../types.ts';
import { groupFormView } from './view.ts';

const workspace = { kind: 'workspace', current: '/meetings' } as const;

const kept: Changeable<Group & { workable: true }> = {
  kind: 'meeting group',
  readHead: groupById,
  claimVersion: claimGroup,
  readOnly: 'This group is not yours to change.',
};

/** GET /meetings/groups/new */
export async function showNewGroup(page: Page, refusal?: Refusal): Promise<Response> {
  const main = groupFormView({ ...recordForm(page, refusal), group: undefined });
  return page.show({ ...workspace, title: 'A new group', main, ...statusOf(refusal) });
}

/** POST /meetings/groups/new */
export function makeGroup(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const group = mustRead(readGroup(page.body));
      const id = await addGroup(db, { ...group, slug: slugFrom(group.name) });
      if (!id) throw refused('name', 'Choose another name: a group is called so already');
      await audit(db, { action: 'add', kind: 'meeting group', id });
      return '/meetings';
    },
    (refusal) => showNewGroup(page, refusal),
  );
}

/** GET /meetings/groups/ID */
export async function showGroup(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const group = await page.transaction(async (db) => mustBeWorkable(kept, id, await groupById(db, id)));
  const form = recordForm(page, refusal);
  const { name, kind, about, quarterly } = group;
  const stands = typedFrom({ name, kind, about, quarterly: quarterly ? 'yes' : '' });
  const main = groupFormView({ ...form, typed: refusal || page.kept ? form.typed : stands, group });
  return page.show({ ...workspace, title: `Change: ${name}`, main, ...statusOf(refusal) });
}

/** POST /meetings/groups/ID: its address stays as it was. */
export function changeGroup(page: Page): Promise<Response> {
  return attemptChange(
    kept,
    page,
    showGroup,
    () => readGroup(page.body),
    async (db, head, group) => {
      await setGroup(db, head.id, group);
      await audit(db, { action: 'change', kind: 'meeting group', id: head.id });
      return '/meetings';
    },
  );
}
