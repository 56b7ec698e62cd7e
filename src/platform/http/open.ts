import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** What lets a page of any other site read an answer. */
export const READ_BY_ALL = [
  ['access-control-allow-origin', '*'],
  ['cross-origin-resource-policy', 'cross-origin'],
] as const;

const READ = 'GET, HEAD, OPTIONS';

/** What an open route answers to whatever is no GET: a browser that asks whether it may, or a program that wants to write. */
export const onlyRead = ({ path, permission }: Route): Route => ({
  ...{ method: 'GET', path, permission, kind: 'machine', open: true },
  handler: ({ request }) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
    const answer = problem(405, 'Method not allowed');
    answer.headers.set('allow', READ);
    return answer;
  },
});

const PREFLIGHT = {
  'access-control-allow-methods': READ,
  'access-control-allow-headers': '*',
  'access-control-max-age': '86400',
};
