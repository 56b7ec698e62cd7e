import type { SiteSettings } from '../platform/http/index.ts';
import type { SessionLimits } from './store/session.ts';

/** How long sessions last here. */
export function limitsOf(config: SiteSettings): SessionLimits {
  return {
    idle: Temporal.Duration.from({ minutes: config.SESSION_IDLE_MINUTES }),
    absolute: Temporal.Duration.from({ hours: config.SESSION_HOURS }),
  };
}
