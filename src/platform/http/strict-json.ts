import { readBytes } from './body.ts';
import { HttpError } from './errors.ts';
import type { FieldProblem } from './problem.ts';

/** Deep enough for every body that is described; an attack is deeper. */
const DEEPEST = 12;

/**
 * Reads a JSON body: at most `limit` bytes of UTF-8, at most twelve levels deep, no name twice in one object.
 * Numbers stay what JavaScript makes of them.
 * @throws HttpError 415 for any other content type or a compressed body, 413 when it is too long, 422 when it is
 * no such JSON, with why
 */
export async function readJson(request: Request, limit: number): Promise<{ bytes: Buffer; value: unknown }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json *(; *charset="?utf-8"? *)?$/i.test(type.trim())) throw new HttpError(415);
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (coding.toLowerCase() !== 'identity') throw new HttpError(415);
  const bytes = await readBytes(request, limit);
  const read = parseJson(bytes);
  if ('problem' in read) throw new HttpError(422, { errors: [read.problem] });
  return { bytes, value: read.value };
}

/** The value, or the one thing that keeps the text from being read at all. */
export function parseJson(bytes: Buffer): { value: unknown } | { problem: FieldProblem } {
  const wrong = (message: string, field = '') => ({ problem: { field, message } });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('Send the body as UTF-8');
  }
  if (nesting(text) > DEEPEST) return wrong(`The body is nested more than ${DEEPEST} levels deep`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('The body is not JSON');
  }
  const twice = repeatedName(text);
  return twice === undefined ? { value } : wrong('This name stands twice in one object', twice);
}

// Strings whole, so that what looks like structure inside them is passed over.
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** A name that one object of this valid JSON has twice: readers differ in which of the two they believe. */
function repeatedName(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"')) last = token;
    else if (token === ':') {
      const name = String(JSON.parse(last));
      const names = open.at(-1);
      if (names?.has(name)) return name.slice(0, 100);
      names?.add(name);
    }
  }
  return undefined;
}
