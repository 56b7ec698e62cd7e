import { randomUUID } from 'node:crypto';
import { showToAll, workAddress } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  email,
  type FormError,
  formKey,
  once,
  parseForm,
  typedFrom,
  typedIn,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, one, type Page, randomToken, sha256 } from '../../platform/http/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { bookerOf } from '../book/page.ts';
import { courseByCode, courseById } from '../store/course.ts';
import { confirmInterest, endInterest, insertInterest, interestByCode } from '../store/interest.ts';
import { askedView, askView, interestView } from './view.ts';

const FRAME = {
  current: '/learning',
  before: html`<a href="/learning" class="govuk-back-link">All training</a>`,
};

const open = (code: string) => (code === '' ? Promise.resolve(undefined) : undefined);

/** GET /learning/interest?course=CODE: to be told of new dates, of one course or of all. */
export async function showInterest(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const code = errors.length > 0 ? one(page.body, 'course') : (page.url.searchParams.get('course') ?? '');
  const booker = bookerOf(page);
  const { course, address } = await page.transaction(async (db) => ({
    course: await (open(code) ?? courseByCode(db, code)),
    address: booker?.practitionerId ? await workAddress(db, booker.practitionerId) : booker?.email,
  }));
  const typed = errors.length > 0 ? typedIn(page.body) : typedFrom({ email: address ?? '' });
  const main = askView({ course, typed, errors, csrf: page.csrf, key: formKey(typed) });
  const status = errors.length > 0 ? { status: 400 } : {};
  return showToAll(page, { ...FRAME, title: 'Be told of new dates', main, ...status });
}

/** POST /learning/interest: says the same to everybody; nothing more is sent until the address answers. */
export async function askInterest(page: Page): Promise<Response> {
  const parsed = parseForm({ email: email({ ask: 'Enter your email address' }) }, page.body);
  if (!parsed.ok) return showInterest(page, parsed.errors);
  const address = parsed.value.email.toLowerCase();
  const code = randomToken(24);
  const codeHash = sha256(code).toString('hex');
  const id = randomUUID();
  const path = await page.transaction(
    (db) =>
      once(db, page, async () => {
        const wanted = one(page.body, 'course');
        const course = await (open(wanted) ?? courseByCode(db, wanted));
        if (wanted !== '' && course?.state !== 'open') throw notFound();
        const site = page.services.config.baseUrl;
        const courseId = course?.id ?? null;
        await insertInterest(db, { id, courseId, email: address, site, code, codeHash, confirmedAt: null });
        // Whoever asked before got a link before: a second one would tell a stranger that they did.
        if (await interestByCode(db, codeHash))
          await queueMessage(db, {
            to: { channel: 'email', address, safe: true },
            subject: 'something to read',
            body: `Somebody asked us to write to this address when there are new training dates.\n\nIf it was you, open this link and say yes: ${site}/learning/interest/${code}\n\nIf not, you need do nothing. We will not write again.`,
            goodUntil: page.now.add({ hours: 24 * 7 }),
          });
        await audit(db, { action: 'ask for dates', kind: 'interest', id });
        return '/learning/interest/asked';
      }),
    { receipt: codeHash },
  );
  return page.seeOther(path);
}

/** GET /learning/interest/asked */
export function showAsked(page: Page): Promise<Response> {
  return showToAll(page, { ...FRAME, title: 'Look in your email', main: askedView() });
}

/** GET /learning/interest/CODE: to say yes, or to end it. A link that was only opened does nothing. */
export async function showOwnInterest(page: Page): Promise<Response> {
  const code = page.param('code');
  const receipt = sha256(code).toString('hex');
  const found = await page.transaction(
    async (db) => {
      const interest = await interestByCode(db, receipt);
      if (!interest) throw notFound();
      return { interest, course: interest.courseId ? await courseById(db, interest.courseId) : undefined };
    },
    { receipt },
  );
  // A form takes effect once a browser.
  const main = interestView({ ...found, code, csrf: page.csrf, key: page.visit && formKey() });
  return showToAll(page, { ...FRAME, title: 'New dates', main });
}

/** POST /learning/interest/CODE */
export async function answerInterest(page: Page): Promise<Response> {
  const code = page.param('code');
  const receipt = sha256(code).toString('hex');
  const path = await page.transaction(
    (db) =>
      once(db, page, async () => {
        const interest = await interestByCode(db, receipt);
        if (!interest) throw notFound();
        const yes = one(page.body, 'press') === 'yes';
        await (yes ? confirmInterest : endInterest)(db, interest.id, page.now);
        await audit(db, { action: yes ? 'confirm' : 'end', kind: 'interest', id: interest.id });
        return `/learning/interest/${code}`;
      }),
    { receipt },
  );
  return page.seeOther(path);
}
