import { type Html, html, NOTHING, sizeWords } from '../../platform/html/index.ts';
import type { Stated } from './types.ts';

const link = ({ id }: Stated, { name, label, bytes }: NonNullable<Stated['file']>): Html =>
  html`<a href="/learning/evidence/${id}/file">${name}</a> (${label}, ${sizeWords(bytes)})`;

/** The certificate below what it is of; nothing where none came. */
export const fileLink = (said: Stated): Html =>
  said.file ? html`<br>Certificate: ${link(said, said.file)}` : NOTHING;

/** The certificate before whoever judges it, and whether it was looked at for viruses. */
export const fileWords = (said: Stated): Html | string => {
  if (!said.file) return 'None was sent';
  const looked = said.file.scanned
    ? 'Looked at for viruses'
    : 'Not looked at for viruses: there is no scanner';
  return html`${link(said, said.file)}<br>${looked}`;
};
