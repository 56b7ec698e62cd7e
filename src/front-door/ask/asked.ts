import type { Db } from '../../platform/db/index.ts';
import { deliveries } from '../../platform/mail/index.ts';
import { questionsOf } from '../store/question.ts';
import type { AskedModel } from './asked-view.ts';

/** What the agencies of a concern were asked and said, and how each letter fares, as far as the reader may see it. */
export async function askedAbout(
  db: Db,
  concernId: string,
): Promise<Omit<AskedModel, 'now' | 'works' | 'agencyId'>> {
  const questions = await questionsOf(db, concernId);
  const messages = questions.flatMap(({ letters }) => letters.flatMap(({ messageId }) => messageId ?? []));
  const fared = messages.length > 0 ? await deliveries(db, messages) : [];
  return {
    concernId,
    questions,
    fared: new Map(fared.map(({ id, state, why }) => [id, { state, why }])),
  };
}
