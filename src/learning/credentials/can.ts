import { type MayStart, type MayStartAnswer, mayStart } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { answer } from '../../platform/questions/index.ts';
import { toolStanding } from '../rules/credential-tool.ts';
import { readRuleBook } from '../store/credential-book.ts';
import { factsOf } from '../store/credential-facts.ts';

/** May this person begin this tool here on this day? What they learned answers, by the rules of that day. */
export async function can(db: Db, { practitionerId, tool, area, on }: MayStart): Promise<MayStartAnswer> {
  const book = await readRuleBook(db);
  const facts = await factsOf(db, practitionerId);
  return toolStanding(book, tool, { facts, area }, on);
}

export const canStart = answer(mayStart, can);
