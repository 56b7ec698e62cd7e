import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { questionsOf } from '../store/question.ts';
import type { Question } from './types.ts';

/** One question about a concern. @throws HttpError 404 where there is none that the context may see */
export async function theQuestion(db: Db, concernId: string, id: string): Promise<Question> {
  const found = (await questionsOf(db, concernId)).find((question) => question.id === id);
  if (!found) throw notFound({ kind: 'question', id });
  return found;
}
