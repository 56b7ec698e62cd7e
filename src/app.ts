import * as desk from './desk/index.ts';
import * as frontDoor from './front-door/index.ts';
import * as identity from './identity/index.ts';
import * as partnership from './partnership/index.ts';
import type { Database } from './platform/db/index.ts';
import { createEvents, type Subscription } from './platform/events/index.ts';
import type { Route, Services, SiteSettings } from './platform/http/index.ts';
import { createPipeline } from './platform/http/pipeline.ts';
import type { Logger } from './platform/log/logger.ts';

/** The slices, in the order of the navigation. */
const slices = [desk, frontDoor, identity, partnership];

/** Every address the product answers, with who may ask. */
export const routes: readonly Route[] = slices.flatMap((slice) => slice.routes);

/** Who hears whose events: `on(publisher.event, subscriber.work)`. */
const subscriptions: readonly Subscription[] = [];

/** Puts the request pipeline and the slices together. */
export function createApp(parts: {
  config: SiteSettings;
  database: Database;
  log: Logger;
  now: () => Temporal.Instant;
}) {
  const navigation = slices.flatMap((slice) => ('navigation' in slice ? slice.navigation : []));
  const services: Services = {
    ...parts,
    events: createEvents(subscriptions),
    chrome: desk.createChrome(navigation),
  };
  return createPipeline({
    services,
    routes,
    identify: identity.identify,
    errorPage: desk.showError,
  });
}
