import {
  type CallLine,
  type Html,
  html,
  NOTHING,
  notice,
  telephone,
  time,
} from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';

/** Danger was told of: the clock that runs first, and who answers now. */
export interface Urgent {
  dueAt: Temporal.Instant;
  now: Temporal.Instant;
  lines: readonly CallLine[];
  /** Names of teams say an area: left out where others may look on. */
  named: boolean;
}

/** First 999, then whoever is on duty, then the clock that runs day and night. */
export function urgentView(urgent: Urgent): Html {
  const body = html`Call ${telephone('999')} if you have not called yet. Do not wait for us.`;
  return html`${notice('late', { strong: 'In danger now?', body })}
<p>Then call the people who are on duty now. Tell them what you told us.</p>
<ul>${urgent.lines.map((line) => lineView(line, urgent.named))}</ul>${clockView(urgent)}`;
}

function lineView({ area, name, phone }: CallLine, named: boolean): Html {
  return named
    ? html`<li>${area ? html`${area}: ` : NOTHING}${name}, ${telephone(phone)}</li>`
    : html`<li>${telephone(phone)}</li>`;
}

function clockView({ dueAt, now }: Urgent): Html {
  if (isBefore(dueAt, now))
    return html`<p>We aimed to act by ${time(whenWords(dueAt, now))}. It is taking longer. Call now, and ask what is being done.</p>`;
  return html`<p><strong>We aim to act by ${time(whenWords(dueAt, now))}.</strong> That clock does not stop at night or at the weekend.</p>`;
}
