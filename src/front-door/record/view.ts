import type { ClockRule } from '../../platform/clocks/rule.ts';
import {
  type Html,
  html,
  metaLine,
  NOTHING,
  notice,
  ratingTag,
  shieldTag,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { type AskedModel, askedCard } from '../ask/asked-view.ts';
import { disagreementsCard } from '../disagree/disagreement-view.ts';
import { printCard } from '../print/view.ts';
import { repeatsBefore, repeatWords } from '../rules/repeats.ts';
import { STATE_WORDS } from '../rules/words.ts';
import { tellingCard } from '../tell/telling-view.ts';
import type { Told } from '../tell/types.ts';
import { triageLinks, triagePart } from '../triage/part.ts';
import type { Triage } from '../triage/types.ts';
import { clockBox } from './clock-view.ts';
import { type Citations, historyCard } from './history-view.ts';
import { knownCard, lookersCard, storyCard } from './known-view.ts';
import { childrenCard, involvedCard, referrerCard } from './people-view.ts';
import { consentWords, sharingCard, toldCard } from './told-view.ts';
import type { CitedIndicator, ConcernRecord } from './types.ts';

/** What the reader may do to a concern that they may work on. */
export type Step =
  | 'identify'
  | 'rate'
  | 'decide'
  | 'allocate'
  | 'restrict'
  | 'triage'
  | 'ask'
  | 'tell'
  | 'overnight';

export interface RecordModel {
  record: ConcernRecord;
  triage: Triage;
  now: Temporal.Instant;
  rules: readonly ClockRule[];
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  may: ReadonlySet<Step>;
  me: string;
  /** What the referrer cited. */
  cited: readonly CitedIndicator[];
  asked: Omit<AskedModel, 'now' | 'works' | 'agencyId'>;
  agencyId: string;
  told: Told;
  /** What each decision and proposal cites, by its id. */
  citations: Citations;
  /** Addresses that came in shielded and that the reader may take on. */
  unclaimed: readonly string[];
  /** The reader's own way to open a hidden record in an emergency; absent where they may not. */
  emergencyPath?: ((id: string) => string) | undefined;
}

/** Everything about one concern on one page. */
export function recordView(model: RecordModel): Html {
  const { record, now, rules, teams } = model;
  return html`<h1 class="govuk-heading-xl ws-record__title">${record.childLabel}: ${record.headline}</h1>
${metaLine(metaOf(model))}
<div class="ws-columns"><div>${danger(record)}${clockBox(record, rules, now)}${waitingNotice(model)}${steps(model)}${triagePart(model)}
${tellingCard({ ...model.told, concernId: record.id, now, works: record.workable && model.may.has('tell') })}${askedCard({ ...model.asked, now, works: record.workable, agencyId: model.agencyId })}${toldCard(record, model.cited)}${childrenCard(record, now, model.unclaimed)}${involvedCard(record)}${sharingCard(record)}${historyCard(record, teams, now, model.citations)}
${disagreementsCard(record.disagreements, { id: record.id, workable: record.workable && model.may.has('decide'), now })}</div>
<div>${knownCard(record, teams, now, model.emergencyPath)}${storyCard(record, now)}${referrerCard(record, now)}${lookersCard(record, now)}${printCard(record, now)}
<p class="govuk-body-s"><a href="/access/own-conflict/${record.id}">I should not see this</a> · <a href="/front-door/${record.id}/disagreement">I do not agree</a></p></div></div>`;
}

function metaOf({ record, now, teams, me }: RecordModel) {
  const from = record.referrer?.agency ?? record.sourceWords;
  const whom = record.allocatedTo === me ? 'you' : record.allocatedToName;
  const state = STATE_WORDS[record.state];
  return [
    record.rating ? ratingTag(record.rating) : stateTag('Not rated'),
    stateTag(whom ? `${state}: ${whom}` : state),
    repeatWords(repeatsBefore(record.receivedAt, record.sameChild).length),
    record.restricted && shieldTag('restricted', 'Restricted to named people'),
    record.shielded && shieldTag('shielded', 'Address shielded'),
    record.reference,
    html`from ${from}, ${time(whenWords(record.receivedAt, now))}`,
    consentWords(record),
    record.area === null ? 'area not known yet' : teams.get(record.teamId),
    basisWords(record),
  ];
}

/** Said when the reader sees it by another way than their team's. */
function basisWords({ basis }: ConcernRecord): string {
  const words: Readonly<Record<string, string>> = {
    asked: 'open to you because your agency was asked',
    allocated: 'open to you because it was given to you',
    named: 'open to you as a named person',
    'break-glass': 'opened in an emergency',
  };
  return words[basis] ?? '';
}

function danger({ dangerNow, open }: ConcernRecord): Html {
  if (!dangerNow || !open) return NOTHING;
  return notice('late', {
    strong: 'Danger now, we were told.',
    body: 'The red clock runs from the moment it came in. Rating it anew replaces that clock.',
  });
}

/** A decision that waits for its second person: everybody sees that it does, those who may answer it are led there. */
function waitingNotice({ record, may, me, now }: RecordModel): Html {
  const open = record.proposals.find(({ answer }) => answer === null);
  if (!open) return NOTHING;
  const mine = open.byId === me;
  const mayAnswer = record.workable && may.has('decide') && !mine;
  return notice('clock', {
    strong: 'A decision waits for a second person.',
    body: html`${mine ? 'You' : open.by} put it forward ${time(whenWords(open.at, now))}. The clock runs on. ${mayAnswer ? html`<a href="/front-door/${record.id}/second">Agree, or send it back</a>` : NOTHING}`,
  });
}

function steps(model: RecordModel): Html {
  const { record, may, me } = model;
  if (!record.workable || may.size === 0) return NOTHING;
  const at = `/front-door/${record.id}`;
  const link = (href: string, words: string, kind = '') =>
    html`<a class="govuk-button ${kind}" href="${href}">${words}</a>`;
  const second = 'govuk-button--secondary';
  const rated = record.rating !== null;
  return html`<div class="ws-steps">${may.has('rate') && record.open ? link(`${at}/rating`, rated ? 'Rate again' : 'Rate', rated ? second : '') : NOTHING}${may.has('decide') ? link(`${at}/decision`, record.open ? 'Decide' : 'Decide again', rated && record.open ? '' : second) : NOTHING}${may.has('allocate') && record.open ? link(`${at}/allocation`, record.allocatedTo === me ? 'Give to a colleague' : 'Give to somebody', second) : NOTHING}${may.has('ask') && record.open ? link(`${at}/ask`, 'Ask agencies', second) : NOTHING}<ul>${may.has('identify') ? html`<li><a href="${at}/who">Say who they are</a></li>` : NOTHING}${triageLinks(model)}${may.has('allocate') && record.open && record.area === null ? html`<li><a href="${at}/area">Say which area it is</a></li>` : NOTHING}${may.has('restrict') ? html`<li><a href="${at}/restriction">${record.restricted ? 'Change who may see it' : 'Restrict to named people'}</a></li>` : NOTHING}${may.has('restrict') && record.addresses.length > 0 ? html`<li><a href="${at}/shield">Shield an address</a></li>` : NOTHING}</ul></div>`;
}
