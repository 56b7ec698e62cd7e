import { type FormError, formError } from '../../../platform/forms/index.ts';
import { namesOfMarkdown, picturesOfMarkdown } from '../../../platform/html/index.ts';
import { pictureErrors } from '../../edit/pictures.ts';
import { strangeNames, strangeWords } from '../../local/unknown.ts';
import { partsOf } from '../rules/sections.ts';

/** What is wrong with a section's words: with its pictures, and with the local facts that it names. `files`: addresses of files that are here. */
export function wordsErrors(body: string, files: ReadonlySet<string>): FormError[] {
  const gone = picturesOfMarkdown(body).find(({ address }) => !files.has(address));
  const wrong = pictureErrors(body);
  if (wrong.length === 0 && gone)
    wrong.push(formError('body', `“${gone.address}” is not here: upload the picture below`));
  const local = partsOf(body).flatMap((part) => (part.kind === 'local' ? part.rows : []));
  if (local.some(({ words }) => picturesOfMarkdown(words).length > 0))
    wrong.push(formError('body', 'Put the picture before or after what differs by area: none stands in it'));
  const strange = strangeNames(namesIn(body));
  if (strange.length > 0) wrong.push(formError('body', strangeWords(strange)));
  return wrong;
}

/** Every local fact that a section names, also where its words differ by area. */
export const namesIn = (body: string): string[] =>
  partsOf(body).flatMap((part) =>
    part.kind === 'words'
      ? namesOfMarkdown(part.markdown)
      : part.rows.flatMap(({ words }) => namesOfMarkdown(words)),
  );
