import { dirname } from 'node:path';
import nunjucks from 'nunjucks';
import { GOVUK_DIST } from './package.ts';

type Macro = (options: object) => { toString(): string };
type Exports = Record<string, Macro>;
type Done = (error: Error | null, exports: Exports) => void;
type Importable = { getExported: (...args: unknown[]) => void };

/*
 * The templates import each other's macros anew at every call, which costs a third of a form's time.
 * They read nothing but their arguments, so what a template exports is kept after the first import.
 */
class Templates extends nunjucks.Environment {
  readonly #remembered = new WeakSet<object>();

  override getTemplate(name: string, eager?: boolean, ...rest: unknown[]): nunjucks.Template {
    const done = rest.at(-1);
    if (typeof done !== 'function') return this.#remember(super.getTemplate(name, eager));
    const [parent, ignoreMissing] = rest;
    const forward = super.getTemplate as (...args: unknown[]) => nunjucks.Template;
    return forward.call(
      this,
      name,
      eager,
      parent,
      ignoreMissing,
      (error: unknown, template: nunjucks.Template) =>
        done(error, error ? template : this.#remember(template)),
    );
  }

  #remember(template: nunjucks.Template): nunjucks.Template {
    if (this.#remembered.has(template)) return template;
    this.#remembered.add(template);
    const importable = template as unknown as Importable;
    const first = importable.getExported;
    let kept: Exports | undefined;
    importable.getExported = (...args) => {
      const done = args.at(-1) as Done;
      if (kept) return done(null, kept);
      first.call(template, (error: Error | null, exports: Exports) => {
        if (!error) kept = exports;
        done(error, exports);
      });
    };
    return template;
  }
}

const templates = new Templates(new nunjucks.FileSystemLoader(dirname(GOVUK_DIST), { noCache: false }), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

/**
 * A component's macro by folder and name ('radios', 'govukRadios'), compiled now.
 * Throws when the package has no such macro.
 */
export function macro(folder: string, name: string): Macro {
  let found: Macro | undefined;
  const template = templates.getTemplate(`govuk/components/${folder}/macro.njk`, true);
  (template as unknown as Importable).getExported((error: Error | null, exports: Exports) => {
    if (error) throw error;
    found = exports[name];
  });
  if (!found) throw new Error(`govuk-frontend has no macro ${name} in ${folder}`);
  return found;
}
