import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  date,
  type FormError,
  formError,
  formKey,
  mustRead,
  parseForm,
  text,
  typedIn,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { coursesToClaim, evidenceOf, stateEvidence } from '../../store/credential-evidence.ts';
import { addEvidenceFile } from '../../store/evidence-file.ts';
import { lookAtFile, mostOfFile } from '../file.ts';
import { stateView } from './view.ts';

const fields = (today: Temporal.PlainDate, courses: readonly string[]) => ({
  course: {
    ...text({ ask: 'Choose the course that it is to count as' }),
    schema: text({ ask: 'Choose the course that it is to count as' }).schema.refine(
      (id) => courses.includes(id),
      'Choose the course that it is to count as',
    ),
  },
  title: text({ ask: 'Write what the course or event was called' }),
  provider: text({ ask: 'Write who provided it' }),
  on: date({
    what: 'The day you completed it',
    ask: 'Write the day you completed it',
    check: (day) =>
      Temporal.PlainDate.compare(day, today) > 0
        ? 'The day you completed it must not be after today'
        : undefined,
  }),
  note: text({ max: 2000 }),
});

/** GET /learning/evidence: what the reader stated, and a form for more. */
export async function showEvidence(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { practitioner } = page;
  const found = await page.transaction(async (db) => {
    const stated = await evidenceOf(db, practitioner.id);
    const courses = await coursesToClaim(db);
    await audit(db, { action: 'read', kind: 'learning record', id: practitioner.id, fields: ['evidence'] });
    return { stated, courses };
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'Learning done elsewhere',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: stateView({
      ...{ ...found, now: page.now, typed, errors, csrf: page.csrf, key: formKey(typed) },
      megabytes: mostOfFile(page.services.config) / 1_000_000,
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const CHOOSE_AGAIN = 'Choose the file again: nothing is kept while something else is wrong';

/** POST /learning/evidence: what was learned elsewhere, with its certificate where one came along. */
export async function sendEvidence(page: Page): Promise<Response> {
  const upload = page.uploads.get('file');
  const file = upload && (await lookAtFile(page, upload));
  if (file && 'field' in file) return showEvidence(page, [file]);
  return attempt(
    page,
    async (db) => {
      const courses = (await coursesToClaim(db)).map(({ id }) => id);
      const { course, title, provider, on, note } = mustRead(
        parseForm(fields(londonDate(page.now), courses), page.body),
      );
      if (on === null) throw new Undone({ errors: [], changed: false });
      const said = { personId: page.practitioner.id, courseId: course, title, provider, on, note };
      const id = await stateEvidence(db, said);
      if (file) await addEvidenceFile(db, id, file);
      await audit(db, { action: 'state', kind: 'evidence of learning', id });
      return '/learning/evidence';
    },
    ({ errors }) => showEvidence(page, file ? [...errors, formError('file', CHOOSE_AGAIN)] : errors),
  );
}
