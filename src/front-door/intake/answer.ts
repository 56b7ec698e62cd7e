import type { Intake } from '../store/intake.ts';
import type { Receipt } from '../types.ts';

/** A concern taken now (201) or before (200). */
export interface Answered {
  status: number;
  intake: Intake;
}

/** What whoever sends a concern is told; the same each time it is sent. */
export function answerOf(code: string, { decisionDueBy }: Intake) {
  return { receipt: code, state: 'received', decisionDueBy: decisionDueBy.toString() } as const;
}

/** Where a concern stands, for the agency that sent it: outcome and words once it is decided, nothing of the child. */
export function stateOf(code: string, receipt: Receipt) {
  const { decidedAt, weighingAt, need, answerDueAt } = receipt;
  return {
    receipt: code,
    reference: receipt.reference,
    state: standing(receipt),
    receivedAt: receipt.receivedAt.toString(),
    decisionDueBy: receipt.dueAt.toString(),
    weighingSince: weighingAt?.toString() ?? null,
    decidedAt: decidedAt?.toString() ?? null,
    outcome: receipt.outcome,
    words: receipt.reason,
    needed: decidedAt ? null : need,
    answerBy: decidedAt || need === null ? null : (answerDueAt?.toString() ?? null),
  } as const;
}

function standing({
  decidedAt,
  need,
  weighingAt,
}: Receipt): 'received' | 'weighing' | 'decided' | 'returned' {
  if (decidedAt) return 'decided';
  if (need !== null) return 'returned';
  return weighingAt ? 'weighing' : 'received';
}
