import type { Given, Helper } from '../types.ts';

/** What is wrong with a path: steps that are not there or not reached, and ways that run in a circle. */
export function flaws({ first, questions, results }: Helper): string[] {
  const wrong: string[] = [];
  const reached = new Set<string>();
  const follow = (step: string, way: readonly string[]) => {
    if (way.includes(step)) wrong.push(`${step} leads back to itself`);
    else if (step in results) reached.add(step);
    else if (!(step in questions)) wrong.push(`there is no step ${step}`);
    else if (!reached.has(step)) {
      reached.add(step);
      for (const { to } of questions[step]?.answers ?? []) follow(to, [...way, step]);
    }
  };
  follow(first, []);
  for (const step of [...Object.keys(questions), ...Object.keys(results)]) {
    if (step === 'all') wrong.push('no step may be called all');
    if (step in questions && step in results) wrong.push(`${step} is a question and a result`);
    if (!reached.has(step)) wrong.push(`nothing leads to ${step}`);
  }
  return wrong;
}

/**
 * The answers by which somebody came to a step, from `via` of the address: which answer of each question, in order.
 * None where they do not lead there.
 */
export function wayTo(helper: Helper, step: string, via: string): Given[] {
  if (!/^\d(\.\d){0,30}$/.test(via)) return [];
  const given: Given[] = [];
  let at = helper.first;
  for (const n of via.split('.').map(Number)) {
    const question = helper.questions[at];
    const answer = question?.answers[n - 1];
    if (!question || !answer) return [];
    given.push({ step: at, ask: question.ask, answer: answer.text });
    at = answer.to;
  }
  return at === step ? given : [];
}

/** The address of what an answer leads to, with the way there. */
export function answerHref({ slug, questions }: Helper, step: string, n: number, via: string): string {
  const to = questions[step]?.answers[n]?.to ?? '';
  return `/procedures/helpers/${slug}/${to}?via=${via === '' ? '' : `${via}.`}${n + 1}`;
}
