import type { Step } from '../refer/types.ts';
import type { Leaf, Shape } from './shape.ts';

/** The path of a field of the body, by the form's page, the number of the child, and the form's field. */
export type Paths = (step: Step, n: number, field: string) => string;

/** Turns the form's names of fields into paths of the body: `birth` on `child/2` is `children[1].dateOfBirth`. */
export function pathsByQuestion(shape: Shape): Paths {
  const paths = new Map<string, (n: number, row: number) => string>();
  const add = ({ step, question }: Pick<Leaf, 'step' | 'question'>, to: (n: number, row: number) => string) =>
    paths.set(`${step.key}:${question}`, to);
  for (const [name, part] of Object.entries(shape)) {
    if (part.kind === 'answer') add(part, () => name);
    else if (part.kind === 'group')
      for (const [inner, leaf] of Object.entries(part.of)) add(leaf, () => `${name}.${inner}`);
    else if (part.kind === 'rows')
      for (const [inner, question] of Object.entries(part.of))
        add({ step: part.step, question }, (_, row) => `${name}[${row - 1}].${inner}`);
    else
      for (const [inner, each] of Object.entries(part.of)) {
        if (each.kind === 'answer') add(each, (n) => `${name}[${n - 1}].${inner}`);
        else
          for (const [last, leaf] of Object.entries(each.of))
            add(leaf, (n) => `${name}[${n - 1}].${inner}.${last}`);
      }
  }
  return (step, n, field) => {
    const [, question = field, row = '1'] = (step.rows && /^(.+)-(\d+)$/.exec(field)) || [];
    return paths.get(`${step.key}:${question}`)?.(n, Number(row)) ?? step.key;
  };
}
