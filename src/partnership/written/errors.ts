import { type FormError, formError } from '../../platform/forms/index.ts';
import { namesOfMarkdown, picturesOfMarkdown, saysNothing } from '../../platform/html/index.ts';
import { localFactNames } from '../local/names.ts';

/** Which of these names are no local fact. */
export const strangeNames = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => !localFactNames.includes(name));

/** What a writer is told of them. */
export const strangeWords = (strange: readonly string[]): string =>
  `There is no local fact called ${strange.map((name) => `“${name}”`).join(', ')}. There are: ${localFactNames.join(', ')}`;

/**
 * What is wrong with a written text: a picture that does not say what it shows, is not one of ours or is not here, and
 * a name that no local fact has. The same wherever somebody writes.
 */
export const writtenErrors = (body: string, files: ReadonlySet<string>, field = 'body'): FormError[] =>
  [pictureFault(body, files), nameFault(namesOfMarkdown(body))].flatMap((says) =>
    says === undefined ? [] : formError(field, says),
  );

export const nameFault = (names: readonly string[]): string | undefined => {
  const strange = strangeNames(names);
  return strange.length > 0 ? strangeWords(strange) : undefined;
};

/** What is wrong with the first picture that is not as it should be. Without `files` nobody knows yet which are here. */
export function pictureFault(body: string, files?: ReadonlySet<string>): string | undefined {
  const pictures = picturesOfMarkdown(body);
  const mute = pictures.find(({ address, shows }) => address.startsWith('/files/') && saysNothing(shows));
  if (mute)
    return `Say what the picture shows, in the square brackets before ${mute.address}. Leave out a picture that only adorns`;
  const other = pictures.find(({ ours }) => !ours);
  if (other) return `“${other.address}” is not shown: upload the picture, or write a link without the “!”`;
  const gone = files && pictures.find(({ address }) => !files.has(address));
  return gone && `“${gone.address}” is not here: upload the picture`;
}
