import type { FieldProblem } from '../../platform/http/index.ts';
import type { Question, Step, Told } from '../refer/types.ts';
import type { Children, Group, Leaf, Rows, Shape } from './shape.ts';
import { typedOf } from './typed.ts';

/** As many as the form has room for. */
export const MOST_CHILDREN = 12;
export const MOST_PEOPLE = 12;

/** What a body said, as the form's pages would hold it, and what in it was no answer at all. */
export interface Taken {
  told: Told;
  errors: readonly FieldProblem[];
  /** Everything that said something: the path in the body, and the page of the form. */
  given: readonly { path: string; visit: string }[];
}

/** Takes the answers out of a body by its shape. Rules are not asked here; types and names are. */
export function takeBody(shape: Shape, body: unknown, areas: Told['areas']): Taken {
  const taking = new Taking(areas);
  taking.object(body, '', shape, (part, value, path, name) => {
    switch (part.kind) {
      case 'answer':
        return taking.leaf(part, value, path, part.step.key);
      case 'group':
        return taking.group(part, value, path, (step) => step.key);
      case 'rows':
        return taking.rows(part, value, path);
      case 'children':
        return taking.children(part, value, path, name);
    }
  });
  return { told: taking.told, errors: taking.errors, given: taking.given };
}

class Taking {
  readonly answers: Record<string, Record<string, string | readonly string[]>> = {
    who: { who: 'professional' },
  };
  readonly errors: FieldProblem[] = [];
  readonly given: { path: string; visit: string }[] = [];

  readonly told: Told;

  constructor(areas: Told['areas']) {
    this.told = { answers: this.answers, areas };
  }

  /** Goes through an object's names: those it knows, and an error for each it does not. */
  object<P>(
    value: unknown,
    path: string,
    of: Readonly<Record<string, P>>,
    take: (part: P, value: unknown, path: string, name: string) => void,
  ): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.errors.push({ field: path, message: 'Give a JSON object' });
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      const part = Object.hasOwn(of, name) ? of[name] : undefined;
      if (part === undefined)
        this.errors.push({ field: at.slice(0, 200), message: 'There is no such field. Take it out' });
      else if (inner !== null) take(part, inner, at, name);
    }
  }

  list(
    value: unknown,
    path: string,
    most: number,
    take: (value: unknown, path: string, n: number) => void,
  ): number {
    if (!Array.isArray(value)) {
      this.errors.push({ field: path, message: 'Give a list' });
      return 0;
    }
    if (value.length > most) this.errors.push({ field: path, message: `Give at most ${most}` });
    for (const [index, one] of value.slice(0, most).entries()) take(one, `${path}[${index}]`, index + 1);
    return Math.min(value.length, most);
  }

  leaf({ step, question }: Leaf, value: unknown, path: string, visit: string): void {
    this.put(step.questions[question], value, path, visit, question);
  }

  group({ of }: Group, value: unknown, path: string, visitOf: (step: Step) => string): void {
    this.object(value, path, of, (leaf, inner, at) => this.leaf(leaf, inner, at, visitOf(leaf.step)));
  }

  rows({ step, of }: Rows, value: unknown, path: string): void {
    const count = this.list(value, path, MOST_PEOPLE, (row, at, n) =>
      this.object(row, at, of, (question, inner, to) =>
        this.put(step.rows?.of[question], inner, to, step.key, `${question}-${n}`),
      ),
    );
    this.page(step.key).rows = String(count);
  }

  children({ of }: Children, value: unknown, path: string, name: string): void {
    const visitOf = (n: number) => (step: Step) => `${step.key}/${n}`;
    const count = this.list(value, path, MOST_CHILDREN, (child, at, n) =>
      this.object(child, at, of, (part, inner, to) =>
        part.kind === 'answer'
          ? this.leaf(part, inner, to, visitOf(n)(part.step))
          : this.group(part, inner, to, visitOf(n)),
      ),
    );
    if (count === 0) this.errors.push({ field: name, message: 'Tell of one child at least' });
    for (let n = 1; n <= count; n += 1) this.page(`another-child/${n}`).another = n < count ? 'yes' : 'no';
  }

  put(question: Question | undefined, value: unknown, path: string, visit: string, name: string): void {
    if (!question) return;
    const typed = typedOf(question.listed?.(this.told) ?? question, value, name);
    if ('wrong' in typed) this.errors.push({ field: path, message: typed.wrong });
    else Object.assign(this.page(visit), typed.answers);
    this.given.push({ path, visit });
  }

  page(visit: string): Record<string, string | readonly string[]> {
    this.answers[visit] ??= {};
    return this.answers[visit];
  }
}
