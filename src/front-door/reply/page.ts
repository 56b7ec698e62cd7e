import { audit } from '../../platform/audit/index.ts';
import { type FormError, formError, formKey, once, typedIn, typedOr } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { keepReply, readAsked } from '../store/asked.ts';
import { readReply } from './form.ts';
import { askedView } from './view.ts';

/** GET /asked/ID: a question to one's own agency. Another agency's is not there. */
export async function showAsked(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const id = page.uuid();
  const asked = await page.transaction(async (db) => {
    const found = await readAsked(db, id, null);
    if (!found) throw notFound({ kind: 'question', id });
    await audit(db, { action: 'read', kind: 'question', id, basis: 'asked' });
    return found;
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: `Question ${asked.number}`,
    kind: 'workspace',
    current: '/asked',
    before: html`<a href="/asked" class="govuk-back-link">Asked of us</a>`,
    main: askedView({
      ...{ asked, action: `/asked/${id}`, by: 'sign-in', errors, typed },
      ...{ csrf: page.csrf, key: formKey(typed), now: page.now },
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /asked/ID: the answer, a refusal with its reason, more than was asked, or a correction. */
export async function reply(page: Page): Promise<Response> {
  const id = page.uuid();
  const done = await page.transaction(async (db) => {
    const asked = await readAsked(db, id, null);
    if (!asked) throw notFound({ kind: 'question', id });
    if (asked.withdrawnAt) return [formError('kind', takenBack)];
    const replaced = asked.replies.map(({ corrects }) => corrects);
    const own = asked.replies.map((said) => said.id).filter((said) => !replaced.includes(said));
    const reading = readReply(page.body, 'sign-in', own);
    if (!reading.ok) return reading.errors;
    return once(db, page, async () => {
      if (!(await keepReply(db, id, null, reading.value))) throw new HttpError(409, { says: shut });
      const action = reading.value.kind === 'not shared' ? 'refuse to share' : 'reply';
      await audit(db, { action, kind: 'question', id, basis: 'asked' });
      return `/asked/${id}`;
    });
  });
  return typeof done === 'string' ? page.seeOther(done) : showAsked(page, done);
}

export const takenBack =
  'The question was taken back while you wrote. Nothing was sent; your words are below';
const shut =
  'Somebody else answered at the same moment. Go back: your words are still there. Send them again.';
