import * as desk from './desk/index.ts';
import * as directory from './directory/index.ts';
import * as frontDoor from './front-door/index.ts';
import * as governance from './governance/index.ts';
import * as identity from './identity/index.ts';
import * as learning from './learning/index.ts';
import * as library from './library/index.ts';
import * as partnership from './partnership/index.ts';
import * as people from './people/index.ts';
import { createEvents, on } from './platform/events/index.ts';
import { createVitals, healthRoutes, type Vitals } from './platform/health/index.ts';
import type { Route, Services, SiteSettings, Slice } from './platform/http/index.ts';
import { openApiRoute } from './platform/http/index.ts';
import { createPipeline } from './platform/http/pipeline.ts';
import { type Jobs, platformCleanUps, startJobs } from './platform/jobs/index.ts';
import { chooseDriver, type MailSettings, mailCleanUps, mailHandler } from './platform/mail/index.ts';

/** The slices, in the order of the navigation. */
const ground: Slice[] = [identity, partnership];
const slices: Slice[] = [desk, frontDoor, people, learning, directory, library, governance, ...ground];

/** Every address the product answers, with who may ask. */
export const routes: readonly Route[] = [
  ...slices.flatMap((slice) => slice.routes),
  ...identity.receiptRoutes(frontDoor.addressReceipts),
  openApiRoute(slices.flatMap(({ api }) => api ?? [])),
];

/** Who hears whose events: `on(publisher.event, subscriber.work)`. */
const decided = on(frontDoor.CONCERN_DECIDED, directory.signpostDecided);
const events = createEvents([decided, on(partnership.TEXT_KEPT, library.keepTextFiles)]);

type Parts<Settings> = Pick<Services, 'database' | 'log' | 'now'> & { config: Settings };

/** Puts the request pipeline and the slices together. */
export function createApp({ vitals = createVitals(), ...parts }: Parts<SiteSettings> & { vitals?: Vitals }) {
  const gauges = slices.flatMap((slice) => slice.gauges ?? []);
  const services: Services = {
    ...parts,
    events,
    chrome: desk.createChrome(slices.flatMap((slice) => slice.navigation ?? [])),
    personPanels: slices.flatMap((slice) => slice.personPanels ?? []),
    answers: slices.flatMap((slice) => slice.answers ?? []),
    pickers: slices.flatMap((slice) => slice.pickers ?? []),
    chronologies: slices.flatMap((slice) => slice.chronology ?? []),
  };
  return createPipeline({
    services,
    routes: [...routes, ...healthRoutes(vitals, gauges)],
    identify: identity.identify,
    identifyKey: identity.identifyKey,
    keep: identity.keepTyped,
    confirm: identity.confirmPath,
    giveBack: identity.giveBack,
    errorPage: desk.showError,
    observe: library.watchViews(vitals.latencies.observe),
  });
}

/** Starts what happens after commits: messages, the slices' own work, and what is cleared away regularly. */
export function startAppJobs({ config, ...parts }: Parts<MailSettings & frontDoor.Site>): Promise<Jobs> {
  const mail = mailHandler({ driver: chooseDriver(config), trial: config.mode === 'trial' });
  return startJobs({
    ...parts,
    events,
    baseUrl: config.baseUrl,
    handlers: [
      mail,
      ...frontDoor.answerHandlers(config),
      ...frontDoor.importHandlers(config),
      ...slices.flatMap((slice) => slice.handlers ?? []),
    ],
    cleanUps: [...platformCleanUps, ...mailCleanUps, ...slices.flatMap((slice) => slice.cleanUps ?? [])],
  });
}
