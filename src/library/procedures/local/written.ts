import { nameFault, pictureFault } from '../../../partnership/index.ts';
import { type FormError, formError } from '../../../platform/forms/index.ts';
import { namesOfMarkdown, picturesOfMarkdown } from '../../../platform/html/index.ts';
import { partsOf } from '../rules/sections.ts';

/** What is wrong with a section's words: with its pictures, and with the local facts that it names. `files`: addresses of files that are here. */
export function wordsErrors(body: string, files: ReadonlySet<string>): FormError[] {
  const local = partsOf(body).flatMap((part) => (part.kind === 'local' ? part.rows : []));
  const inLocal = local.some(({ words }) => picturesOfMarkdown(words).length > 0)
    ? 'Put the picture before or after what differs by area: none stands in it'
    : undefined;
  return [pictureFault(body, files), inLocal, nameFault(namesIn(body))].flatMap((says) =>
    says === undefined ? [] : formError('body', says),
  );
}

/** Every local fact that a section names, also where its words differ by area. */
export const namesIn = (body: string): string[] =>
  partsOf(body).flatMap((part) =>
    part.kind === 'words'
      ? namesOfMarkdown(part.markdown)
      : part.rows.flatMap(({ words }) => namesOfMarkdown(words)),
  );
