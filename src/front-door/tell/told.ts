import type { Db } from '../../platform/db/index.ts';
import type { CleanUp } from '../../platform/jobs/index.ts';
import { deliveries } from '../../platform/mail/index.ts';
import { owedOf, oweUndelivered, tellingsOf } from '../store/telling.ts';
import type { Told } from './types.ts';

/** Who was told of a concern's decisions, who is still owed word, and how each message fares. */
export async function toldOf(db: Db, concernId: string): Promise<Told> {
  const [tellings, owed] = await Promise.all([tellingsOf(db, concernId), owedOf(db, concernId)]);
  const messages = tellings.flatMap(({ messageId }) => messageId ?? []);
  const fared = messages.length > 0 ? await deliveries(db, messages) : [];
  return {
    owed,
    tellings,
    fared: new Map(fared.map(({ id, state, not_before }) => [id, { state, not_before }])),
  };
}

/** Looks every minute for word that could not be delivered: it is owed again. */
export const undelivered: CleanUp = {
  name: 'undelivered word',
  every: { minutes: 1 },
  remove: oweUndelivered,
};
