import * as desk from './desk/index.ts';
import * as identity from './identity/index.ts';
import * as partnership from './partnership/index.ts';
import type { Database } from './platform/db/index.ts';
import type { Services, SiteSettings } from './platform/http/index.ts';
import { createPipeline } from './platform/http/pipeline.ts';
import type { Logger } from './platform/log/logger.ts';

/** The slices, in the order of the navigation. */
const slices = [desk, identity, partnership];

/** Puts the request pipeline and the slices together. */
export function createApp(parts: {
  config: SiteSettings;
  database: Database;
  log: Logger;
  now: () => Temporal.Instant;
}) {
  const navigation = slices.flatMap((slice) => ('navigation' in slice ? slice.navigation : []));
  const services: Services = { ...parts, chrome: desk.createChrome(navigation) };
  return createPipeline({
    services,
    routes: slices.flatMap((slice) => slice.routes),
    identify: identity.identify,
    errorPage: desk.showError,
  });
}
