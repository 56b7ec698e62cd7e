import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** What a hostile agency does to an answer that would otherwise be sound. */
export interface Mischief {
  claims?: (sound: JWTPayload) => JWTPayload;
  /** Makes the ID token in place of an RS256 signature with the published key. */
  sign?: (claims: JWTPayload, agency: HostileAgency) => Promise<string> | string;
  metadata?: (sound: Record<string, unknown>) => Record<string, unknown>;
  keys?: (sound: JWK[]) => JWK[] | Promise<JWK[]>;
  /** Answers the token request in its own way. */
  token?: (sound: Record<string, unknown>, response: ServerResponse) => void;
}

export interface HostileAgency {
  issuer: string;
  key: Key;
  publicKey: JWK;
  mischief: Mischief;
  /** The instant that tokens are made at. */
  now: () => Temporal.Instant;
  /** The nonce of the sign-in under way, and for whom the token will be. */
  nonce: string;
  subject: string;
  /** How often each address was asked for. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

export const keyId = 'published';

/** Signs as a sound agency would. */
export function signed(claims: JWTPayload, key: Key, header: object = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keyId, ...header }).sign(key);
}

/** Starts an OpenID provider that does whatever `mischief` says, and is sound in all else. */
export async function startHostileAgency(now: () => Temporal.Instant): Promise<HostileAgency> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    agency.asked.set(path, (agency.asked.get(path) ?? 0) + 1);
    void answer(agency, path, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agency: HostileAgency = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' },
    mischief: {},
    now,
    nonce: '',
    subject: '',
    asked: new Map(),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return agency;
}

async function answer(agency: HostileAgency, path: string, response: ServerResponse): Promise<void> {
  const { mischief } = agency;
  if (path === '/.well-known/openid-configuration')
    return send(response, (mischief.metadata ?? same)(metadata(agency)));
  if (path === '/keys') return send(response, { keys: await (mischief.keys ?? same)([agency.publicKey]) });
  if (path !== '/token') return void response.writeHead(404).end();
  const claims = (mischief.claims ?? same)(soundClaims(agency));
  const token = await (mischief.sign ?? ((these) => signed(these, agency.key)))(claims, agency);
  const body = { access_token: 'opens nothing', token_type: 'Bearer', expires_in: 60, id_token: token };
  if (mischief.token) return mischief.token(body, response);
  send(response, body);
}

const same = <T>(sound: T): T => sound;

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function metadata({ issuer }: HostileAgency): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorise`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function soundClaims(agency: HostileAgency): JWTPayload {
  const now = Math.floor(agency.now().epochMilliseconds / 1000);
  return {
    iss: agency.issuer,
    sub: agency.subject,
    aud: 'windscreen',
    exp: now + 300,
    iat: now,
    nonce: agency.nonce,
    auth_time: now,
  };
}
