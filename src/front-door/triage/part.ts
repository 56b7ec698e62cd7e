import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { ConcernRecord } from '../record/types.ts';
import { sendBackPart } from '../send-back/part.ts';
import type { Triage } from './types.ts';

/** On the record: everything between rating and decision. */
export function triagePart({ triage, now }: { triage: Triage; now: Temporal.Instant }): Html {
  return sendBackPart(triage.sendBacks, now);
}

/** The steps of triage as lines of the record's list. */
export function triageLinks(record: ConcernRecord, triage: Triage, may: boolean): Html {
  if (!may || !record.open) return NOTHING;
  const at = `/front-door/${record.id}`;
  const waits = triage.sendBacks.at(-1)?.endedAt === null;
  return html`<li><a href="${at}/send-back">${waits ? 'The referrer’s answer is waited for' : 'Return for more information'}</a></li>`;
}
