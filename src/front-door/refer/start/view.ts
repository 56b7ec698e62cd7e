import { hiddenFields } from '../../../platform/forms/index.ts';
import { type Html, html, NOTHING, telephone, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { type StepPage, stepView } from '../view.ts';

export interface StartPage {
  begun: readonly { id: string; started_at: Temporal.Instant }[];
  now: Temporal.Instant;
  step: StepPage;
}

/** The first page: danger, and the ways back to something begun before. */
export function startView({ begun, now, step }: StartPage): Html {
  return html`${begun.length > 0 ? begunBefore(begun, now, step.csrf) : NOTHING}${stepView(step)}
<p><a href="/worried/return">I have a code to come back</a></p>`;
}

function begunBefore(begun: StartPage['begun'], now: Temporal.Instant, csrf: string): Html {
  const items = begun.map(
    ({ id, started_at }) =>
      html`<li><a href="/worried/${id}">Go on with what you began ${time(whenWords(started_at, now))}</a> <form class="ws-inline" method="post" action="/worried/${id}/delete">${hiddenFields({ csrf })}<button class="ws-quiet-button">Delete it</button></form></li>`,
  );
  return html`<section class="ws-card ws-begun"><h2 class="ws-card__title ws-card__title--small">Not sent yet</h2><ul>${items}</ul></section>`;
}

/** In danger now: the call comes before the form, and the form goes on. */
export function callNow(): Html {
  return html`<p class="ws-lead">Call ${telephone('999')}. Ask for the police.</p>
<p>On a mobile phone and not able to speak? Listen, and press 55 when you are told to.</p>
<p>Get away from the danger if you can. Then tell us the rest. What you said is kept.</p>`;
}
