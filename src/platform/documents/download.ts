import { HttpError } from '../http/errors.ts';
import type { Paper } from './paper.ts';
import { createPress, DocumentFailed } from './render.ts';

const press = createPress();

const SAYS = {
  'too slow':
    'The document took too long to make. Nothing was changed. Choose fewer parts, or try again in a minute.',
  'too busy': 'Many documents are being made just now. Nothing was changed. Try again in a minute.',
  fault: 'The document could not be made. Nothing was changed. The record itself is all there on screen.',
} as const;

/**
 * The document as a download, named by its reference alone and kept by no cache.
 * @throws HttpError 503 when it cannot be made
 */
export async function pdfResponse(paper: Paper): Promise<Response> {
  const pdf = await press.print(paper).catch((error: unknown) => {
    if (!(error instanceof DocumentFailed)) throw error;
    throw new HttpError(503, { says: SAYS[error.why], report: error.why === 'fault', cause: error });
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${fileName(paper.reference)}.pdf"`,
      'cache-control': 'no-store',
    },
  });
}

/** A reference as a file name: letters, digits and dashes, nothing that a header or a disk could take otherwise. */
export function fileName(reference: string): string {
  const safe = reference.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
  return safe.slice(0, 60) || 'document';
}
