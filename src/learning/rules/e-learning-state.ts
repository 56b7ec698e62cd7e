import type { Item, LastWords, ModuleState, PackageRow, ScormVersion } from '../e-learning/types.ts';

const MOST_KEYS = 10_000;
const MOST_LETTERS = 400_000;
const MOST_WORDS = 2000;
const ELEMENT = /^(cmi|adl)\.[\w.[\]-]{1,200}$/;

/** What a module told, as it was sent; undefined for anything that no module would tell. */
export function readState(json: string): ModuleState | undefined {
  if (json.length > MOST_LETTERS) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const plain = entries.every(
    ([key, each]) => ELEMENT.test(key) && ['string', 'number', 'boolean'].includes(typeof each),
  );
  return plain && entries.length <= MOST_KEYS ? (value as ModuleState) : undefined;
}

/** What a part said as it closed, as it was sent: what it set, in order. Undefined for anything that no module would say. */
export function readLastWords(json: string, finished: boolean): LastWords | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const isWord = (each: unknown): each is [string, string] =>
    Array.isArray(each) &&
    each.length === 2 &&
    each.every((one) => typeof one === 'string') &&
    ELEMENT.test(each[0] as string);
  if (!Array.isArray(value) || value.length > MOST_WORDS || !value.every(isWord)) return undefined;
  return { set: value, finished };
}

/**
 * A part that ends, is not left for later, and said no word of how far it came is completed: so the standards have it.
 * Of a module with an order its own rules say so.
 */
export function withItsEnd(
  { version, sequencing }: PackageRow,
  part: Item,
  state: ModuleState,
  finished: boolean,
): ModuleState {
  const old = version === '1.2';
  const status = old ? 'cmi.core.lesson_status' : 'cmi.completion_status';
  const silent = (key: string) => ['', 'unknown', 'not attempted'].includes(String(state[key] ?? ''));
  const asked = part.mastery !== undefined;
  const suspended = state[old ? 'cmi.core.exit' : 'cmi.exit'] === 'suspend';
  const judged = !old && !silent('cmi.success_status');
  if (!finished || sequencing !== null || asked || suspended || judged || !silent(status)) return state;
  return { ...state, [status]: 'completed' };
}

/** What a part's manifest sets before it begins, element by element. */
export function beginsWith(version: ScormVersion, { launch, mastery, threshold }: Item): ModuleState {
  const old = version === '1.2';
  return {
    ...(launch === undefined ? {} : { 'cmi.launch_data': launch }),
    ...(mastery === undefined
      ? {}
      : { [old ? 'cmi.student_data.mastery_score' : 'cmi.scaled_passing_score']: mastery }),
    ...(threshold === undefined || old ? {} : { 'cmi.completion_threshold': threshold }),
  };
}

/**
 * Whether a part is done. Passed is at once; completed alone is once the part has ended, for many modules say that they
 * are completed on their last page, and a moment later that their questions were failed.
 */
export function isDone(version: ScormVersion, state: ModuleState, ended: boolean): boolean {
  if (version === '1.2') {
    const status = state['cmi.core.lesson_status'];
    const success = atLeast(state, 'cmi.core.score.raw', 'cmi.student_data.mastery_score');
    if (success !== undefined) return ended && success;
    return status === 'passed' || (ended && status === 'completed');
  }
  // Where its manifest says from what measure on, the measure decides and not what the module says beside it.
  const success = atLeast(state, 'cmi.score.scaled', 'cmi.scaled_passing_score');
  const progress = atLeast(state, 'cmi.progress_measure', 'cmi.completion_threshold');
  const passed = success ?? { passed: true, failed: false }[String(state['cmi.success_status'])];
  if (passed !== undefined) return passed;
  return ended && (progress ?? state['cmi.completion_status'] === 'completed');
}

/** The same of a part of a package. What its manifest sets is not the module's to tell. */
export function isPartDone(version: ScormVersion, part: Item, state: ModuleState, ended: boolean): boolean {
  return part.asset === true || isDone(version, { ...state, ...beginsWith(version, part) }, ended);
}

function atLeast(state: ModuleState, measured: string, needed: string): boolean | undefined {
  const [is, must] = [state[measured], state[needed]];
  const told = (value: unknown) => value !== undefined && value !== '' && Number.isFinite(Number(value));
  return told(is) && told(must) ? Number(is) >= Number(must) : undefined;
}

/** The score of a hundred, where it tells one. */
export function scoreOf(version: ScormVersion, state: ModuleState): number | null {
  const told = (key: string) => {
    const value = state[key];
    const number = value === '' || value === undefined ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : null;
  };
  if (version === '1.2') return told('cmi.core.score.raw');
  const scaled = told('cmi.score.scaled');
  return scaled === null ? told('cmi.score.raw') : Math.round(scaled * 100);
}
