import type { Db } from '../db/index.ts';

declare const shapes: unique symbol;

/** Something that any slice may ask and one slice answers, or several with a list: "may this person begin this?" Its owner keeps its type. */
export interface Question<Asked, Answer> {
  readonly name: string;
  /** What is answered where no slice does. */
  readonly otherwise: Answer;
  readonly [shapes]?: [Asked, Answer];
}

/** One slice's answer to one question, made by `answer` and offered from its `index.ts`. */
export interface Answering {
  readonly question: string;
  give(db: Db, asked: unknown): Promise<unknown>;
}

export function defineQuestion<Asked, Answer>(name: string, otherwise: Answer): Question<Asked, Answer> {
  return { name, otherwise };
}

export function answer<Asked, Answer>(
  question: Question<Asked, Answer>,
  give: (db: Db, asked: Asked) => Promise<Answer>,
): Answering {
  // `ask` takes the same question, so what arrives under its name is what it asks.
  return { question: question.name, give: (db, asked) => give(db, asked as Asked) };
}

/** Asks in the caller's transaction, and so as the caller. */
export async function ask<Asked, Answer>(
  { answers }: { answers: readonly Answering[] },
  question: Question<Asked, Answer>,
  db: Db,
  asked: NoInfer<Asked>,
): Promise<Answer> {
  const known = answers.find((each) => each.question === question.name);
  return known ? ((await known.give(db, asked)) as Answer) : question.otherwise;
}

/** The same of every slice that has something to say of it: their answers one after the other. */
export async function askAll<Asked, One>(
  { answers }: { answers: readonly Answering[] },
  question: Question<Asked, readonly One[]>,
  db: Db,
  asked: NoInfer<Asked>,
): Promise<readonly One[]> {
  const all: One[] = [];
  for (const each of answers)
    if (each.question === question.name) all.push(...((await each.give(db, asked)) as readonly One[]));
  return all;
}
