const WORDS = [
  '',
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
];

/** Another concern about what may be the same child. */
export type Other = {
  readonly concernId: string;
  readonly samePerson?: boolean;
  readonly sameNumber: boolean;
  readonly sameName: boolean;
  readonly receivedAt: Temporal.Instant;
};

/**
 * The concerns of the 12 months before this one that are about the same child: by NHS number, or by name and date
 * of birth. Only of those that the reader may see.
 */
export function repeatsBefore(receivedAt: Temporal.Instant, others: readonly Other[]): string[] {
  const since = receivedAt.toZonedDateTimeISO('Europe/London').subtract({ months: 12 }).toInstant();
  const same = others.filter(
    ({ samePerson, sameNumber, sameName, receivedAt: at }) =>
      (samePerson || sameNumber || sameName) &&
      Temporal.Instant.compare(since, at) <= 0 &&
      Temporal.Instant.compare(at, receivedAt) <= 0,
  );
  return [...new Set(same.map(({ concernId }) => concernId))];
}

/** "Third concern in 12 months"; nothing for a first. */
export function repeatWords(earlier: number): string {
  if (earlier === 0) return '';
  return `${WORDS[earlier + 1] ?? `Number ${earlier + 1}:`} concern in 12 months`;
}
