import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { SOURCES } from './sources.ts';

/** What the HTTP layer answers with: a year of caching, for the address changes with the content. */
export type AssetResponse = { status: 200; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };

type Bytes = Uint8Array<ArrayBuffer>;
type Asset = { name: string; type: string; bytes: Bytes; url: string; encoded: Map<string, Bytes> };

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const byName = new Map<string, Asset>();
const byUrl = new Map<string, Asset>();

/*
 * An asset may name one listed before it as `asset:NAME`; that is put right before its own content is hashed,
 * so a changed font changes the address of the style sheet too.
 */
for (const source of SOURCES) {
  const content = source.read();
  const text =
    typeof content === 'string'
      ? content.replace(/asset:([\w.-]+)/g, (_match, name: string) => asset(name))
      : content;
  register(source.name, new Uint8Array(Buffer.from(text as string)));
}

function register(name: string, bytes: Bytes): void {
  const [stem, extension = ''] = name.split(/\.(?=[^.]+$)/);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  const url = `/assets/${stem}.${hash}.${extension}`;
  const type = TYPES[extension] ?? 'application/octet-stream';
  const listed: Asset = { name, type, bytes, url, encoded: new Map() };
  byName.set(name, listed);
  byUrl.set(url, listed);
}

/** The address of an asset by its plain name: asset('main.css') → '/assets/main.HASH.css'. Throws on an unknown name. */
export function asset(name: string): string {
  const found = byName.get(name);
  if (!found) throw new Error(`No asset is called ${name}`);
  return found.url;
}

/**
 * Answers a request for `/assets/NAME.HASH.ext`, compressed as `Accept-Encoding` allows. A hash of an earlier
 * release gets today's content, uncached: a page kept by a browser is not left without its styles.
 * Undefined when there is no such asset (the caller answers 404).
 */
export function assetResponse(path: string, acceptEncoding = ''): AssetResponse | undefined {
  const found =
    byUrl.get(path) ?? byName.get(path.replace(/^\/assets\/([\w-]+)\.[\w-]{10}\.(\w+)$/, '$1.$2'));
  if (!found) return undefined;
  const headers: Record<string, string> = {
    'content-type': found.type,
    'cache-control': found.url === path ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  if (found.type.startsWith('font/')) return { status: 200, headers, body: found.bytes };
  const encoding = ['br', 'gzip'].find((name) => accepts(acceptEncoding, name));
  headers.vary = 'accept-encoding';
  if (encoding) headers['content-encoding'] = encoding;
  return { status: 200, headers, body: encoding ? encoded(found, encoding) : found.bytes };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, quality] = part.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(quality ?? 1) > 0;
  });
}

function encoded(found: Asset, encoding: string): Bytes {
  const kept = found.encoded.get(encoding);
  if (kept) return kept;
  const made = new Uint8Array(
    encoding === 'br'
      ? brotliCompressSync(found.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } })
      : gzipSync(found.bytes, { level: 9 }),
  );
  found.encoded.set(encoding, made);
  return made;
}
