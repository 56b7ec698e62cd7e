import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import { closingPart } from '../close/part.ts';
import { overnightPart } from '../overnight/part.ts';
import { passingPart } from '../passing/part.ts';
import type { ConcernRecord } from '../record/types.ts';
import { sendBackPart } from '../send-back/part.ts';
import { callsPart } from '../strategy/call/part.ts';
import { HELD_CLOCK, waitingCall } from '../strategy/call/types.ts';
import { strategyPart } from '../strategy/part.ts';
import type { Triage } from './types.ts';

/** What the record shows it with. */
export interface TriageModel {
  record: ConcernRecord;
  triage: Triage;
  may: ReadonlySet<string>;
  now: Temporal.Instant;
}

/** On the record: everything between rating and decision. */
export function triagePart({ record, triage, may, now }: TriageModel): Html {
  const mayRecord = record.workable && may.has('decide');
  const mayRead = record.workable && may.has('triage');
  const due = record.clocks.find(
    ({ rule, metAt, endedAt }) => rule === HELD_CLOCK && metAt === null && endedAt === null,
  );
  const calls = callsPart(triage.calls, {
    dueAt: due?.dueAt,
    at: `/front-door/${record.id}`,
    now,
    mayRecord,
  });
  return html`${closingPart(triage.closings, record.state, now)}${overnightPart(triage.notes, `/front-door/${record.id}`, mayRead, now)}${sendBackPart(triage.sendBacks, now)}${passingPart(triage.passedOn, now)}${calls}${strategyPart(record, triage, now, mayRecord)}`;
}

/** The steps of triage as lines of the record's list; while it is out with somebody, only the one that ends that. */
export function triageLinks({ record, triage, may }: TriageModel): Html {
  const line = (step: string, words: string) =>
    html`<li><a href="/front-door/${record.id}/${step}">${words}</a></li>`;
  return html`${record.open && may.has('triage') ? outLinks(record, triage, line) : NOTHING}${record.open && may.has('overnight') ? line('overnight', 'Hand over to the day team') : NOTHING}${may.has('rate') ? line('immediate-action', 'Record immediate action') : NOTHING}${may.has('decide') ? html`${waitingCall(triage.calls) ? NOTHING : line('strategy/call', 'Call a strategy discussion')}${line('strategy', 'Record a strategy discussion')}${record.open ? NOTHING : line('close', record.state === 'closed' ? 'Open this concern again' : 'Close this concern')}` : NOTHING}`;
}

function outLinks(record: ConcernRecord, triage: Triage, line: (step: string, words: string) => Html): Html {
  const passed = triage.passedOn.at(-1);
  if (triage.sendBacks.at(-1)?.endedAt === null)
    return line('send-back', 'The referrer’s answer is waited for');
  if (passed?.answer === null && passed.kind === 'worker')
    return line('already-open', 'Record what the worker said');
  if (passed?.answer === null) return line('out-of-area', 'Record whether they accepted it');
  return html`${line('send-back', 'Return for more information')}${line('already-open', 'Already open to a worker')}${record.area === null ? NOTHING : line('out-of-area', 'Pass to another authority')}`;
}
