import { facts, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';

export interface CertificateModel {
  code: string;
  name: string;
  course: string;
  completed_on: Temporal.PlainDate;
  expires_on: Temporal.PlainDate | null;
  withdrawn: boolean;
  today: Temporal.PlainDate;
}

/** What stands on a certificate, and whether it is genuine. Nothing else of its holder. */
export function certificateView({
  code,
  name,
  course,
  completed_on,
  expires_on,
  withdrawn,
  today,
}: CertificateModel): Html {
  const over = expires_on !== null && Temporal.PlainDate.compare(expires_on, today) <= 0;
  return html`<h1 class="govuk-heading-xl">Check a certificate</h1>
${
  withdrawn
    ? notice('late', { strong: 'This certificate was withdrawn.', body: 'It does not count.' })
    : notice('calm', {
        strong: 'This certificate is genuine.',
        body: over ? 'It no longer counts: the time for which it was given is over.' : '',
      })
}
${facts([
  { label: 'Name', value: name },
  { label: 'Course', value: course },
  { label: 'Completed', value: time(dateWords(completed_on)) },
  { label: 'Valid until', value: expires_on ? time(dateWords(expires_on)) : 'It does not run out' },
  { label: 'Code', value: code },
])}
${withdrawn ? NOTHING : html`<p class="govuk-body"><a href="/learning/certificates/${code}/certificate.pdf">The certificate as a PDF</a></p>`}
<p class="govuk-body">Does the name on the certificate differ from the name here? Then it is not a certificate of ours.</p>`;
}
