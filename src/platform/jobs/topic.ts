/** How often and how long something is tried before it becomes a dead letter. */
export interface Patience {
  tries: number;
  /** The wait after the first failure; it doubles each time, with up to as much again at random. 0: at once, always. */
  firstDelaySeconds: number;
  longestDelaySeconds: number;
  /** One try may take this long before another worker takes it over. */
  tryTakesSeconds: number;
}

/** Sixteen tries over about nine hours: longer than most outages of a mail server, shorter than a night. */
export const usualPatience: Patience = {
  tries: 16,
  firstDelaySeconds: 10,
  longestDelaySeconds: 3600,
  tryTakesSeconds: 120,
};

/** A kind of work that is done after the change that asked for it was committed. */
export interface Topic<Id extends string = string> {
  readonly name: string;
  readonly ids: readonly Id[];
  readonly patience: Patience;
}

export type IdsOf<T extends Topic> = Readonly<Record<T['ids'][number], string>>;

/** What the queue holds is not what the topic says; trying again cannot help. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Names a kind of work and the ids it needs: `defineTopic('mail.send', ['message'])`. A payload is ids and
 * nothing else, for the queue's tables have no row-level security; the worker reads the rest under its own.
 */
export function defineTopic<const Id extends string>(
  name: string,
  ids: readonly Id[],
  patience: Partial<Patience> = {},
): Topic<Id> {
  return { name, ids, patience: { ...usualPatience, ...patience } };
}

/**
 * Takes the ids out of a payload, whichever program wrote it.
 * @throws PayloadError when one is missing or is no UUID
 */
export function readIds<T extends Topic>(topic: T, payload: unknown): IdsOf<T> {
  const given = new Map(Object.entries(typeof payload === 'object' && payload !== null ? payload : {}));
  const entries = topic.ids.map((id) => {
    const value: unknown = given.get(id);
    if (typeof value !== 'string' || !uuid.test(value)) throw new PayloadError(`${topic.name} needs ${id}`);
    return [id, value];
  });
  return Object.fromEntries(entries) as IdsOf<T>;
}
