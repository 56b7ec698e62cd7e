import { card, type Fact, facts, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { headlineOf } from '../rules/labels.ts';
import type { Account, AccountPart, RaisedBy, Sharing } from '../types.ts';
import { citedList } from './cited-view.ts';
import type { CitedIndicator, ConcernRecord } from './types.ts';
import { isStory, isVoice } from './voice.ts';

type Line = AccountPart['lines'][number];

/**
 * What we were told, whole; the child's own words stand out. Parts that tell what happened come first, for
 * whoever rates it reads those; within that, everything keeps the order told.
 */
export function toldCard(record: ConcernRecord, cited: readonly CitedIndicator[] = []): Html {
  const { account, raisedBy } = record;
  const ordered = toldOrder(record);
  const parts = ordered.map((part) => partOf(part, raisedBy, ordered.length > 1));
  const unsaid = signsUnsaid(account);
  const signs =
    unsaid.length > 0
      ? html`<h3>Signs noticed</h3><ul class="govuk-list govuk-list--bullet">${unsaid.map((sign) => html`<li>${sign}</li>`)}</ul>`
      : NOTHING;
  const needs = cited.length > 0 ? html`<h3>Signs of need that they chose</h3>${citedList(cited)}` : NOTHING;
  const body = parts.length > 0 ? html`${parts}${signs}${needs}` : html`<p>No words came with it.</p>`;
  return card({ title: 'What we were told', body });
}

/** The parts of an account: the one whose words head the record, then those that tell what happened. */
export function toldOrder({
  account: { parts },
  raisedBy,
  headline,
}: Pick<ConcernRecord, 'account' | 'raisedBy' | 'headline'>): AccountPart[] {
  const heads = ({ lines }: AccountPart) =>
    lines.some(({ words }) => headlineOf(words.join(' ')) === headline);
  const tells = ({ lines }: AccountPart) => lines.some((line) => isStory(line) || isVoice(line, raisedBy));
  const rank = (part: AccountPart) => (heads(part) ? 0 : tells(part) ? 1 : 2);
  return parts.toSorted((one, other) => rank(one) - rank(other));
}

/** Signs that were ticked and stand in no answer. */
export function signsUnsaid({ parts, signs = [] }: Account): string[] {
  const said = new Set(parts.flatMap((part) => part.lines.flatMap((line) => line.words)));
  return signs.filter((sign) => !said.has(sign));
}

function partOf({ heading, lines }: AccountPart, raisedBy: RaisedBy, headed: boolean): Html {
  const said = groups(lines, raisedBy).map((group) => {
    if (group.kind === 'facts') return facts(group.lines.map(factOf));
    return group.lines.map((line) =>
      storyOf(line, group.kind === 'voice', line.label !== heading || !headed),
    );
  });
  return html`${headed ? html`<h3>${heading}</h3>` : NOTHING}${said}`;
}

type Group = { kind: 'facts' | 'story' | 'voice'; lines: Line[] };

/** Neighbouring short lines stand together as facts, so that the order told is kept. */
export function groups(lines: readonly Line[], raisedBy: RaisedBy): Group[] {
  const grouped: Group[] = [];
  for (const line of lines) {
    const kind = isVoice(line, raisedBy) ? 'voice' : isStory(line) ? 'story' : 'facts';
    const last = grouped.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else grouped.push({ kind, lines: [line] });
  }
  return grouped;
}

function factOf({ label, words }: Line): Fact {
  return { label, value: words.map((word, at) => html`${at > 0 ? html`<br>` : NOTHING}${word}`) };
}

function storyOf({ label, words }: Line, voice: boolean, labelled: boolean): Html {
  const title = labelled ? html`<p class="ws-label">${label}</p>` : NOTHING;
  const paragraphs = words.map((paragraph) => html`<p>${paragraph}</p>`);
  return voice
    ? html`${title}<blockquote class="ws-voice">${paragraphs}</blockquote>`
    : html`${title}${paragraphs}`;
}

export const CONSENT: Readonly<Record<Sharing['consent'], string>> = {
  given: 'Given',
  refused: 'Refused',
  'not asked': 'Not asked',
};

export const GROUNDS: Readonly<Record<NonNullable<Sharing['exception']>, string>> = {
  CP_CONCERN: 'A clear child protection concern: an injury, or an allegation against a parent or carer',
  RISK_BY_ASKING: 'Asking could put the child or somebody else at risk',
  REFUSED_ESCALATING: 'Asked and refused, and harm is likely to grow without help',
  NONE: 'None named',
};

export const SERVICE: Readonly<Record<NonNullable<Sharing['service']>, string>> = {
  agreed: 'The family agrees to it',
  refused: 'The family does not want it',
  'not asked': 'Not asked',
};

/** On what ground this was shared and who in the family knows: two different questions from agreeing to a service. */
export function sharingCard({ account }: ConcernRecord): Html {
  const { sharing, parentsInformed, parentsNotInformedWhy, immediateProtection } = account;
  const rows: Fact[] = [
    ...(sharing ? [{ label: 'Consent to share', value: CONSENT[sharing.consent] }] : []),
    ...(sharing?.exception
      ? [{ label: 'Shared without it because', value: GROUNDS[sharing.exception] }]
      : []),
    ...(sharing?.rationale ? [{ label: 'Reasons', value: sharing.rationale }] : []),
    ...(parentsInformed ? [{ label: 'Parents told', value: parentsInformed === 'yes' ? 'Yes' : 'No' }] : []),
    ...(parentsNotInformedWhy ? [{ label: 'Why not', value: parentsNotInformedWhy }] : []),
    ...(sharing?.service ? [{ label: 'Help from a service', value: SERVICE[sharing.service] }] : []),
    ...(immediateProtection ? [{ label: 'Protection needed now', value: capital(immediateProtection) }] : []),
  ];
  return rows.length > 0 ? card({ title: 'Sharing and consent', body: facts(rows) }) : NOTHING;
}

/** "consent refused", for the line under the heading. */
export function consentWords({ account, raisedBy }: ConcernRecord): string {
  if (account.sharing) return `consent ${CONSENT[account.sharing.consent].toLowerCase()}`;
  return raisedBy === 'professional' ? 'consent not recorded' : '';
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
