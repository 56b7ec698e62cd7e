import { randomUUID } from 'node:crypto';
import { makeApiKey } from '../../src/identity/index.ts';
import { sha256 } from '../../src/platform/http/index.ts';
import { baseUrl, type TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** An answer of the API, as far as tests look at it. */
export interface Asked {
  status: number;
  headers: Headers;
  text: string;
  body: {
    receipt?: string;
    reference?: string;
    state?: string;
    decisionDueBy?: string;
    outcome?: string | null;
    words?: string | null;
    needed?: string | null;
    type?: string;
    title?: string;
    status?: number;
    errors?: { field: string; message: string }[];
  };
}

/** Saltmarsh Primary School and Estuary Police of the sample partnership. */
export const schoolAgency = '00000001-0000-4000-8000-000000000006';
export const policeAgency = '00000001-0000-4000-8000-000000000004';

/** A key as `npm run api-key` makes it. */
export async function apiKey(
  app: TestApp,
  made: { agency?: string; scopes: readonly string[]; days?: number },
): Promise<string> {
  const key = `wsk_${randomUUID()}`;
  await asOwner(app.database, (owner) =>
    makeApiKey(owner, {
      agency: made.agency ?? schoolAgency,
      label: '',
      hash: sha256(key),
      scopes: made.scopes,
      expiresAt: app.clock.now.add({ hours: 24 * (made.days ?? 365) }),
    }),
  );
  return key;
}

/** Asks the API with a key. */
export async function ask(
  app: TestApp,
  key: string | undefined,
  path: string,
  init: RequestInit = {},
): Promise<Asked> {
  const headers = new Headers(init.headers);
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  const response = await app.fetch(new Request(baseUrl + path, { ...init, headers }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: read(text) };
}

function read(text: string): Asked['body'] {
  try {
    return JSON.parse(text) as Asked['body'];
  } catch {
    return {};
  }
}

/** Sends a concern: an object as JSON, text or bytes as they are. */
export function post(
  app: TestApp,
  key: string | undefined,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Asked> {
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return ask(app, key, '/api/concerns', {
    method: 'POST',
    body: raw as string,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  });
}

/** The id of the concern that an answer is about. */
export async function concernOf(app: TestApp, { body }: Asked): Promise<string> {
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(
      "select concern_id as id from front_door.receipt where code_hash = encode(sha256(convert_to($1, 'UTF8')), 'hex')",
      [body.receipt ?? ''],
    ),
  );
  return row?.id ?? '';
}
