import { randomUUID } from 'node:crypto';
import { type Body, one } from '../http/body.ts';
import type { Field } from './fields.ts';

/** One thing to put right: the field, the id to move to, and what to do. */
export interface FormError {
  field: string;
  href: string;
  message: string;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
export type FormValue<F extends Fields> = { [N in keyof F]: F[N] extends Field<infer T> ? T : never };
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: FormError[] };

/** Reads every field of a form: a typed value, or every error at once in the order of the fields. */
export function parseForm<F extends Fields>(fields: F, body: Body): Parsed<FormValue<F>> {
  const value: Record<string, unknown> = {};
  const errors: FormError[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const parsed = field.schema.safeParse(field.take(body, name));
    if (parsed.success) value[name] = parsed.data;
    else errors.push(formError(name, parsed.error.issues[0]?.message ?? 'Check this answer', field.focus));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: value as FormValue<F> };
}

/** An error on a field, as a rule across fields finds it. */
export function formError(field: string, message: string, focus = ''): FormError {
  return { field, href: `#${field}${focus}`, message };
}

/** What was typed, for showing a form again. */
export interface Typed {
  value(name: string): string;
  values(name: string): readonly string[];
}

/** Nothing typed yet. */
export const untouched: Typed = { value: () => '', values: () => [] };

export function typedIn(body: Body): Typed {
  return { value: (name) => one(body, name), values: (name) => body.get(name) ?? [] };
}

/** What was typed before a session ended (`page.kept`), else `otherwise`: what a form that is opened starts from. */
export function typedOr(page: { readonly kept: Body | undefined }, otherwise: Typed = untouched): Typed {
  const { kept } = page;
  return kept ? typedIn(kept) : otherwise;
}

/** What was saved before, shown as if typed. */
export function typedFrom(saved: Readonly<Record<string, string | readonly string[]>>): Typed {
  const list = (name: string) => {
    const value = saved[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  return { value: (name) => list(name)[0] ?? '', values: list };
}

/** A key for one showing of a form: posted again, it has no second effect (see `once.ts`). */
export function formKey(typed?: Typed): string {
  return typed?.value('form-key') || randomUUID();
}
