import { randomUUID } from 'node:crypto';
import {
  type Arrangements,
  readSampleGround,
  type SampleGround,
  samplePractitioners,
} from '../../partnership/index.ts';
import type { SampleChild } from '../../people/index.ts';
import { anybody } from '../../platform/access/index.ts';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { tellingOf } from '../refer/tell.ts';
import { referenceOf } from '../rules/reference.ts';
import { timekeepingOf } from '../timekeeping.ts';
import type { Telling } from '../types.ts';
import { answersFor } from './answers.ts';
import { askedRows } from './asked.ts';
import { castFor } from './cast.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { closeSome } from './closed.ts';
import type { Rows, SampleConcern } from './concern.ts';
import { knownAmong } from './known.ts';
import { type Fate, liveLife } from './life.ts';
import { rowsOf } from './rows.ts';
import { STORIES, type Story } from './stories/index.ts';
import { showTold, toldRows } from './told.ts';
import { withTriage } from './triage.ts';
import { unsettledAmong } from './unsettled.ts';
import { unforced, writeRows } from './write.ts';

/** What the sample is made with. */
export interface Sampling {
  now: Temporal.Instant;
  /** The product's secret: receipts' codes are derived from it. */
  secret: string;
  arrangements: Arrangements;
  /** Children of the people's sample, where they stand in the database: some concerns are about them. */
  children?: readonly SampleChild[];
}

const COUNT = 200;
const SEED = 20_190_101;

/**
 * Writes two hundred invented concerns in every state into a trial's empty database, through the journey's and
 * the front door's own rules, over the six weeks before `now`. Does nothing where there is a concern already.
 * @returns how many were written
 */
export async function seedSampleConcerns(owner: OwnerConnection, sampling: Sampling): Promise<number> {
  const [found] = await owner.query<{ some: boolean }>(
    'select is_called as some from front_door.reference_number',
  );
  if (found?.some) return 0;
  const chance = chanceFrom(SEED);
  const ground = await readSampleGround(owner);
  const knownIn = knownAmong(sampling.children ?? []);
  const concerns = plan(chance, sampling.now)
    .sort((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt))
    .map((planned, index) => sampleConcern(planned, index + 1, chance, ground, sampling, knownIn(planned)));
  const { waits, disputed } = unsettledAmong(concerns);
  const marked = concerns.map((concern): SampleConcern => {
    const kind = concern.id === waits ? 'waits' : concern.id === disputed ? 'disputed' : undefined;
    return kind ? { ...concern, unsettled: { kind, now: sampling.now } } : concern;
  });
  await unforced(owner, async (inside) => {
    await writeRows(
      inside,
      withTriage(marked, timekeepingOf(sampling.arrangements), sampling.now).flatMap((concern) =>
        everythingOf(concern, sampling),
      ),
    );
    await showTold(inside);
    await closeSome(inside, sampling.now);
  });
  await owner.query("select setval('front_door.reference_number', $1)", [COUNT]);
  return concerns.length;
}

/** A concern with what agencies were asked about it and who was told of its decision. */
function everythingOf(concern: SampleConcern, { secret, arrangements, now }: Sampling): Rows[] {
  const time = timekeepingOf(arrangements);
  const { area } = concern.telling;
  const team = arrangements.areas.find(({ code }) => code === area)?.name;
  const hub = team ? `${team} front door` : 'Area to be found';
  return [rowsOf(concern, secret), askedRows(concern, time, hub, now), toldRows(concern, time, now)];
}

/** What is to become of one concern. */
export interface Planned {
  story: Story;
  area: string | null;
  receivedAt: Temporal.Instant;
  fate: Fate;
}

/** Open ones of the last hours with something due soon and something overdue, decided ones of six weeks. */
function plan(chance: Chance, now: Temporal.Instant): Planned[] {
  const ago = (minutes: number) => now.subtract({ minutes: Math.round(minutes) });
  const deck = deckOf(chance);
  const planned = (receivedAt: Temporal.Instant, fate: Fate, wanted?: Choice) =>
    plannedFor(deck(wanted), chance, receivedAt, fate);
  const open = OPEN.map(([fate, minutes, wanted]) => planned(ago(minutes), fate, wanted));
  const decided = Array.from({ length: COUNT - open.length }, () => {
    const days = 2 + chance.next() ** 1.3 * 40;
    return planned(ago(days * 24 * 60), chance.happens(0.1) ? 'decided late' : 'decided');
  });
  return [...open, ...decided];
}

