import { showOpenly } from '../../../partnership/index.ts';
import { factList, heading, paragraph, pdfResponse } from '../../../platform/documents/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { type Certificate, certificateOf } from '../../store/completion.ts';
import { certificateView } from './view.ts';

/** GET /learning/certificates/CODE/certificate.pdf: the certificate as a paper, for whoever holds its code. */
export async function printCertificate(page: Page): Promise<Response> {
  const { certificate, code } = await read(page);
  if (certificate.withdrawn) throw notFound();
  const { baseUrl } = page.services.config;
  const check = `${baseUrl}/learning/certificates/${code}`;
  return pdfResponse({
    title: 'Certificate',
    short: 'Certificate of learning',
    reference: `certificate-${code}`,
    // Whoever holds it shows it to whom they like, and anybody who was given the code may open it.
    marking: '',
    version: 'As it stands on the record today',
    printedBy: { name: 'Learning record', agency: baseUrl },
    printedAt: page.now,
    parts: [
      heading(1, certificate.name),
      paragraph(`completed “${certificate.course}” on ${dateWords(certificate.completed_on).text}.`),
      ...factList([
        {
          label: 'Valid until',
          value: certificate.expires_on ? dateWords(certificate.expires_on).text : 'It does not run out',
        },
        { label: 'Code', value: code },
        { label: 'To check that it is genuine', value: check },
      ]),
      { kind: 'code', address: check, alt: 'Opens the page that says whether this certificate is genuine.' },
    ],
  });
}

/** GET /learning/certificates/CODE: whether a certificate is genuine, for whoever was shown it. */
export async function showCertificate(page: Page): Promise<Response> {
  const { certificate, code } = await read(page);
  return showOpenly(page, {
    title: 'Check a certificate',
    main: certificateView({ ...certificate, code, today: londonDate(page.now) }),
  });
}

async function read(page: Page): Promise<{ certificate: Certificate; code: string }> {
  const code = page.param('code').toUpperCase().replace(/\s+/g, '');
  if (!/^[0-9A-Z-]{8,40}$/.test(code)) throw notFound();
  // As it stands on the paper, or read out and written down in groups.
  const joined = code.replaceAll('-', '');
  const [certificate, as] = await page.transaction(async (db) => {
    const exact = await certificateOf(db, code);
    return exact ? [exact, code] : [await certificateOf(db, joined), joined];
  });
  if (!certificate) throw notFound();
  return { certificate, code: as };
}
