import { currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  choice,
  formError,
  formKey,
  parseForm,
  type Refusal,
  statusOf,
  text,
  typedIn,
  typedOr,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { addDecision } from '../store/decision.ts';
import { decideLink, readLink, splitLink, toldSince } from '../store/link.ts';
import { projectAll } from '../store/person.ts';
import { reason } from './form.ts';
import { linkView } from './link-view.ts';
import { readSides, weighed } from './sides.ts';
import type { Link, Sides, Undecided } from './types.ts';

/** The link of the address with both its records. @throws HttpError 404 where either record is hidden */
async function linkOf(db: Db, page: Page): Promise<{ link: Link; sides: Sides }> {
  const id = page.uuid('link');
  const link = await readLink(db, id);
  // Each record as it stands alone: what is linked to it besides is no part of this decision.
  const sides = link && (await readSides(db, link.personId, link.headId, true));
  if (!link || !sides) throw notFound({ kind: 'link', id });
  return { link, sides };
}

/** GET /people/links/ID: a proposal, or the link that came of it, with both records beside each other. */
export async function showLink(page: Page, refusal?: Refusal): Promise<Response> {
  const { practitioner, now } = page;
  const found = await page.transaction(async (db) => {
    const both = await linkOf(db, page);
    const { link, sides } = both;
    const since =
      link.state === 'split'
        ? []
        : await toldSince(db, [link.personId, link.headId], link.decidedAt ?? link.proposedAt);
    const shown = [link.personId];
    await audit(db, { action: 'compare', kind: 'person', id: link.headId, basis: sides.other.basis, shown });
    return { ...both, since, teams: await currentTeams(page.services.database, now, db) };
  });
  const { link, sides } = found;
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  const workable = sides.one.workable && sides.other.workable;
  const own = link.proposedBy === practitioner.id;
  return page.show({
    title: `${sides.one.reference} and ${sides.other.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/duplicates" class="govuk-back-link">Records that may be of one person</a>`,
    main: linkView({
      ...found,
      now,
      today: londonDate(now),
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
      own,
      workable,
      mayDecide: practitioner.permissions.has('people.link') && workable,
    }),
    ...statusOf(refusal),
  });
}

const SAYS: Readonly<Record<Undecided, string>> = {
  own: 'Whoever proposed it cannot confirm it: somebody else has to. Nothing was changed',
  gone: 'It was decided meanwhile. Nothing more was changed',
  linked: 'One of the two was linked to another record meanwhile. Nothing was changed: compare that one',
  related: 'They were recorded as related meanwhile. Nothing was changed',
  changed:
    'One of the records changed while you were reading. Nothing was changed: read both again below, then decide',
  void: 'This proposal no longer holds. Nothing was changed: refuse it, and have it proposed anew',
};

/** POST /people/links/ID: confirmed or refused by a second person, or withdrawn by the first. */
export function decide(page: Page): Promise<Response> {
  return settle(page, async (db, { link, sides }) => {
    const parsed = parseForm(
      {
        answer: choice(['linked', 'refused', 'withdrawn'], 'Say whether they are one person'),
        why: reason('Say in a few words why'),
        'person-version': text({ max: 10 }),
        'head-version': text({ max: 10 }),
      },
      page.body,
    );
    if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
    const { answer, why } = parsed.value;
    mustWork(sides);
    if (answer !== 'withdrawn' && !page.practitioner.permissions.has('people.link'))
      throw new HttpError(403, {
        says: 'You may propose that two records are linked, and not decide on it.',
      });
    const versions = {
      person: Number(one(page.body, 'person-version')),
      head: Number(one(page.body, 'head-version')),
    };
    const outcome = await decideLink(db, link.id, answer, why, versions);
    if (outcome !== 'done') throw wrong('answer', SAYS[outcome]);
    if (answer === 'linked') await keepDecision(db, page, 'linked', { link, sides }, why);
    await audit(db, { action: `link ${answer}`, kind: 'person', id: link.headId, shown: [link.personId] });
    return answer === 'linked' ? `/people/${link.headId}` : '/people/duplicates';
  });
}

/** POST /people/links/ID/split: takes it apart at once; they are remembered as two people. */
export function split(page: Page): Promise<Response> {
  return settle(page, async (db, { link, sides }) => {
    const parsed = parseForm({ why: reason('Say in a few words why they are two people') }, page.body);
    if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
    const { why } = parsed.value;
    mustWork(sides);
    if (!(await splitLink(db, link.id, why))) throw wrong('why', SAYS.gone);
    // What the link alone had hidden is found by again.
    for (const id of [link.personId, link.headId]) await projectAll(db, id);
    await keepDecision(db, page, 'split', { link, sides }, why);
    await audit(db, { action: 'split', kind: 'person', id: link.headId, shown: [link.personId] });
    return `/people/links/${link.id}`;
  });
}

function mustWork({ one: first, other }: Sides): void {
  if (first.workable && other.workable) return;
  throw new HttpError(403, {
    says: 'You may read these records and not change them both. Nothing was changed.',
  });
}

function keepDecision(
  db: Db,
  { practitioner }: Page,
  kind: 'linked' | 'split',
  { link, sides }: { link: Link; sides: Sides },
  why: string,
): Promise<void> {
  return addDecision(db, practitioner, {
    ...{ kind, personIds: [link.personId, link.headId], candidates: [weighed(sides)] },
    ...{ modelVersion: sides.modelVersion, reason: why },
  });
}

const wrong = (field: string, message: string) =>
  new Undone({ errors: [formError(field, message)], changed: false });

function settle(
  page: Page,
  effect: (db: Db, found: { link: Link; sides: Sides }) => Promise<string>,
): Promise<Response> {
  return attempt(
    page,
    async (db) => effect(db, await linkOf(db, page)),
    (refusal) => showLink(page, refusal),
  );
}
