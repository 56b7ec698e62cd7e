import type { Services } from '../platform/http/index.ts';
import { sha256 } from '../platform/http/index.ts';
import { limitsOf } from './limits.ts';
import { identifyVisitor } from './store/visitor.ts';

/** Tells the tokens of outside visitors from those of practitioners, in the one session cookie. */
const prefix = 'v.';
/** Long enough to read what came of it; a machine others use is not left open for the day. */
const longest = Temporal.Duration.from({ hours: 2 });

export const visitorToken = (token: string) => prefix + token;
export const isVisitorToken = (token: string) => token.startsWith(prefix);

/** The address that the holder of a visitor's token proved; undefined when that is over. */
export function proofOf(services: Services, token: string, requestId: string): Promise<string | undefined> {
  const limits = { idle: limitsOf(services.config).idle, absolute: longest };
  return services.database.transaction({ actor: 'public', now: services.now(), requestId }, (db) =>
    identifyVisitor(db, sha256(token), limits),
  );
}
