import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { ConcernRecord } from '../record/types.ts';

const SHOWN = 5;

/** The ways onto paper, and who took them: for those who may work on the concern. */
export function printCard({ id, printings, workable }: ConcernRecord, now: Temporal.Instant): Html {
  if (!workable) return NOTHING;
  const people = printings
    .slice(0, SHOWN)
    .map(
      ({ what, purpose, shielded, version, by, agency, at }) =>
        html`<li><strong>${by}</strong>, ${agency} <span class="ws-quiet">${time(whenWords(at, now))}: ${what === 'concern' ? 'concern and decision' : `bundle for ${purpose}`}, version ${version}${shielded ? ', with shielded addresses' : ''}</span></li>`,
    );
  const more = printings.length - SHOWN;
  const list =
    people.length > 0
      ? html`<p class="ws-label">Printed by</p><ul class="ws-lookers">${people}</ul>${more > 0 ? html`<p class="ws-quiet">and ${more} times before</p>` : NOTHING}`
      : html`<p>Nobody has printed it.</p>`;
  return card({
    title: 'On paper',
    level: 3,
    body: html`<p><a href="/front-door/${id}/document.pdf" download>Concern and decision (PDF)</a><br><a href="/front-door/${id}/bundle">Bundle for a meeting</a></p>${list}`,
  });
}
