import { cleanUps, SAMPLE_SERVICES, seedSampleServices } from '../../src/directory/index.ts';
import type { TestApp } from './app.ts';
import { doRegularly } from './regularly.ts';

/** The sample's services in a test's database. */
export async function sampleServices({ database, clock }: TestApp): Promise<void> {
  const owner = await database.owner();
  try {
    await seedSampleServices(owner, clock.now);
  } finally {
    await owner.close();
  }
}

/** Everything that the directory does regularly, at the time that the clock shows. */
export const regularly = (app: TestApp): Promise<void> => doRegularly(app, cleanUps);

export { SAMPLE_SERVICES };
