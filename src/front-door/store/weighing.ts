import type { NewDecision } from '../decide/types.ts';
import type { DecisionMade, Disagreement, Proposal } from '../record/types.ts';
import { instant, type Json, list, maybeInstant, text } from './json.ts';

/** A decision from its row as JSON. */
export function decisionOf(d: Record<string, unknown>): DecisionMade {
  return {
    id: text(d.id),
    level: d.level as DecisionMade['level'],
    outcome: d.outcome as DecisionMade['outcome'],
    reason: text(d.reason),
    forReferrer: text(d.for_referrer),
    lateReason: text(d.late_reason) || null,
    by: text(d.decided_by_name),
    at: instant(d.decided_at),
    cited: (Array.isArray(d.cited) ? d.cited : []).map((code) => ({
      edition: text(d.edition),
      code: text(code),
    })),
    ...inFull(d),
  };
}

function inFull(d: Record<string, unknown>) {
  // A decision made before these were asked has none of them.
  const asked = typeof d.section_47 === 'boolean';
  return {
    five: asked
      ? {
          protection: d.protection === true,
          services: text(d.services),
          section17: d.section_17 === true,
          section47: d.section_47 === true,
          specialist: text(d.specialist),
        }
      : null,
    alternatives: text(d.alternatives),
    destination: (d.destination ?? null) as DecisionMade['destination'],
    signposted: text(d.signposted),
    assessment: text(d.assessment),
    familyAgreed: typeof d.family_agreed === 'boolean' ? d.family_agreed : null,
    second:
      typeof d.agreed_by_name === 'string'
        ? { by: d.agreed_by_name, words: text(d.agreed_words), proposedAt: maybeInstant(d.proposed_at) }
        : null,
  };
}

/** Decisions put before a second person, from their rows as JSON. */
export function proposalsOf(rows: Json): Proposal[] {
  return list(rows, (p) => ({
    id: text(p.id),
    decision: p.decision as NewDecision,
    rule: text(p.rule),
    by: text(p.proposed_by_name),
    byId: text(p.proposed_by),
    at: instant(p.proposed_at),
    answer: (p.answer ?? null) as Proposal['answer'],
    answeredBy: text(p.answered_by_name) || null,
    answeredAt: maybeInstant(p.answered_at),
    words: text(p.words),
  }));
}

/** Professional disagreements with their stages, from their rows as JSON. */
export function disagreementsOf(rows: Json): Disagreement[] {
  return list(rows, (d) => ({
    id: text(d.id),
    who: text(d.who),
    about: text(d.about),
    wanted: text(d.wanted),
    by: text(d.raised_by_name),
    at: instant(d.raised_at),
    outcome: (d.outcome ?? null) as Disagreement['outcome'],
    outcomeWords: text(d.outcome_words),
    resolvedBy: text(d.resolved_by_name) || null,
    resolvedAt: maybeInstant(d.resolved_at),
    stages: list(d.stages, (s) => ({
      stage: s.stage as Disagreement['stages'][number]['stage'],
      version: text(s.rule_version),
      startedAt: instant(s.started_at),
      dueAt: instant(s.due_at),
      endedAt: maybeInstant(s.ended_at),
      words: text(s.words),
      by: text(s.started_by_name),
    })),
  }));
}
