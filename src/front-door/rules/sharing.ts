/** Facts of a child that can be shared with an agency, by the names the ledger knows them by. */
export const FACTS = ['name', 'date of birth', 'sex', 'NHS number', 'address'] as const;
export type SharedFact = (typeof FACTS)[number];

/** The lawful grounds for sharing: UK GDPR article 6, as safeguarding uses it. */
export const BASES = [
  'public task',
  'legal duty',
  'vital interests',
  'legitimate interests',
  'consent',
] as const;
export type LawfulBasis = (typeof BASES)[number];

export const BASIS_WORDS: Readonly<Record<LawfulBasis, { label: string; when: string }>> = {
  'public task': {
    label: 'Public task: safeguarding and promoting the child’s welfare',
    when: 'Article 6(1)(e). The usual ground for councils, police, health and schools',
  },
  'legal duty': {
    label: 'Legal duty',
    when: 'Article 6(1)(c). A duty in law requires it, such as a section 47 enquiry',
  },
  'vital interests': {
    label: 'Vital interests',
    when: 'Article 6(1)(d). Somebody’s life is at risk now',
  },
  'legitimate interests': {
    label: 'Legitimate interests',
    when: 'Article 6(1)(f). For charities and private bodies',
  },
  consent: {
    label: 'Consent',
    when: 'Article 6(1)(a). For a service, not for protection: it can be taken back',
  },
};

/** How a ground reads wherever it is kept; one that the list no longer has stands as it was written. */
export function basisLabel(basis: string): string {
  return BASES.some((known) => known === basis) ? BASIS_WORDS[basis as LawfulBasis].label : basis;
}

/** Why an agency does not share what it was asked for. */
export const REFUSALS = [
  'risk',
  'investigation',
  'law',
  'not needed',
  'no ground',
  'another way',
  'not found',
  'other',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  risk: 'Sharing it could put somebody at risk',
  investigation: 'It could harm an investigation or a court case',
  law: 'A court order or another law does not allow it',
  'not needed': 'It is not needed to answer the question',
  'no ground': 'We see no lawful ground to share it',
  'another way': 'We share it another way, in person or by telephone',
  'not found': 'We cannot tell from these facts whether we know them',
  other: 'Another reason',
};

/** A reason as it reads on the record. */
export function refusalLabel(reason: string | null): string {
  return REFUSALS.some((known) => known === reason) ? REFUSAL_WORDS[reason as Refusal] : (reason ?? '');
}

/** What an agency may answer. */
export const ANSWERS = ['told', 'nothing known', 'not shared'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** The rating by whose time an agency has to answer: amber until somebody rated it, red when we heard of danger now. */
export function answerRating<Rating extends string>(concern: {
  rating: Rating | null;
  dangerNow: boolean;
}): Rating | 'red' | 'amber' {
  return concern.rating ?? (concern.dangerNow ? 'red' : 'amber');
}
