/** A number and whom it reaches, while a service is open, while it is shut, or always. */
export type Line = {
  readonly holds: 'open' | 'shut' | 'always';
  readonly name: string;
  readonly phone: string;
  readonly text: string | null;
  readonly why: string;
};

/** The ways in which an area can be reached about something. */
export const WAYS = ['always', 'hours', 'none'] as const;
export type Way = (typeof WAYS)[number];
