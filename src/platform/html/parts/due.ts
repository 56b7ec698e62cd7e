import { type Html, html, NOTHING } from '../tag.ts';

/** A time as a person says it, with the machine's form for `datetime`: what `platform/time` words return. */
export type SaidTime = { text: string; datetime: string };

/** The states of a clock, as `platform/clocks` reads them. */
export type DueState = 'running' | 'due-soon' | 'overdue' | 'met' | 'met-late' | 'paused';

/** Said before the time, so that the state never hangs on colour alone. Running and overdue say it themselves. */
const FIRST: Record<DueState, string> = {
  running: '',
  'due-soon': '',
  overdue: '',
  met: 'Done: ',
  'met-late': 'Done late: ',
  paused: 'Paused: ',
};

/**
 * A deadline in words: "In 48 minutes", "1 hour 12 minutes late". `under` is the quieter second line
 * ("was due 09:30 today").
 */
export function dueText(due: { state: DueState; said: SaidTime; under?: SaidTime | undefined }): Html {
  const under = due.under
    ? html` <time class="ws-due__under" datetime="${due.under.datetime}">${due.under.text}</time>`
    : NOTHING;
  return html`<span class="ws-due ws-due--${due.state}"><span class="ws-due__said">${FIRST[due.state]}<time datetime="${due.said.datetime}">${due.said.text}</time></span>${under}</span>`;
}

/** A moment in words with the exact instant behind it. */
export function time(said: SaidTime): Html {
  return html`<time datetime="${said.datetime}">${said.text}</time>`;
}
