/** People: one record for each child, parent and carer, whoever first wrote it down. */
import { importHandlers } from './chronology/import/run.ts';
import { chronologyPanel } from './chronology/panel.ts';
import { unreadPanel } from './chronology/unread/panel.ts';
import { secondPersonPanel } from './duplicates/desk-panel.ts';
import { pairHandlers } from './duplicates/job.ts';
import { familyPanel } from './family/panel.ts';
import { feedHandlers } from './feeds/job.ts';
import { involvedPanel } from './involved/panel.ts';
import { lookedPanel } from './looked/panel.ts';
import { recordsPanel } from './same/panel.ts';

export { cleanUps } from './clean-ups.ts';
export type { AskedFigure } from './figures/types.ts';
export { describeMatch as api } from './match-api/describe.ts';
export {
  addPersonFrom,
  addsPerson,
  lookedRefusal,
  lookForPerson,
  looksForPerson,
  personChosen,
} from './picker/picker.ts';
export type { Looked } from './picker/types.ts';
export { type PersonPicker, personPicker } from './picker/view.ts';
export { navigation, routes } from './routes.ts';
export { type SampleChild, sampleChildren } from './sample/children.ts';
export { seedSampleFamilies } from './sample/seed.ts';
export { askedAgain } from './store/figures.ts';

/** The slice's own parts of a person's page. */
export const personPanels = [familyPanel, involvedPanel, recordsPanel, chronologyPanel, lookedPanel] as const;

/** For the desk. */
export const panels = [unreadPanel, secondPersonPanel] as const;

/** What the slice does after commits. */
export const handlers = [...importHandlers, ...pairHandlers, ...feedHandlers] as const;
