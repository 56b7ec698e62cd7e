import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';

/** A concern with all that belongs to it, as one of the sample people may see it. Throws when they may not. */
export async function concernAsHeld(app: TestApp, id: string, role: SampleRole) {
  const context = {
    actor: 'practitioner',
    practitionerId: samplePractitioners[role].id,
    now: app.clock.now,
    requestId: 'test',
  } as const;
  return app.database.transaction(context, async (db) => {
    const concern = await db
      .selectFrom('front_door.concern')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { told } = await db
      .selectFrom('front_door.account')
      .select('told')
      .where('concern_id', '=', id)
      .executeTakeFirstOrThrow();
    return {
      concern,
      told: told as unknown as Record<string, unknown>,
      children: await db
        .selectFrom('front_door.child')
        .selectAll()
        .where('concern_id', '=', id)
        .orderBy('position')
        .execute(),
      addresses: await db.selectFrom('front_door.address').selectAll().where('concern_id', '=', id).execute(),
      involved: await db.selectFrom('front_door.involved').selectAll().where('concern_id', '=', id).execute(),
      clocks: await db.selectFrom('front_door.clock').selectAll().where('concern_id', '=', id).execute(),
      referrer: await db
        .selectFrom('front_door.referrer')
        .selectAll()
        .where('concern_id', '=', id)
        .executeTakeFirstOrThrow(),
    };
  });
}
