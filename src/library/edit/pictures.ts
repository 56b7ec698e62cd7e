import { type FormError, formError } from '../../platform/forms/index.ts';
import { picturesOfMarkdown } from '../../platform/html/index.ts';
import { fileAt, isPicture } from '../rules/files.ts';
import { saysNothing } from '../rules/pictures.ts';

/** What is wrong with the pictures of a text: each says what it shows, and is one of ours. */
export function pictureErrors(body: string): FormError[] {
  const pictures = picturesOfMarkdown(body);
  const mute = pictures.find(({ address, shows }) => fileAt(address) && saysNothing(shows));
  if (mute)
    return [
      formError(
        'body',
        `Say what the picture shows, in the square brackets before ${mute.address}. Leave out a picture that only adorns`,
      ),
    ];
  const other = pictures.find(({ address }) => !isPicture(fileAt(address)?.end ?? ''));
  if (!other) return [];
  return [
    formError(
      'body',
      `“${other.address}” is not shown: upload the picture below, or write a link without the “!”`,
    ),
  ];
}
