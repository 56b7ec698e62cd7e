/** The directory: services that help families, and whether people got there. */
import { deskPanel } from './desk/panel.ts';
import { feedCleanUps } from './feeds/regular.ts';
import { importHandlers } from './import/job.ts';
import { servicePicker } from './picker/picker.ts';
import { signpostsPanel } from './signpost/panel.ts';
import { linkHandlers } from './watch/links.ts';
import { cleanUps as watching } from './watch/regular.ts';

export { describeFeed as api } from './open-referral/describe.ts';
export { loadPostcodes, UnusablePostcodes } from './postcodes/load.ts';
export { navigation, routes } from './routes.ts';
export {
  SAMPLE as SAMPLE_SERVICES,
  sampleServiceId,
  seedManyServices,
  seedSampleServices,
} from './sample/seed.ts';
export { type Decided, signpostDecided } from './signpost/decided.ts';

/** What the slice does after commits. */
export const handlers = [...importHandlers, ...linkHandlers] as const;

/** What it does regularly. */
export const cleanUps = [...watching, ...feedCleanUps] as const;

/** What others choose from inside their forms. */
export const pickers = [servicePicker] as const;

/** What the directory shows on the desk. */
export const panels = [deskPanel] as const;

/** What the directory shows on a person's page. */
export const personPanels = [signpostsPanel] as const;
