import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  type Refusal,
  recordForm,
  statusOf,
  typedFrom,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import { DATES_OPENED } from '../../interest/topic.ts';
import { plan } from '../../rules/series.ts';
import { insertSession } from '../../store/programme.ts';
import { peopleCalled, placeIn, readGround } from '../session/read.ts';
import { readSeries } from './form.ts';
import { seriesView } from './view.ts';

const PROGRAMME = '/learning/programme';
type Ground = Awaited<ReturnType<typeof readGround>>;

const planOf = (rule: Parameters<typeof plan>[0], { calendar }: Ground) =>
  plan(rule, (date) => calendar.holidays.has(date.toString()));

/** GET /learning/programme/ID/sessions/series */
export async function showSeries(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const ground = await page.transaction((db) => readGround(db, page, id));
  const form = recordForm(page, refusal);
  const rule = refusal?.looking ? readSeries(page.body) : undefined;
  const main = seriesView({
    ...{ ...ground, ...form, version: 0, standing: undefined, title: 'Add sessions that recur' },
    typed: refusal ? form.typed : typedFrom({ every: '1' }),
    // What it makes is shown before it is made: the second press is a form of its own.
    key: refusal?.looking ? randomUUID() : form.key,
    action: `${PROGRAMME}/${id}/sessions/series`,
    preview: rule?.ok ? planOf(rule.value, ground) : undefined,
  });
  const before = html`<a href="${PROGRAMME}/${id}" class="govuk-back-link">The course</a>`;
  const frame = { title: 'Sessions that recur', kind: 'workspace', current: PROGRAMME } as const;
  return page.show({ ...frame, before, main, ...statusOf(refusal) });
}

/** POST /learning/programme/ID/sessions/series: shows what the rule makes; pressed again, makes it. */
export function addSeries(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => make(db, page),
    (refusal) => showSeries(page, refusal),
  );
}

async function make(db: Db, page: Page): Promise<string> {
  const courseId = page.uuid();
  const ground = await readGround(db, page, courseId);
  const rule = readSeries(page.body);
  const place = placeIn(page, { ...ground, taken: 0 });
  const errors: FormError[] = [...(rule.ok ? [] : rule.errors), ...(place.ok ? [] : place.errors)];
  if (!rule.ok || !place.ok) throw new Undone({ errors, changed: false });
  const trainers = await peopleCalled(db, place.value.trainers);
  if (one(page.body, 'press') !== 'make') throw new Undone({ errors: [], changed: false, looking: true });
  const { sessions } = planOf(rule.value, ground);
  const seriesId = randomUUID();
  for (const planned of sessions) {
    const id = randomUUID();
    const parts = planned.parts.map((times, at) => ({ n: at + 1, title: '', ...times }));
    await insertSession(db, { ...place.value, id, courseId, seriesId, parts, trainers });
  }
  await audit(db, { action: 'create', kind: 'session series', id: seriesId });
  if (ground.course.state === 'open' && sessions.length > 0)
    await tell(db, DATES_OPENED, { course: courseId });
  return `${PROGRAMME}/${courseId}`;
}
