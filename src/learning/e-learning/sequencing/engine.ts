import * as library from 'scorm-again/scorm2004/min';
import type { Activity, ModuleState, Settings } from '../types.ts';

// Its types tell of a default, and the file has a name.
type Api = InstanceType<typeof library.default>;
const { Scorm2004API } = library as unknown as { Scorm2004API: typeof library.default };

type Overall = NonNullable<
  ReturnType<NonNullable<ReturnType<Api['getSequencingService']>>['getOverallSequencingProcess']>
>;
type Kept = ReturnType<Overall['getSequencingState']>;

/** What the engine remembers of an attempt between two requests, as it is kept. */
export type Course = Settings;

/** What is asked of a course: by its module, or by whoever takes it. */
export type Wish =
  | 'start'
  | 'resumeAll'
  | 'continue'
  | 'previous'
  | 'choice'
  | 'jump'
  | 'exit'
  | 'exitAll'
  | 'abandon'
  | 'abandonAll'
  | 'suspendAll';

export interface Where {
  course: Course;
  /** The part that is open; undefined between two parts, and once all has ended. */
  part: string | undefined;
  /** It is begun from nothing: what was told of it before does not go on. */
  fresh: boolean;
  /** It may not be, by the module's rules; nothing has changed. */
  refused: boolean;
}

/**
 * The sequencing of SCORM 2004 (third and fourth edition): what scorm-again has of it for browsers, run here, so that
 * what may be opened is decided where nobody can change it. Nothing is kept between two calls but what is given.
 */
export function ask(
  tree: Activity,
  course: Course | null,
  wish: { wish: Wish; target?: string | undefined; told?: ModuleState | undefined; now: Temporal.Instant },
): Where {
  return quietly(() => {
    const { api, overall } = opened(tree, course, wish.now);
    const before = overall.getSequencingState();
    // To begin telling begins a course in which nothing is open.
    if (wish.told && openPart(before) !== undefined) tell(api, wish.told);
    const asked = wish.wish as Parameters<Overall['processNavigationRequest']>[0];
    const exit = wish.told ? String(wish.told['cmi.exit'] ?? '') : '';
    const answer = overall.processNavigationRequest(asked, wish.target ?? null, exit);
    const after = overall.getSequencingState();
    const refused = !answer.valid;
    const part = openPart(after);
    const count = (state: Kept) => (part === undefined ? 0 : (state.activityStates[part]?.attemptCount ?? 0));
    return { course: kept(after), part, fresh: count(after) > count(before), refused };
  });
}

export interface Ways {
  /** The part that is open. */
  part: string | undefined;
  next: boolean;
  previous: boolean;
  /** Parts that may be opened now. */
  choices: ReadonlySet<string>;
  /** Parts in the order in which they are taken; without those that were not drawn. */
  order: readonly string[];
  /** Ways on that the module wants not to be shown beside it. */
  hidden: ReadonlySet<string>;
  /** How far the whole of it is. */
  completed: boolean;
  /** Undefined as long as it is not known. */
  passed: boolean | undefined;
  /** It was begun, and has ended or not begun again. */
  between: boolean;
  suspended: boolean;
}

/** Where somebody is in a course, and where they may go from there. */
export function ways(tree: Activity, course: Course | null, now: Temporal.Instant): Ways {
  return quietly(() => {
    const { overall } = opened(tree, course, now);
    const state = overall.getSequencingState();
    const seen = overall.getNavigationLookAhead();
    const whole = state.activityStates[tree.id];
    const part = openPart(state);
    return {
      part,
      next: seen.continueEnabled,
      previous: seen.previousEnabled,
      choices: new Set(seen.availableChoices),
      order: orderOf(tree, state),
      hidden: new Set(state.navigationState?.hideLmsUi ?? []),
      completed: whole?.completionStatus === 'completed',
      passed: { passed: true, failed: false }[String(whole?.successStatus)],
      between: state.currentActivity !== null && part === undefined,
      suspended: state.suspendedActivity !== null,
    };
  });
}

/** What the part that is open begins with beside its manifest's words: its objectives, and what is known of them. */
export function objectivesAtLaunch(tree: Activity, course: Course, now: Temporal.Instant): ModuleState {
  return quietly(() => {
    const { api } = opened(tree, course, now);
    api.lmsInitialize();
    const told = flattened(api);
    return Object.fromEntries(
      Object.entries(told).filter(
        ([key, value]) =>
          /^cmi\.objectives\.\d+\.(id|success_status|completion_status|progress_measure|score\.\w+)$/.test(
            key,
          ) && !['', 'unknown', null].includes(value as string),
      ),
    );
  });
}

function opened(tree: Activity, course: Course | null, now: Temporal.Instant) {
  const settings = {
    autocommit: false,
    logLevel: 5,
    sequencing: { activityTree: tree, logLevel: 'error', now: () => new Date(now.epochMilliseconds) },
  };
  const api = new Scorm2004API(settings as unknown as ConstructorParameters<typeof Scorm2004API>[0]);
  const overall = api.getSequencingService()?.getOverallSequencingProcess();
  if (!overall) throw new Error('a course without parts');
  if (course) overall.restoreSequencingState(course as unknown as Kept);
  return { api, overall };
}

const COUNTS =
  /^cmi\.(completion_status|success_status|progress_measure|score\.\w+|objectives\.\d+\.(?!score\._)[a-z_.]+)$/;

/**
 * Tells the engine what the open part told of itself. What says nothing, and what it was begun with, is left out: it would
 * count as said, and an objective that another part failed would stay failed in the one that passes it.
 */
function tell(api: Api, state: ModuleState): void {
  api.lmsInitialize();
  const begun = flattened(api);
  const said = Object.entries(state).filter(
    ([key, value]) => COUNTS.test(key) && !['', 'unknown', String(begun[key] ?? '')].includes(String(value)),
  );
  const ids = said.filter(([key]) => key.endsWith('.id'));
  for (const [key, value] of [...ids, ...said.filter(([key]) => !key.endsWith('.id'))])
    api.lmsSetValue(key, String(value));
  if (state['cmi.exit']) api.lmsSetValue('cmi.exit', String(state['cmi.exit']));
}

const flattened = (api: Api) => (api as unknown as { getFlattenedCMI(): ModuleState }).getFlattenedCMI();

const kept = (state: Kept): Course => JSON.parse(JSON.stringify(state)) as Course;

function openPart({ currentActivity, activityStates }: Kept): string | undefined {
  const id = currentActivity ?? undefined;
  return id !== undefined && activityStates[id]?.isActive ? id : undefined;
}

function orderOf(tree: Activity, state: Kept): string[] {
  const drawn = state.activityStates[tree.id]?.selectionRandomizationState;
  const ids: readonly string[] = drawn?.childOrder ?? tree.children.map(({ id }) => id);
  const chosen = new Set<string>(drawn?.selectedChildIds ?? ids);
  const children = ids.flatMap(
    (id) => tree.children.find((child) => child.id === id && chosen.has(id)) ?? [],
  );
  return [tree.id, ...children.flatMap((child) => orderOf(child, state))];
}

/** The engine says to the console what it does, and what it finds. A program's log is not the place for either. */
function quietly<Found>(work: () => Found): Found {
  const { debug, warn } = console;
  console.debug = console.warn = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { debug, warn });
  }
}
