import { currentArrangements, currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  choice,
  type FormError,
  formKey,
  once,
  parseForm,
  text,
  typedIn,
  typedOr,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { dateForArea, enterHandOver } from '../hand-over/page.ts';
import { project, readHead } from '../store/concern.ts';
import { answerPassedIn, passedIn, readPassedIn } from '../store/passed-in.ts';
import { listView, oneView } from './view.ts';

/** GET /front-door/passed-in: what other areas passed to ours, first what is due first. */
export async function showPassedIn(page: Page): Promise<Response> {
  const { now } = page;
  const { rows, areas } = await page.transaction(async (db) => {
    const found = await passedIn(db);
    await audit(db, { action: 'list', kind: 'concern', shown: found.map(({ concernId }) => concernId) });
    return { rows: found, areas: (await currentArrangements(page.services.database, now, db)).areas };
  });
  return page.show({
    title: 'Passed to us',
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door" class="govuk-back-link">Front door</a>`,
    main: listView(rows, areas, now),
  });
}

/** GET /front-door/passed-in/PASSING: what is needed to say whether the child is ours. */
export async function showOnePassedIn(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const id = page.uuid('passing');
  const { now } = page;
  const found = await page.transaction(async (db) => {
    const passed = await readPassedIn(db, id);
    if (!passed) throw notFound({ kind: 'passing', id });
    await audit(db, { action: 'read', kind: 'concern', id: passed.concernId, basis: 'passed to us' });
    return { passed, areas: (await currentArrangements(page.services.database, now, db)).areas };
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'Passed to us',
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door/passed-in" class="govuk-back-link">Passed to us</a>`,
    main: oneView({ ...found, now, errors, typed, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const fields = {
  answer: choice(['accepted', 'refused'], 'Choose whether you accept it'),
  words: text({ ask: 'Say in a few words why', max: 2000 }),
};

/** POST /front-door/passed-in/PASSING: accepted, it is ours with our clocks; refused, it is theirs, and they are told. */
export async function answerPassed(page: Page): Promise<Response> {
  const parsed = parseForm(fields, page.body);
  if (!parsed.ok) return showOnePassedIn(page, parsed.errors);
  const done = await page.transaction((db) => once(db, page, () => keepAnswer(page, db, parsed.value)));
  return page.seeOther(done);
}

async function keepAnswer(
  page: Page,
  db: Db,
  { answer, words }: { answer: 'accepted' | 'refused'; words: string },
): Promise<string> {
  const id = page.uuid('passing');
  const passed = await readPassedIn(db, id);
  const concernId = passed && (await answerPassedIn(db, id, answer, words));
  if (!concernId)
    throw passed ? new HttpError(409, { says: answeredAlready }) : notFound({ kind: 'passing', id });
  const entry = { kind: 'concern', id: concernId, basis: 'passed to us' };
  if (answer === 'refused') {
    await audit(db, { action: 'refuse passing', ...entry });
    return '/front-door/passed-in';
  }
  const head = await readHead(db, concernId);
  if (!head) throw new Error('a concern that was just accepted cannot be read');
  await dateForArea(page, db, head.id, passed.area);
  await project(db, head.id);
  const teams = await currentTeams(page.services.database, page.now, db);
  const from = [...teams.values()].find(
    ({ area, purpose }) => area === passed.fromArea && purpose === 'front door',
  );
  await enterHandOver(page, db, head.id, {
    from: from?.name ?? 'Another front door',
    to: teams.get(head.teamId)?.name,
  });
  await audit(db, { action: 'accept passing', ...entry, fields: ['area', 'team_id'] });
  return `/front-door/${concernId}`;
}

const answeredAlready =
  'Somebody answered meanwhile, or it was taken back. Nothing was changed. Look at what is passed to you now.';
