import { type Fact, facts, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { FiveAnswers } from '../decide/types.ts';
import { DESTINATION_WORDS, type Destination } from '../rules/destinations.ts';
import { citedList } from './cited-view.ts';
import type { CitedIndicator } from './types.ts';

/** What a decision says besides its level, outcome and reason: made, or still before a second person. */
export interface DecisionInFull {
  five: FiveAnswers | null;
  destination: Destination | null;
  signposted: string;
  assessment: string;
  familyAgreed: boolean | null;
  alternatives: string;
}

/** A decision in full: the signs it rests on, the five answers, where it goes, and what else was considered. */
export function decisionInFull(decision: DecisionInFull, cited: readonly CitedIndicator[]): Html {
  const rows = [...goes(decision), ...fiveRows(decision.five)];
  const signs = cited.length > 0 ? html`<p class="ws-quiet">It rests on</p>${citedList(cited)}` : NOTHING;
  return html`${signs}${rows.length > 0 ? facts(rows) : NOTHING}${decision.alternatives ? html`<p><span class="ws-quiet">Also considered:</span> ${decision.alternatives}</p>` : NOTHING}`;
}

/** Where a decision goes, as label and words. */
export function goes({ destination, signposted, assessment, familyAgreed }: DecisionInFull): Fact[] {
  return [
    ...(destination ? [{ label: 'Goes to', value: DESTINATION_WORDS[destination] }] : []),
    ...(signposted ? [{ label: 'Services', value: linked(signposted) }] : []),
    ...(assessment ? [{ label: 'Common assessment', value: assessment }] : []),
    ...(familyAgreed === null ? [] : [{ label: 'The family agreed', value: yesNo(familyAgreed) }]),
  ];
}

/** Services of the directory stand in it by their addresses. */
function linked(signposted: string): Html {
  const parts = signposted.split(/(?:: )?(\/directory\/[0-9a-f-]{36})/);
  return html`${parts.map((part) => (part.startsWith('/directory/') ? html` (<a href="${part}">how to reach it</a>)` : part))}`;
}

/** The five answers, as label and words. */
export function fiveRows(five: FiveAnswers | null): Fact[] {
  if (!five) return [];
  return [
    { label: 'Protect at once', value: yesNo(five.protection) },
    { label: 'Services needed', value: five.services || 'None' },
    { label: 'Child in need (section 17)', value: yesNo(five.section17) },
    { label: 'Reasonable cause (section 47)', value: yesNo(five.section47) },
    { label: 'Specialist assessment', value: five.specialist || 'None' },
  ];
}

function yesNo(answer: boolean): string {
  return answer ? 'Yes' : 'No';
}
