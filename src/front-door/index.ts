/** The front door: a concern is raised, received, weighed, decided and answered. */
import { dueLaterPanel } from './due-next/later-panel.ts';
import { givenToMe, peopleToTell, repliesToCome } from './due-next/line-panels.ts';
import { dueNextPanel } from './due-next/panel.ts';
import { concernChronology } from './identify/chronology.ts';
import { concernsPanel } from './identify/panels.ts';
import { passedInPanel } from './passed-in/panel.ts';
import { waitingPanel } from './waiting/panel.ts';

export { answerHandlers } from './answer/handlers.ts';
export type { Site } from './answer/types.ts';
export { chaseLate } from './ask/letters.ts';
export { cleanUps } from './clean-ups.ts';
export { CONCERN_DECIDED, type HandedOn } from './events.ts';
export type {
  DecidedFigure,
  DisagreementFigure,
  ReplyFigure,
  ToldFigure,
  VolumeFigure,
  Weeks,
} from './figures/types.ts';
export { gauges } from './gauges.ts';
export { importHandlers } from './import/run.ts';
export { describeConcerns as api } from './intake/describe.ts';
export { addressReceipts } from './receipt/of-address.ts';
export { CONCERN_RECEIVED, receiptCode, receiveConcern } from './receive.ts';
export { navigation, routes } from './routes.ts';
export { STAGE_WORDS } from './rules/disagreement.ts';
export { bulkSeed } from './sample/bulk.ts';
export { type Sampling, seedSampleConcerns } from './sample/seed.ts';
export { disagreementsByStage } from './store/disagreement.ts';
export { decidedInTime, repliesByAgency, toldInTime, volume } from './store/figures.ts';
export type { Account, NewConcern, RaisedBy, Receipt, Telling } from './types.ts';

/** What the front door shows on the desk. */
export const panels = [
  givenToMe,
  dueNextPanel,
  dueLaterPanel,
  passedInPanel,
  peopleToTell,
  repliesToCome,
  waitingPanel,
] as const;

/** What the front door shows on a person's page. */
export const personPanels = [concernsPanel] as const;

/** What the front door tells to the chronologies of the people whom concerns are about. */
export const chronology = [concernChronology] as const;
