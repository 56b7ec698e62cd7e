import { randomUUID } from 'node:crypto';
import {
  AGENCIES_FOUND,
  agenciesToAsk,
  colleaguesIn,
  currentArrangements,
  currentTeams,
  lookedFor,
} from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { isId, one, type Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { change, type Refusal } from '../change/change.ts';
import { showForm } from '../change/open.ts';
import { AGENCY_ASKED } from '../events.ts';
import type { ConcernHead } from '../record/types.ts';
import { ruleFor, startClock } from '../rules/clocks.ts';
import { answerRating } from '../rules/sharing.ts';
import { project } from '../store/concern.ts';
import { insertQuestion, latelyAsked } from '../store/question.ts';
import { openAddresses, peopleToName } from '../store/record.ts';
import { enterSharing } from '../store/sharing.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { type AskedOf, readQuestion } from './form.ts';
import { askView } from './view.ts';

/** GET /front-door/ID/ask */
export function showAsk(page: Page, refusal?: Refusal): Promise<Response> {
  return showForm(
    page,
    'Ask agencies',
    (db, record) => askable(page, db, record),
    (form, extra) => {
      const rule = ruleFor(
        timekeepingOf(form.arrangements),
        ruleName(form.record),
        form.record.area,
        page.now,
      );
      return askView({ ...form, ...extra, rule });
    },
    refusal,
  );
}

/**
 * POST /front-door/ID/ask: one question to each agency chosen, on the clock of the rating, with a line in the ledger
 * for each. Letters go out after the commit.
 */
export async function ask(page: Page): Promise<Response> {
  if (one(page.body, 'press') === 'find') return showAsk(page, lookedFor);
  return change(
    page,
    showAsk,
    async (head, db) => {
      const { agencies, people, deciders, children } = await askable(page, db, head);
      return readQuestion(
        page.body,
        { agencies: ids(agencies), children, people: ids(people), deciders: ids(deciders) },
        head,
      );
    },
    (db, head, asked) => putQuestion(page, db, head, asked),
  );
}

async function askable(page: Page, db: Db, concern: Pick<ConcernHead, 'id' | 'area' | 'teamId'>) {
  const { practitioner } = page;
  const named = await peopleToName(db, concern.id);
  const colleagues = await colleaguesIn(db, concern.teamId);
  const find = one(page.body, 'find').trim();
  const chosen = [...new Set([...(page.body.get('agencies') ?? []), ...(await latelyAsked(db))])].filter(
    isId,
  );
  const shown = await agenciesToAsk(db, concern.area, practitioner.agencyId, { ids: chosen, find });
  const me = { id: practitioner.id, name: practitioner.name, jobTitle: practitioner.jobTitle };
  return {
    agencies: shown.slice(0, chosen.length + AGENCIES_FOUND),
    find,
    moreAgencies: shown.length > chosen.length + AGENCIES_FOUND,
    children: named.children,
    people: named.people,
    hasAddress: (await openAddresses(db, concern.id)).length > 0,
    deciders: [me, ...colleagues.filter(({ id }) => id !== me.id)],
  };
}

async function putQuestion(page: Page, db: Db, head: ConcernHead, asked: AskedOf): Promise<string> {
  const { now, practitioner } = page;
  const { database } = page.services;
  const time = timekeepingOf(await currentArrangements(database, now, db));
  const team = (await currentTeams(database, now, db)).get(head.teamId)?.name ?? 'The front door';
  const { agencies, deciders } = await askable(page, db, head);
  const decidedBy = deciders.find(({ id }) => id === asked.decider) ?? practitioner;
  const clock = startClock(time, ruleName(head), head.area, now);
  for (const agency of agencies.filter(({ id }) => asked.agencies.includes(id))) {
    const id = randomUUID();
    await insertQuestion(db, {
      ...asked,
      ...{
        id,
        concernId: head.id,
        area: head.area,
        agencyId: agency.id,
        agency: agency.name,
        team,
        decidedBy,
      },
      ...{ rule: clock.rule, version: clock.version, askedAt: now, dueAt: clock.dueAt, by: practitioner },
    });
    await enterSharing(db, {
      ...{ concernId: head.id, from: team, to: { kind: 'agency', name: agency.name }, agencyId: agency.id },
      fields: [
        'question',
        'why it is asked',
        ...asked.shared,
        ...(asked.people.length > 0 ? ['household'] : []),
      ],
      ...{ basis: asked.basis, decidedBy, how: 'question', sourceId: id, at: now },
    });
    await tell(db, AGENCY_ASKED, { question: id });
  }
  await project(db, head.id);
  await audit(db, {
    action: 'ask',
    kind: 'concern',
    id: head.id,
    basis: head.basis,
    fields: [...asked.shared],
  });
  return `/front-door/${head.id}#asked`;
}

function ruleName(concern: Pick<ConcernHead, 'rating' | 'dangerNow'>): string {
  return `agency-reply-${answerRating(concern)}`;
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
