import { govuk, type Html, html, NOTHING, telephone } from '../../../platform/html/index.ts';
import { type StepPage, stepView } from '../view.ts';

/** The first page: danger, and the two ways back to something begun before. */
export function startView(page: StepPage, begun: string | undefined): Html {
  const goOn = begun
    ? govuk.insetText({
        html: html`You have begun before and not sent it. <a href="/worried/${begun}">Go on with that</a>, or begin again below.`,
      })
    : NOTHING;
  return html`${goOn}${stepView(page)}
<p><a href="/worried/return">I have a code to come back</a></p>`;
}

/** In danger now: the call comes before the form, and the form goes on. */
export function callNow(): Html {
  return html`<p class="ws-lead">Call ${telephone('999')}. Ask for the police. If you cannot speak, listen and then press 55.</p>
<p>Get away from the danger if you can. You may tell us the rest after the call. What you typed is kept.</p>`;
}
