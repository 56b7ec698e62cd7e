import { asset, type Html, html, notice, qrCode, raw } from '../../../platform/html/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { type Times, timesWords } from '../../rules/times.ts';
import type { Course } from '../../types.ts';

export interface CodeModel {
  course: Course;
  shown: Times;
  code: string;
  baseUrl: string;
  path: string;
  closed: boolean;
  now: Temporal.Instant;
  nonce: string;
}

/** The code, large, with what to type for whoever has no camera. It names nobody. */
export function codeView({ course, shown, code, baseUrl, path, closed, now, nonce }: CodeModel): Html {
  const over = closed || isBefore(shown.endsAt.add({ hours: 1 }), now);
  const early = isBefore(now, shown.startsAt.subtract({ hours: 2 }));
  const words = over
    ? notice('late', { strong: 'This part is over.', body: 'Mark people on the register.' })
    : early
      ? notice('clock', { strong: 'It is early.', body: 'Codes hold from two hours before the start.' })
      : html`<section data-wall-code aria-label="Code">${raw(qrCode(`${baseUrl}/learning/here/${code.replace('-', '')}`, 'Code for a phone’s camera: opens the page to say that you are here'))}
<p>No camera? Go to <strong>${baseUrl.replace(/^https?:\/\//, '')}/learning/here</strong> and type</p><p class="ws-wall-code">${code}</p></section>
<p data-wall-said role="status"></p><p>The code changes every 30 seconds. <a href="${path}" data-next>Show the next one</a></p><script type="module" nonce="${nonce}" src="${asset('wall-code.js')}"></script>`;
  return html`<span class="govuk-caption-l">${course.title}, ${timesWords(shown)}</span><h1 class="govuk-heading-xl">Are you here?</h1>
<p>Scan this with your phone. You have no phone with you? Tell the trainer.</p>${words}`;
}
