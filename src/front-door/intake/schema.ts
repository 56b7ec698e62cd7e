import type { Question, Step, Told } from '../refer/types.ts';
import type { Group, Leaf, Shape } from './shape.ts';
import { MOST_CHILDREN, MOST_PEOPLE } from './take.ts';

type Schema = Readonly<Record<string, unknown>>;

const LONGEST_LINE = 200;
const LONGEST_STORY = 20_000;

/** The JSON schema of a body by its shape: labels, hints and answers are the form's own. */
export function concernSchema(shape: Shape, areas: Told['areas'], examples: readonly unknown[]): Schema {
  const properties = Object.entries(shape).map(([name, part]) => [name, partSchema(part, areas)] as const);
  const required = [
    'danger',
    'service',
    'referrer',
    'children',
    'area',
    'concern',
    'now',
    'voice',
    'consent',
  ];
  return { ...objectOf(Object.fromEntries(properties), required), examples };
}

function partSchema(part: Shape[string], areas: Told['areas']): Schema {
  if (part.kind === 'answer') return leafSchema(part, areas);
  if (part.kind === 'group') return groupSchema(part, areas);
  if (part.kind === 'rows')
    return { ...listOf(rowSchema(part.step, part.of), MOST_PEOPLE), description: part.about };
  const child = objectOf(inChildren(part.of, areas), ['born']);
  return { type: 'array', items: child, minItems: 1, maxItems: MOST_CHILDREN, description: part.about };
}

function inChildren(
  of: Readonly<Record<string, Leaf | Group>>,
  areas: Told['areas'],
): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(of).map(([name, part]) => [
      name,
      part.kind === 'answer' ? leafSchema(part, areas) : groupSchema(part, areas),
    ]),
  );
}

function groupSchema({ about, of }: Group, areas: Told['areas']): Schema {
  const properties = Object.fromEntries(
    Object.entries(of).map(([name, leaf]) => [name, leafSchema(leaf, areas)]),
  );
  return { ...objectOf(properties), type: ['object', 'null'], description: about };
}

const rowSchema = (step: Step, of: Readonly<Record<string, string>>): Schema =>
  objectOf(
    Object.fromEntries(
      Object.entries(of).map(([name, question]) => [name, questionSchema(step.rows?.of[question])]),
    ),
  );

function leafSchema({ step, question }: Leaf, areas: Told['areas']): Schema {
  const asked = step.questions[question];
  return questionSchema(asked?.listed?.({ answers: {}, areas }) ?? asked);
}

function questionSchema(question: Question | undefined): Schema {
  if (!question) return {};
  const description = [question.label, question.hint].filter(Boolean).join(' ');
  const values = question.options?.map(({ value }) => value);
  if (question.kind === 'any')
    return { type: ['array', 'null'], items: { type: 'string', enum: values }, description };
  const text = { type: ['string', 'null'], description };
  if (values) return { ...text, enum: [...values, '', null] };
  if (question.kind === 'day') return { ...text, format: 'date' };
  return { ...text, maxLength: question.kind === 'story' ? LONGEST_STORY : LONGEST_LINE };
}

function objectOf(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties,
  };
}

const listOf = (items: Schema, maxItems: number): Schema => ({ type: ['array', 'null'], items, maxItems });
