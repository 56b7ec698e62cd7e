import { readFile } from 'node:fs/promises';
import { audit } from '../../platform/audit/index.ts';
import {
  admit,
  answerBytes,
  harmlessHeaders,
  mostBytes,
  NotTaken,
  refusalWords,
} from '../../platform/files/index.ts';
import { type FormError, formError } from '../../platform/forms/index.ts';
import { notFound, type Page, type SiteSettings, type Upload } from '../../platform/http/index.ts';
import { evidenceFile, evidenceFilePart, type NewEvidenceFile } from '../store/evidence-file.ts';

/** A certificate is some pages: small enough to be read into memory. */
export const mostOfFile = (settings: SiteSettings): number => Math.min(mostBytes(settings), 10_000_000);

/** Looks at a certificate that was uploaded: a PDF or a picture, and nothing that does harm; or says what is wrong. */
export async function lookAtFile(page: Page, upload: Upload): Promise<NewEvidenceFile | FormError> {
  const { config } = page.services;
  try {
    const { kind, name, path, bytes, scanned } = await admit(config, upload, mostOfFile(config));
    if (kind.is !== 'picture' && kind.code !== 'pdf')
      throw new NotTaken(`It is: ${kind.label}. Send the certificate as a PDF or a picture`);
    return { label: kind.label, type: kind.type, name, bytes, scanned, content: await readFile(path) };
  } catch (error) {
    if (error instanceof NotTaken) return formError('file', refusalWords(upload.name, error));
    throw error;
  }
}

/** GET /learning/evidence/ID/file: the certificate, for whoever stated it and for those who judge. */
export async function giveEvidenceFile(page: Page): Promise<Response> {
  const id = page.uuid();
  const file = await page.transaction(async (db) => {
    const found = await evidenceFile(db, id);
    if (!found) throw notFound({ kind: 'evidence of learning', id });
    await audit(db, { action: 'read', kind: 'evidence of learning', id, fields: ['file'] });
    return found;
  });
  const { type, bytes, name } = file;
  const headers = { ...harmlessHeaders(name, type.startsWith('image/')), 'cache-control': 'no-store' };
  return answerBytes(page.request, { type, bytes, tag: id, headers }, (from, length) =>
    page.transaction((db) => evidenceFilePart(db, id, from, length)),
  );
}
