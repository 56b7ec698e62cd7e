import {
  choosing,
  lookedFor,
  looksForPeople,
  offeredPeople,
  openTeams,
  teamOf,
} from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formError, type Refusal, readNaming, Undone } from '../../platform/forms/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { change } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { handRecordTo, involve, involvements, leave, namedFor, restrictPerson } from '../store/involved.ts';
import { readHead } from '../store/person.ts';
import type { Involvement, PersonHead } from '../types.ts';
import { readLead, readTeam, readWhy, wrongReason } from './form.ts';
import { endForm, handOverForm, leadForm, restrictForm, teamForm } from './form-views.ts';

const openOf = async (db: Db, id: string): Promise<Involvement[]> =>
  (await involvements(db, id)).filter(({ until }) => until === null);

/** GET /people/ID/involved/add */
export function showAddTeam(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'Add a team', openTeams, teamForm, refusal);
}

/** POST /people/ID/involved/add: one more team works with the person, and sees the record. */
export async function addTeam(page: Page): Promise<Response> {
  const outcome = await change(
    page,
    async (_, db) =>
      readTeam(
        page.body,
        (await openTeams(db)).map(({ id }) => id),
      ),
    async (db, head, { team, why }) => {
      if (!(await involve(db, head.id, { teamId: team, part: 'works with', why })))
        throw wrong('team', 'That team works with them already');
      return done(db, head, 'involve');
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showAddTeam(page, outcome);
}

/** GET /people/ID/involved/lead */
export function showLead(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Lead professional',
    async (db, head) => ({
      ...(await choosing(db, page, head.teamId)),
      lead: (await openOf(db, head.id)).find(({ part }) => part === 'lead professional')?.who ?? null,
    }),
    leadForm,
    refusal,
  );
}

/** POST /people/ID/involved/lead: one person leads from now on; whoever led before does no longer. */
export async function nameLead(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showLead(page, lookedFor);
  const outcome = await change(
    page,
    async (head, db) =>
      readLead(page.body, [...(await offeredPeople(db, page, head.teamId)), page.practitioner.id]),
    async (db, head, { people: [chosen = ''], why }) => {
      const open = await openOf(db, head.id);
      const before = open.find(({ part }) => part === 'lead professional');
      if (before) await leave(db, before.id, why);
      const team = await teamOf(db, chosen, [head.teamId, ...open.map(({ teamId }) => teamId)]);
      const lead = { practitionerId: chosen, part: 'lead professional' as const, why };
      if (!team || !(await involve(db, head.id, { teamId: team, ...lead })))
        throw wrong('people', 'They cannot lead here. Choose somebody else');
      return done(db, head, 'lead');
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showLead(page, outcome);
}

/** GET /people/ID/involved/WHICH/end */
export function showEndInvolvement(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(page, 'End it', (db, { id }) => endable(page, db, id), endForm, refusal);
}

async function endable(page: Page, db: Db, id: string): Promise<Involvement> {
  const which = page.uuid('which');
  const found = (await openOf(db, id)).find((each) => each.id === which && each.part !== 'holds the record');
  if (!found) throw notFound({ kind: 'person', id });
  return found;
}

/** POST /people/ID/involved/WHICH/end: a team no longer works with the person, or somebody no longer leads. */
export async function endInvolvement(page: Page): Promise<Response> {
  const outcome = await change(
    page,
    () => readWhy(page.body),
    async (db, head, { why }) => {
      const { id } = await endable(page, db, head.id);
      if (!(await leave(db, id, why))) throw new Undone({ errors: [], changed: true });
      return done(db, head, 'leave');
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showEndInvolvement(page, outcome);
}

/** GET /people/ID/involved/hand-over */
export function showHandRecordOver(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Hand over the record',
    async (db, head) => (await openTeams(db)).filter(({ id }) => id !== head.teamId),
    handOverForm,
    refusal,
  );
}

/** POST /people/ID/involved/hand-over: another team answers for the record from now on. */
export async function handRecordOver(page: Page): Promise<Response> {
  const outcome = await change(
    page,
    async (head, db) =>
      readTeam(
        page.body,
        (await openTeams(db)).map(({ id }) => id).filter((id) => id !== head.teamId),
      ),
    async (db, head, { team, stays, why }) => {
      await audit(db, { ...about(head), action: 'hand over', fields: ['team_id'] });
      if (!(await handRecordTo(db, head.id, { teamId: team, stays: stays.length > 0, why })))
        throw new Undone({ errors: [], changed: true });
      return seenStill(db, head);
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showHandRecordOver(page, outcome);
}

/** GET /people/ID/restriction */
export function showRestriction(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Who may see it',
    async (db, { id, restricted, teamId }) => {
      const named = restricted ? await namedFor(db, id) : [];
      const people = await choosing(db, page, teamId, refusal ? [] : named);
      return { named, ...people, me: page.practitioner.id, again: refusal !== undefined };
    },
    restrictForm,
    refusal,
  );
}

/** POST /people/ID/restriction: closes the record to all but the named people, or opens it again. */
export async function restrict(page: Page): Promise<Response> {
  if (looksForPeople(page)) return showRestriction(page, lookedFor);
  const outcome = await change(
    page,
    async (head, db) =>
      readNaming(page.body, await offeredPeople(db, page, head.teamId), head.restricted, wrongReason),
    async (db, head, { people, opened, reason }) => {
      const action = opened ? 'unrestrict' : 'restrict';
      await audit(db, { ...about(head), action, fields: ['restricted'] });
      await restrictPerson(db, head.id, opened ? [] : [...people, page.practitioner.id], reason);
      return seenStill(db, head);
    },
  );
  return 'done' in outcome ? page.seeOther(outcome.done) : showRestriction(page, outcome);
}

/** Whoever gave a record away may no longer see it. */
async function seenStill(db: Db, { id }: PersonHead): Promise<string> {
  return (await readHead(db, id)) ? `/people/${id}/involved` : '/people';
}

const about = ({ id, basis }: PersonHead) => ({ kind: 'person', id, basis });

async function done(db: Db, head: PersonHead, action: string): Promise<string> {
  await audit(db, { ...about(head), action, fields: ['involvement'] });
  return `/people/${head.id}/involved`;
}

function wrong(field: string, message: string): Undone {
  return new Undone({ errors: [formError(field, message)], changed: false });
}
