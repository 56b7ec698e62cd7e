import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an authenticator, or whoever sits in its place, does otherwise than it should. */
export interface Deviation {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  present?: boolean;
  verified?: boolean;
  counter?: number;
  userHandle?: string;
  key?: KeyObject;
  clientData?: Record<string, unknown>;
  /** Changes the authenticator's data after it was signed. */
  tamper?: (data: Buffer) => Buffer;
}

const hash = (value: string | Buffer) => createHash('sha256').update(value).digest();
const url = (value: Uint8Array | string) => Buffer.from(value).toString('base64url');

/** A passkey in software, with ES256 keys (WebAuthn level 3, §6.1 and §6.5). */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  userHandle = '';
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The answer to `options` of a registration, as `passkey.js` would post it. */
  make(options: { challenge: string; user: { id: string } }, deviation: Deviation = {}): string {
    this.userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = new Map<number, number | Buffer>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const length = Buffer.from([0, this.credentialId.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, isoCBOR.encode(key)]);
    const authData = Buffer.concat([this.#data(deviation, 0x40), attested]);
    const object = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.#post({
      clientDataJSON: this.#client('webauthn.create', options.challenge, deviation),
      attestationObject: url(isoCBOR.encode(object as never)),
      transports: ['internal'],
    });
  }

  /** The answer to `options` of a sign-in. */
  sign(options: { challenge: string }, deviation: Deviation = {}): string {
    this.counter += 1;
    const data = this.#data(deviation, 0);
    const client = this.#client('webauthn.get', options.challenge, deviation);
    const signed = Buffer.concat([data, hash(Buffer.from(client, 'base64url'))]);
    return this.#post({
      clientDataJSON: client,
      authenticatorData: url((deviation.tamper ?? ((same) => same))(data)),
      signature: url(sign('sha256', signed, deviation.key ?? this.#keys.privateKey)),
      userHandle: deviation.userHandle ?? this.userHandle,
    });
  }

  #data(deviation: Deviation, flags: number): Buffer {
    const present = (deviation.present ?? true) ? 1 : 0;
    const verified = (deviation.verified ?? true) ? 4 : 0;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(deviation.counter ?? this.counter);
    const rpId = deviation.rpId ?? new URL(this.#origin).hostname;
    return Buffer.concat([hash(rpId), Buffer.from([flags | present | verified]), counter]);
  }

  #client(type: string, challenge: string, deviation: Deviation): string {
    const { origin = this.#origin } = deviation;
    const said = { type: deviation.type ?? type, challenge: deviation.challenge ?? challenge, origin };
    return url(JSON.stringify({ ...said, ...deviation.clientData }));
  }

  #post(response: Record<string, unknown>): string {
    const id = url(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  }
}
