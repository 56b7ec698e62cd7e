/** The section of the procedures that governs a step. Its address keeps its meaning, whatever its number becomes. */
export interface Governing {
  href: string;
  words: string;
}

const section = (address: string, words: string): Governing => ({ href: `/procedures/${address}`, words });

/** By the first part of the step's address: of `/front-door/ID/tell/family`, `tell`. */
export const PROCEDURES: Readonly<Record<string, Governing>> = {
  rating: section('front-door/screening', 'Receiving and screening'),
  'send-back': section('front-door/screening', 'Receiving and screening'),
  'already-open': section('front-door/screening', 'Receiving and screening'),
  'immediate-action': section('strategy-and-enquiries/when', 'Protecting first'),
  'out-of-area': section(
    'children-moving/referral-from-elsewhere',
    'A referral about a child from elsewhere',
  ),
  ask: section('front-door/asking-agencies', 'Asking other agencies'),
  questions: section('front-door/asking-agencies', 'Asking other agencies'),
  decision: section('front-door/deciding', 'Deciding'),
  second: section('front-door/deciding', 'Deciding'),
  strategy: section('strategy-and-enquiries/what-is-decided', 'Strategy discussions'),
  tell: section('front-door/telling', 'Telling those who must know'),
  close: section('front-door/closing', 'Handing on and closing'),
  area: section('children-moving/the-rule', 'Children who move between areas'),
  disagreement: section('escalation/stages', 'When professionals do not agree'),
  shield: section('information-sharing/shielded', 'Shielded information'),
  bundle: section('information-sharing/how-much', 'How much to share, and with whom'),
};

/** What governs a step of a concern; undefined where nothing does. */
export function governing(step: string): Governing | undefined {
  const [first = ''] = step.split(/[/?]/);
  return Object.hasOwn(PROCEDURES, first) ? PROCEDURES[first] : undefined;
}
