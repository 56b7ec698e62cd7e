import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import { passingPart } from '../passing/part.ts';
import type { ConcernRecord } from '../record/types.ts';
import { sendBackPart } from '../send-back/part.ts';
import type { Triage } from './types.ts';

/** On the record: everything between rating and decision. */
export function triagePart({ triage, now }: { triage: Triage; now: Temporal.Instant }): Html {
  return html`${sendBackPart(triage.sendBacks, now)}${passingPart(triage.passedOn, now)}`;
}

/** The steps of triage as lines of the record's list; while it is out with somebody, only the one that ends that. */
export function triageLinks(record: ConcernRecord, triage: Triage, may: boolean): Html {
  if (!may || !record.open) return NOTHING;
  const line = (step: string, words: string) =>
    html`<li><a href="/front-door/${record.id}/${step}">${words}</a></li>`;
  const passed = triage.passedOn.at(-1);
  if (triage.sendBacks.at(-1)?.endedAt === null)
    return line('send-back', 'The referrer’s answer is waited for');
  if (passed?.answer === null && passed.kind === 'worker')
    return line('already-open', 'Record what the worker said');
  if (passed?.answer === null) return line('out-of-area', 'Record whether they accepted it');
  return html`${line('send-back', 'Return for more information')}${line('already-open', 'Already open to a worker')}${record.area === null ? NOTHING : line('out-of-area', 'Pass to another authority')}`;
}
