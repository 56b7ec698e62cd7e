import { type Html, raw } from '../tag.ts';
import { macro } from './engine.ts';
import type { Components } from './options.ts';
import { COMPONENT_FOLDERS } from './package.ts';

export type * from './options.ts';

/** One function per GOV.UK component: options in (text is escaped, `html` must be `Html`), markup out. */
export type Govuk = { readonly [Name in keyof Components]: (options: Components[Name]) => Html };

function component(folder: string): (options: object) => Html {
  const name = `govuk${folder.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;
  let call: ReturnType<typeof macro> | undefined;
  return (options) => {
    call ??= macro(folder, name);
    return raw(call(options).toString());
  };
}

const camel = (folder: string) =>
  folder.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/**
 * GOV.UK Frontend's components, on its own templates: `govuk.radios({ name: 'area', items: […] })`.
 * The names of what they accept are those of https://design-system.service.gov.uk/components/.
 */
export const govuk = Object.fromEntries(
  COMPONENT_FOLDERS.map((folder) => [camel(folder), component(folder)]),
) as unknown as Govuk;