type Choice = (story: Story) => boolean;
const urgent: Choice = (story) => story.rating === 'red';
const steady: Choice = (story) => story.rating === 'amber';
const calm: Choice = (story) => story.rating === 'green';
const told: Choice = (story) => story.danger === true;

/** Open concerns: how far each has come, how many minutes ago it came in, and what sort it is. */
const OPEN: readonly (readonly [Fate, number, Choice?])[] = [
  ['received', 4, told],
  ['received', 11],
  ['received', 23, calm],
  ['received', 38, steady],
  ['received', 64],
  ['received', 95, steady],
  ['received', 130, told],
  ['received', 240, calm],
  ['received', 320],
  ['received', 700, steady],
  ['received', 980],
  ['screening', 35, urgent],
  ['screening', 80, urgent],
  ['screening', 195, urgent],
  ['screening', 214, urgent],
  ['screening', 232, urgent],
  ['screening', 290, urgent],
  ['screening', 410, steady],
  ['screening', 520, steady],
  ['screening', 760, steady],
  ['screening', 1_130, steady],
  ['screening', 1_400, steady],
  ['screening', 1_500, calm],
  ['screening', 1_900, calm],
  ['gathering', 60, urgent],
  ['gathering', 170, urgent],
  ['gathering', 225, urgent],
  ['gathering', 330, steady],
  ['gathering', 640, steady],
  ['gathering', 1_050, steady],
  ['gathering', 1_320, calm],
  ['gathering', 2_600, calm],
  ['screening', 4_400, calm],
  ['gathering', 5_900, steady],
];

/** Stories in an order of chance, each once before any comes again; the next that is wanted. */
function deckOf(chance: Chance): (wanted?: Choice) => Story {
  let deck: Story[] = [];
  return (wanted = () => true) => {
    if (!deck.some(wanted)) deck = [...deck, ...shuffled(chance)];
    const [story] = deck.splice(deck.findIndex(wanted), 1);
    if (!story) throw new RangeError('no story of that sort');
    return story;
  };
}

function shuffled(chance: Chance): Story[] {
  return STORIES.map((story) => ({ story, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ story }) => story);
}

function plannedFor(story: Story, chance: Chance, receivedAt: Temporal.Instant, fate: Fate): Planned {
  const areas = ['thurrock', 'thurrock', 'thurrock', 'essex', 'essex', 'southend'];
  const area = story.by !== 'young person' && chance.happens(0.04) ? null : chance.pick(areas);
  return { story, area, receivedAt, fate };
}

/** Tells one story through the journey and lets it live. */
export function sampleConcern(
  { story, area, receivedAt, fate }: Planned,
  number: number,
  chance: Chance,
  ground: SampleGround,
  { now, arrangements }: Sampling,
  known?: SampleChild,
): SampleConcern {
  const cast = castFor(story, chance, area ?? 'thurrock', receivedAt, known);
  const told = { ...answersFor(story, cast, area, chance), areas: arrangements.areas };
  const telling = fromSchool(tellingOf(told, receivedAt, anybody));
  const concern = { area, receivedAt, dangerNow: telling.dangerNow };
  return {
    id: randomUUID(),
    number,
    telling,
    story: { ...story, level: levelIn(area, story) },
    life: liveLife(story, fate, concern, timekeepingOf(arrangements), chance, now),
    receivedAt,
    team: ground.teamOf(area),
    agencies: ground.agencies,
    reference: referenceOf(ground.teamOf(area).prefix, receivedAt, number),
    decisionId: randomUUID(),
    ...(known ? { known } : {}),
  };
}

/** What the sample's school raised is on the receipts of its safeguarding lead. */
function fromSchool(telling: Telling): Telling {
  const { school } = samplePractitioners;
  if (telling.referrer.name !== school.name) return telling;
  return { ...telling, referrer: { ...telling.referrer, practitionerId: school.id } };
}

/** Essex assesses only at its level 4. */
function levelIn(area: string | null, { outcome, level }: Story): Story['level'] {
  return area === 'essex' && outcome === 'assessment' ? 4 : level;
}
