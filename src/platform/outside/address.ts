import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';

/** Why an address is not asked, or what it gave cannot be used; in words that may be shown. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  /** It may be another time. */
  readonly passing: boolean;
  constructor(words: string, passing = false) {
    super(words);
    this.passing = passing;
  }
}

/** A public address by a name, on its usual port. @throws AddressRefused for anything else */
export function mustBePublic(url: string, protocols: readonly string[] = ['https:']): URL {
  if (!URL.canParse(url)) throw new AddressRefused('This is not a web address');
  const target = new URL(url);
  if (!protocols.includes(target.protocol)) throw new AddressRefused('The address must begin with https://');
  if (target.username || target.password)
    throw new AddressRefused('The address must not carry a name or password');
  if (target.port !== '') throw new AddressRefused('The address must not name a port');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) throw new AddressRefused('The address must be a name, not a number');
  if (!host.includes('.') || /(^|\.)(localhost|local|internal|lan|home|corp)\.?$/i.test(host))
    throw new AddressRefused('This name is not a public one');
  return target;
}

/** Looks a name up and gives back public addresses alone; a name with any other is refused whole. */
export const publicOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new AddressRefused('This name does not lead to a public address'), '', 0);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};

/** Whether an address is one of the open internet, and not of this machine, its network or its host. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return isPublicV4(address);
  const plain = address.toLowerCase();
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return isPublicV4(mapped);
  // The open internet is 2000::/3; of that, tunnels, documentation and translation lead elsewhere.
  return /^[23]/.test(plain) && !/^(2001:0{0,3}:|2001::|2001:0?db8|2002:)/.test(plain);
}

function isPublicV4(address: string): boolean {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}
