import { listStaff } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { standingOf } from '../../rules/standing.ts';
import { standings } from '../../store/invitation.ts';
import { peopleView } from './view.ts';

const size = 25;

/** GET /administration/people: who works here, by name. */
export async function showPeople(page: Page): Promise<Response> {
  const search = (page.url.searchParams.get('search') ?? '').trim().slice(0, 100);
  const after = cursorIn(page.url.searchParams.get('after'));
  const { rows, stand } = await page.transaction(async (db) => {
    const rows = await listStaff(db, { search, after, size: size + 1 });
    const shown = rows.slice(0, size).map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'practitioner', shown });
    return { rows, stand: await standings(db, shown) };
  });
  const people = rows.slice(0, size).map((row) => {
    const found = stand.find(({ practitioner_id }) => practitioner_id === row.id);
    const invitedUntil = found?.invited_until ?? null;
    const facts = {
      disabledAt: row.disabled_at,
      sample: row.sample,
      waysIn: found?.ways_in ?? 0,
      invitedUntil,
    };
    return {
      ...row,
      standing: standingOf(facts, page.now),
      lastSignedInAt: found?.last_signed_in_at ?? null,
    };
  });
  const last = people.at(-1);
  return page.show({
    title: 'People who work here',
    kind: 'workspace',
    current: '/administration/people',
    main: peopleView({
      people,
      search,
      now: page.now,
      next: rows.length > size && last ? address({ search, after: `${last.id}_${last.name}` }) : undefined,
      first: after ? address({ search }) : undefined,
    }),
  });
}

function address(parts: { search: string; after?: string }): string {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  return `/administration/people${query.size > 0 ? `?${query}` : ''}`;
}

function cursorIn(after: string | null): { id: string; name: string } | undefined {
  const [, id, name] = /^([0-9a-f-]{36})_(.+)$/.exec(after ?? '') ?? [];
  return id === undefined || name === undefined ? undefined : { id, name };
}
