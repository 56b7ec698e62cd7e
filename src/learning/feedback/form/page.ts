import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  mustRead,
  type Refusal,
  recordForm,
  statusOf,
  typedFrom,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { STANDARD_QUESTIONS } from '../../rules/feedback.ts';
import { courseById } from '../../store/course.ts';
import { formOfCourse, insertForm } from '../../store/feedback.ts';
import { compares, readForm, typedOf } from './read.ts';
import { formView } from './view.ts';

/** GET /learning/programme/ID/feedback: what a course asks before, after and three months later. */
export async function showForm(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const { course, form } = await page.transaction(async (db) => {
    const found = await courseById(db, id);
    if (!found) throw notFound({ kind: 'course', id });
    return { course: found, form: await formOfCourse(db, id) };
  });
  const boxes = recordForm(page, refusal);
  const begun = typedFrom(typedOf(form?.questions ?? STANDARD_QUESTIONS, form?.needed ?? false));
  return page.show({
    title: 'What the course asks',
    kind: 'workspace',
    current: '/learning/programme',
    before: html`<a href="/learning/programme/${id}" class="govuk-back-link">${course.title}</a>`,
    main: formView({
      ...boxes,
      ...{ course, form, now: page.now, compares: compares(form?.questions ?? []) },
      typed: refusal || page.kept ? boxes.typed : begun,
    }),
    ...statusOf(refusal),
  });
}

/** POST /learning/programme/ID/feedback: the next version; those who were asked before answer what they were asked. */
export function saveForm(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    async (db) => {
      if (!(await courseById(db, id))) throw notFound({ kind: 'course', id });
      const before = await formOfCourse(db, id);
      const read = mustRead(
        readForm(page.body, before?.questions ?? STANDARD_QUESTIONS, () => randomUUID().slice(0, 8)),
      );
      const version = Number(one(page.body, 'version')) + 1;
      if (version !== (before?.version ?? 0) + 1) throw changed();
      const { id: by, name } = page.practitioner;
      if (!(await insertForm(db, { courseId: id, version, ...read }, { id: by, name }))) throw changed();
      await audit(db, { action: 'change', kind: 'feedback form', id });
      return `/learning/programme/${id}/feedback`;
    },
    (refusal) => showForm(page, refusal),
  );
}

const changed = () => new Undone({ errors: [], changed: true });
