import type { Db } from '../../platform/db/index.ts';
import { deliveries } from '../../platform/mail/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { questionsOf } from '../store/question.ts';
import type { AskedModel } from './asked-view.ts';

/** What the agencies of a concern were asked and said, and how each letter fares, as far as the reader may see it. */
export async function asked(
  db: Db,
  concern: Pick<ConcernHead, 'id' | 'workable'>,
): Promise<Omit<AskedModel, 'now'>> {
  const questions = await questionsOf(db, concern.id);
  const messages = questions.flatMap(({ letters }) => letters.flatMap(({ messageId }) => messageId ?? []));
  const fared = messages.length > 0 ? await deliveries(db, messages) : [];
  return {
    concernId: concern.id,
    questions,
    fared: new Map(fared.map(({ id, state, why }) => [id, { state, why }])),
    works: concern.workable,
  };
}
