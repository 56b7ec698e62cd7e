import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { coursesToClaim } from '../../store/credential-evidence.ts';
import {
  agencyCost,
  agencyNoShows,
  expectedCourses,
  setExpected,
  staffCourses,
  staffPage,
} from '../../store/credential-staff.ts';
import { staffView } from './view.ts';

const SIZE = 25;
const PATH = '/learning/compliance';

/** GET /learning/compliance?after=…: how the reader's own staff stand. */
export async function showStaff(page: Page): Promise<Response> {
  const { practitioner, now } = page;
  const today = londonDate(now);
  const after = (page.url.searchParams.get('after') ?? '').slice(0, 300);
  const found = await page.transaction(async (db) => {
    const rows = await staffPage(db, today, after, SIZE + 1);
    const standing = await staffCourses(db, today);
    const since = now.subtract({ hours: 24 * 365 });
    const cost = await agencyCost(db, practitioner.agencyId, since);
    const unused = await agencyNoShows(db, practitioner.agencyId, since);
    const courses = await coursesToClaim(db);
    const expected = await expectedCourses(db);
    const shown = rows.slice(0, SIZE).map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'learning record', shown });
    return { rows, standing, cost, unused, courses, expected };
  });
  const rows = found.rows.slice(0, SIZE);
  const last = rows.at(-1);
  const next = new URLSearchParams({ after: `${last?.name}~${last?.id}` });
  return page.show({
    title: 'My staff',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: staffView({
      ...{ ...found, rows, size: SIZE, agency: practitioner.agencyName },
      next: found.rows.length > SIZE ? `${PATH}?${next}` : undefined,
      first: after ? PATH : undefined,
      ...{ csrf: page.csrf, key: formKey() },
    }),
  });
}

/** POST /learning/compliance: what the agency expects its staff to have learned. */
export async function expectCourses(page: Page): Promise<Response> {
  const { practitioner } = page;
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const offered = new Set((await coursesToClaim(db)).map(({ id }) => id));
      const wanted = [...new Set(page.body.get('expected') ?? [])].filter((id) => offered.has(id));
      await setExpected(db, practitioner.agencyId, wanted, practitioner.id);
      await audit(db, { action: 'expect', kind: 'agency', id: practitioner.agencyId, fields: ['courses'] });
      return PATH;
    }),
  );
  return page.seeOther(path);
}
