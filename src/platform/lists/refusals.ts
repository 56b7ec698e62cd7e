/** Said where a list is asked for something that it is past, or not ready for. `Taken` is how that slice calls it. */
type Taken = 'taken over' | 'taken in';

export const listSays = {
  columnsStay: (taken: Taken) =>
    `This list is being ${taken} already, so its columns stay as they were. Nothing was changed. Its report shows how far it is.`,
  gone: (taken: Taken) =>
    `What was uploaded is not kept any more: the list was ${taken}, or a week went by. Nothing is lost that was ${taken}. Upload the list again for the rest.`,
  begun: (taken: Taken) =>
    `This list is being ${taken} already. Nothing was begun a second time. Its report shows how far it is.`,
  untried: (taken: Taken) =>
    `This list was not tried yet. Nothing was ${taken}. Say which column holds what, and try it first.`,
} as const;

/** For so long an uploaded list is kept before it is taken over. */
const KEPT_DAYS = 7;
export const listExpires = (now: Temporal.Instant) => now.add({ hours: 24 * KEPT_DAYS });
