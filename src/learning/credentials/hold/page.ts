import { areaName, currentArrangements } from '../../../partnership/index.ts';
import { areasOf } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { attempt, choice, type FormError, mustRead, parseForm, text } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { ruleOn, standing } from '../../rules/credential.ts';
import { bodiesIn, ruleWords } from '../../rules/credential-words.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { addTold, factsOf, toldOf } from '../../store/credential-facts.ts';
import { refreshHoldings } from '../../store/credential-holding.ts';
import { holdView } from './view.ts';

/** GET /learning/credentials/CODE: what it asks for, how the reader stands, and what they may say of themselves. */
export async function showCredential(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const { practitioner, services, now } = page;
  const today = londonDate(now);
  const found = await page.transaction(async (db) => {
    const { areas } = await currentArrangements(services.database, now, db);
    const { book, credential } = await read(page, db);
    const facts = await factsOf(db, practitioner.id);
    const told = await toldOf(db, practitioner.id);
    await audit(db, { action: 'read', kind: 'learning record', id: practitioner.id });
    return { areas, book, credential, facts, told };
  });
  const { book, credential, facts, areas } = found;
  const rule = ruleOn(credential.editions, today)?.rule;
  return page.show({
    title: credential.name,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/credentials" class="govuk-back-link">Champions and credentials</a>`,
    main: holdView({
      credential,
      asks: rule
        ? ruleWords(rule.earn, book, (code) => areaName(areas, code))
        : 'Nobody set yet what it asks for.',
      areas: areasOf(practitioner)
        .filter((area) => credential.areas.length === 0 || credential.areas.includes(area))
        .map((area) => ({
          name: areaName(areas, area),
          ...standing(credential, { facts, area, book }, today),
        })),
      told: found.told,
      bodies: rule ? bodiesIn(rule.earn) : [],
      mayChange: practitioner.permissions.has('learning.coordinate'),
      ...{ today, errors, csrf: page.csrf },
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

const fields = {
  say: choice(['request form', 'membership', 'status'] as const, 'Choose what you want to say'),
  body: text({ max: 100 }),
};

/** POST /learning/credentials/CODE: the reader asks for it, says that they are a member, or that they go on. */
export function sayOfMyself(page: Page): Promise<Response> {
  return attempt(
    page,
    (db) => say(page, db),
    ({ errors }) => showCredential(page, errors),
  );
}

async function say(page: Page, db: Db): Promise<string> {
  const { credential } = await read(page, db);
  const { say: kind, body } = mustRead(parseForm(fields, page.body));
  const known = credential.editions.flatMap(({ rule }) => bodiesIn(rule.earn));
  if (kind === 'membership' && !known.includes(body))
    throw notFound({ kind: 'credential', id: credential.id });
  const { practitioner: by } = page;
  const from = londonDate(page.now);
  const told = await toldOf(db, by.id);
  const saysIt = (each: (typeof told)[number]) =>
    each.kind === kind && (each.body ?? '') === (kind === 'membership' ? body : '') && each.from.equals(from);
  if (told.some(saysIt)) return `/learning/credentials/${credential.code}`;
  await addTold(db, { person: by.id, kind, body: kind === 'membership' ? body : undefined, from, by });
  await refreshHoldings(db, [by.id]);
  await audit(db, { action: 'state', kind: 'learning record', id: by.id, fields: [kind] });
  return `/learning/credentials/${credential.code}`;
}

async function read(page: Page, db: Db) {
  const book = await readRuleBook(db);
  const credential = book.credentials.find(({ code }) => code === page.param('code'));
  if (!credential) throw notFound();
  return { book, credential };
}
