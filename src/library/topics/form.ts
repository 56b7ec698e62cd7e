import {
  choice,
  type FormError,
  formError,
  parseForm,
  type Reading,
  text,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { topicCode } from '../rules/topics.ts';
import type { KeptTopic, Term, WrittenTopic } from './types.ts';

/** Reads what a topic is called and joined to. `others`: the topics whose names are taken. */
export function readTopic(
  body: Body,
  terms: readonly Term[],
  others: readonly Pick<KeptTopic, 'code' | 'label'>[],
): Reading<WrittenTopic> {
  const parsed = parseForm(
    {
      label: text({ ask: 'Enter what it is called', max: 60 }),
      offered: choice(['yes', 'no'], 'Say whether it is offered'),
    },
    body,
  );
  const wrong = parsed.ok ? labelErrors(parsed.value.label, others) : parsed.errors;
  if (!parsed.ok || wrong.length > 0) return { ok: false, errors: wrong };
  const named = (kind: Term['kind']) =>
    terms.find((term) => term.kind === kind && term.code === one(body, kind))?.code ?? '';
  const { label, offered } = parsed.value;
  return {
    ok: true,
    value: { label, atRest: offered === 'no', need: named('need'), audience: named('audience') },
  };
}

function labelErrors(label: string, others: readonly Pick<KeptTopic, 'code' | 'label'>[]): FormError[] {
  if (label.includes(',')) return [formError('label', 'Leave commas out: they stand between topics')];
  if (topicCode(label).length < 2) return [formError('label', 'Enter at least two letters')];
  const taken = others.some((other) => other.label.toLowerCase() === label.toLowerCase());
  return taken ? [formError('label', 'Choose another name: a topic is called this already')] : [];
}

/** What a topic says, in one line, as its history has it. */
export function topicSays({ label, atRest, need, audience }: WrittenTopic, terms: readonly Term[]): string {
  const name = (kind: Term['kind'], code: string) =>
    terms.find((term) => term.kind === kind && term.code === code)?.name ?? code;
  const help = [...(need ? [name('need', need)] : []), ...(audience ? [name('audience', audience)] : [])];
  return [label, atRest ? 'at rest' : '', help.length > 0 ? `services: ${help.join(', ')}` : '']
    .filter(Boolean)
    .join('; ');
}
