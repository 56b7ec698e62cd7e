import type { Db } from '../../platform/db/index.ts';
import type { Part } from '../../platform/documents/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { askedParts } from '../print/asked.ts';
import { decisionParts } from '../print/decisions.ts';
import { metParts } from '../print/met.ts';
import { childrenParts, involvedParts, referrerParts } from '../print/people.ts';
import { tellingParts } from '../print/tellings.ts';
import { toldParts } from '../print/told.ts';
import { historyParts, lookerParts, ratingParts } from '../print/work.ts';
import type { Citations } from '../record/history-view.ts';
import type { CitedIndicator, ConcernRecord } from '../record/types.ts';
import { questionsOf } from '../store/question.ts';
import { owedOf, tellingsOf } from '../store/telling.ts';
import { readTriage } from '../store/triage.ts';

/** What the parts of a bundle are drawn from. */
export interface Bundled {
  record: ConcernRecord;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** What the referrer cited. */
  cited: readonly CitedIndicator[];
  /** What each decision cites. */
  citations: Citations;
  now: Temporal.Instant;
  /** Whoever prints it asked for the shielded addresses that they may read. */
  shielded: boolean;
}

/** A part that a use case offers for the bundle of a meeting. */
export interface OfferedPart {
  /** Kept with the printing; never renamed. */
  code: string;
  label: string;
  hint: string;
  /** Chosen when the page opens. */
  usual: boolean;
  /** Reads what the part needs beside the record, by one query at most, and draws it afterwards. */
  load(db: Db, bundled: Bundled): Promise<() => readonly Part[]>;
}

const ofRecord =
  (draw: (bundled: Bundled) => readonly Part[]): OfferedPart['load'] =>
  async (_db, bundled) =>
  () =>
    draw(bundled);

/** The parts in the order of the bundle. Another use case adds its own here. */
export const offeredParts: readonly OfferedPart[] = [
  {
    code: 'decisions',
    label: 'Decisions',
    hint: 'With what they cite, superseded ones after the one that stands',
    usual: true,
    load: ofRecord(({ record, citations }) => decisionParts(record, citations)),
  },
  {
    code: 'ratings',
    label: 'Ratings',
    hint: 'How urgent it was, and why',
    usual: true,
    load: ofRecord(({ record }) => ratingParts(record)),
  },
  {
    code: 'told',
    label: 'The concern as told',
    hint: 'Word for word, with consent and on what ground it was shared',
    usual: true,
    load: ofRecord(({ record, cited }) => toldParts(record, cited)),
  },
  {
    code: 'met',
    label: 'Strategy discussions and what was done at once',
    hint: 'Who was there, what was agreed, who does what by when',
    usual: true,
    load: async (db, { record }) => {
      const triage = await readTriage(db, record.id);
      return () => metParts(triage);
    },
  },
  {
    code: 'replies',
    label: 'What agencies know',
    hint: 'What each was asked and said, or why it did not share',
    usual: true,
    load: async (db, { record, now }) => {
      const questions = await questionsOf(db, record.id);
      return () => askedParts(questions, now);
    },
  },
  {
    code: 'tellings',
    label: 'Who was told of the decision',
    hint: 'In which words, or why not',
    usual: false,
    load: async (db, { record }) => {
      const [owed, tellings] = await Promise.all([owedOf(db, record.id), tellingsOf(db, record.id)]);
      return () => tellingParts(owed, tellings);
    },
  },
  {
    code: 'people',
    label: 'Children and household',
    hint: 'With everybody involved, as far as they were named',
    usual: true,
    load: ofRecord(({ record, now, shielded }) => [
      ...childrenParts(record, londonDate(now), shielded),
      ...involvedParts(record),
    ]),
  },
  {
    code: 'referrer',
    label: 'Who told us',
    hint: 'Leave it out where somebody in the room must not learn it. What was told may still give it away',
    usual: false,
    load: ofRecord(({ record }) => referrerParts(record)),
  },
  {
    code: 'history',
    label: 'Clocks and history',
    hint: 'When each clock ran, and who held the concern',
    usual: true,
    load: ofRecord(({ record, teams, now }) => historyParts(record, teams, now)),
  },
  {
    code: 'lookers',
    label: 'Who has looked',
    hint: 'Everybody who opened the record',
    usual: false,
    load: ofRecord(({ record }) => lookerParts(record)),
  },
];
