import { currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  choices,
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
import { HttpError, isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { addDecision } from '../store/decision.ts';
import { proposeLink, sayNotSame } from '../store/link.ts';
import { readHead } from '../store/person.ts';
import { reason } from './form.ts';
import { readSides, weighed } from './sides.ts';
import type { Sides } from './types.ts';
import { sameView } from './view.ts';

/** The two records that the address or the form names. */
function namedIn(page: Page): [string, string] {
  const [first, second] = ['one', 'other'].map(
    (name) => one(page.body, name) || (page.url.searchParams.get(name) ?? ''),
  );
  if (!isId(first ?? '') || !isId(second ?? '') || first === second) throw new HttpError(404);
  return [first ?? '', second ?? ''];
}

/**
 * Both, each by the record that stands in front of it, with what speaks for one person; the one record where they are
 * linked already.
 * @throws HttpError 404 where either is hidden or there is nobody
 */
async function bothOf(db: Db, page: Page): Promise<Sides | { already: string }> {
  const [first, second] = namedIn(page);
  const [here, there] = [await readHead(db, first), await readHead(db, second)];
  if (here && here.shownAs === there?.shownAs) return { already: here.shownAs };
  const sides = here && there ? await readSides(db, here.shownAs, there.shownAs) : undefined;
  if (!sides) throw notFound({ kind: 'person', id: here ? second : first });
  return sides;
}

const readOf = ({ one: first, other }: Sides) => ({
  ...{ action: 'compare', kind: 'person', id: first.id, basis: first.basis, shown: [other.id] },
});

/** GET /people/same?one=ID&other=ID: two records beside each other. */
export async function showSame(page: Page, refusal?: Refusal): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const sides = await bothOf(db, page);
    if ('already' in sides) return sides;
    await audit(db, readOf(sides));
    return { sides, teams: await currentTeams(page.services.database, page.now, db) };
  });
  if ('already' in found) return page.seeOther(`/people/${found.already}`);
  const { sides } = found;
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  const mayWrite = page.practitioner.permissions.has('people.write');
  return page.show({
    title: `One person, or two? ${sides.one.reference} and ${sides.other.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/duplicates" class="govuk-back-link">Records that may be of one person</a>`,
    main: sameView({
      sides,
      today: londonDate(page.now),
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
      mayPropose: mayWrite && sides.one.workable && sides.other.workable,
      mayTell: mayWrite && (sides.one.workable || sides.other.workable),
    }),
    ...statusOf(refusal),
  });
}

const REFUSED = {
  linked:
    'One of the two leads to another record already. Nothing was changed. Open it, and compare that one',
  related: 'They are recorded as related: withdraw that first, if it is a mistake. Nothing was changed',
  proposed: 'It is proposed already. Nothing was changed',
};

/** POST /people/same: proposes that they are one person; somebody else has to confirm it. */
export function propose(page: Page): Promise<Response> {
  return settle(page, async (db, sides) => {
    const { against } = sides;
    const parsed = parseForm(
      {
        head: text({ ask: 'Choose the record that stands in front', max: 36 }),
        why: reason('Say in a few words how you know that they are one person'),
        read: choices(['yes'], against.length > 0 ? { ask: 'Say that you read what speaks against it' } : {}),
      },
      page.body,
    );
    if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
    const { head, why } = parsed.value;
    const both = [sides.one, sides.other];
    const [front, behind] = head === sides.other.id ? both.toReversed() : both;
    if (!front || !behind || front.id !== head) throw wrong('head', 'Choose the record that stands in front');
    if (!front.workable || !behind.workable)
      throw new HttpError(403, { says: 'You may read these records and not change them both.' });
    const made = await proposeLink(db, {
      ...{ personId: behind.id, headId: front.id, why, modelVersion: sides.modelVersion },
      weighed: [{ ...weighed(sides), id: front.id }],
    });
    if ('refusal' in made) throw wrong('why', REFUSED[made.refusal]);
    await audit(db, {
      action: 'propose link',
      kind: 'person',
      id: front.id,
      basis: front.basis,
      shown: [behind.id],
    });
    return `/people/links/${made.id}`;
  });
}

/** POST /people/not-same: they are two people, remembered. */
export function tellApart(page: Page): Promise<Response> {
  return settle(page, async (db, sides) => {
    const parsed = parseForm(
      { reason: reason('Say in a few words how you know that they are two people') },
      page.body,
    );
    if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
    const { one: first, other } = sides;
    if (!first.workable && !other.workable)
      throw new HttpError(403, { says: 'You may read these records and not change them.' });
    const why = parsed.value.reason;
    if (!(await sayNotSame(db, first.id, other.id, why, sides.modelVersion)))
      throw wrong('reason', REFUSED.linked);
    await addDecision(db, page.practitioner, {
      ...{ kind: 'not same', personIds: [first.id, other.id], candidates: [weighed(sides)] },
      ...{ modelVersion: sides.modelVersion, reason: why },
    });
    await audit(db, {
      action: 'tell apart',
      kind: 'person',
      id: first.id,
      basis: first.basis,
      shown: [other.id],
    });
    return '/people/duplicates';
  });
}

const wrong = (field: string, message: string) =>
  new Undone({ errors: [formError(field, message)], changed: false });

function settle(page: Page, effect: (db: Db, sides: Sides) => Promise<string>): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const sides = await bothOf(db, page);
      return 'already' in sides ? `/people/${sides.already}` : effect(db, sides);
    },
    (refusal) => showSame(page, refusal),
  );
}
