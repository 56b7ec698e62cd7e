import { audit } from '../../../../platform/audit/index.ts';
import type { Db } from '../../../../platform/db/index.ts';
import { formKey, once } from '../../../../platform/forms/index.ts';
import { html } from '../../../../platform/html/index.ts';
import { HttpError, notFound, one, type Page } from '../../../../platform/http/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
import { attendanceOf, noteAttendance, oneGroup, placesOf } from '../../../store/credential-group.ts';
import { attendanceView } from './view.ts';

/** GET /learning/groups/ID/attendance: who came when, by the names they want to be called. */
export async function showAttendance(page: Page): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const group = await read(page, db);
    const places = await placesOf(db, group.id);
    const noted = await attendanceOf(
      db,
      places.map(({ id }) => id),
    );
    await audit(db, { action: 'read', kind: 'group register', id: group.id });
    return { group, places, noted };
  });
  return page.show({
    title: `Who came to ${found.group.name}`,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/groups" class="govuk-back-link">Groups for young people</a>`,
    main: attendanceView({ ...found, today: londonDate(page.now), csrf: page.csrf, key: formKey() }),
  });
}

/** POST /learning/groups/ID/attendance: notes who came on a day; noted again, it is put right. */
export async function noteWhoCame(page: Page): Promise<Response> {
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const group = await read(page, db);
      const meeting = group.meetsOn.find((day) => day.toString() === one(page.body, 'meeting'));
      if (!meeting || Temporal.PlainDate.compare(meeting, londonDate(page.now)) > 0) throw new HttpError(400);
      const came = new Set(page.body.get('came') ?? []);
      const places = await placesOf(db, group.id);
      const noted = places.map(({ id }) => ({ placeId: id, came: came.has(id) }));
      await noteAttendance(db, noted, { meeting, by: page.practitioner.name, at: page.now });
      await audit(db, { action: 'note', kind: 'group register', id: group.id });
      return `/learning/groups/${group.id}/attendance`;
    }),
  );
  return page.seeOther(path);
}

/** A group whose register the reader keeps: they lead it, or keep registers. */
async function read(page: Page, db: Db) {
  const group = await oneGroup(db, page.uuid());
  const { id, permissions } = page.practitioner;
  if (!group || (group.leadId !== id && !permissions.has('learning.register'))) throw notFound();
  return group;
}
