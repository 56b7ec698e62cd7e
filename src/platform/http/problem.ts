/** One field of a request that could not be taken, and what would be. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** The one shape of every error that a machine gets: `application/problem+json`. */
export function problem(status: number, title: string, errors: readonly FieldProblem[] = []): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, errors }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
