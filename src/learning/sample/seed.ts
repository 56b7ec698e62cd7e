import type { OwnerConnection } from '../../platform/db/index.ts';
import { seedSampleCharges } from './seed-charges.ts';
import { seedSampleCredentials } from './seed-credentials.ts';
import { seedSampleFeedback } from './seed-feedback.ts';
import { seedSampleGroups } from './seed-groups.ts';
import { seedSampleHolders } from './seed-holders.ts';
import { seedSampleModules } from './seed-modules.ts';
import { seedSampleProgramme } from './seed-programme.ts';

/** Writes the sample's programme, with bookings of every kind. `site`: the installation's own address. Never in live mode. Safe to run again. */
export async function seedSampleLearning(
  owner: OwnerConnection,
  { now, site }: { now: Temporal.Instant; site: string },
): Promise<void> {
  await seedSampleProgramme(owner, { now, site });
  await seedSampleCharges(owner, now);
  await seedSampleCredentials(owner);
  await seedSampleHolders(owner, now);
  await seedSampleModules(owner);
  await seedSampleGroups(owner);
  await seedSampleFeedback(owner, now);
}
