/** What a second person decided of something that was asked. */
export interface SecondWord {
  decision: 'granted' | 'refused';
  why: string;
  by: { id: string; name: string };
  at: Temporal.Instant;
}

/** The columns of what was asked that hold it. */
export const secondWord = ({ decision, why, by, at }: SecondWord) => ({
  ...{ decision, decided_why: why },
  ...{ decided_by: by.id, decided_by_name: by.name, decided_at: at },
});
