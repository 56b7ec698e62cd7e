import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { asset, assetResponse } from './index.ts';
import { compact, withoutGovukBrand } from './styles.ts';

const served = (name: string, encoding = '') => {
  const response = assetResponse(asset(name), encoding);
  assert.ok(response, name);
  return response;
};
const textOf = (name: string) => Buffer.from(served(name).body).toString();

test('an asset is kept for a year under an address made from its content', () => {
  assert.match(asset('main.css'), /^\/assets\/main\.[\w-]{10}\.css$/);
  const { status, headers } = served('main.css');
  assert.equal(status, 200);
  assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(headers['content-type'], 'text/css; charset=utf-8');
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('it is compressed as the browser allows, and the same when opened', () => {
  const plain = Buffer.from(served('main.css').body);
  const brotli = served('main.css', 'gzip, deflate, br');
  const gzip = served('main.css', 'gzip, br;q=0');
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(brotli.headers.vary, 'accept-encoding');
  assert.deepEqual(brotliDecompressSync(brotli.body), plain);
  assert.deepEqual(gunzipSync(gzip.body), plain);
  assert.equal(served('text.woff2', 'br').headers['content-encoding'], undefined);
});

test('the address of an earlier release still answers, and is not kept', () => {
  const earlier = assetResponse('/assets/main.AAAAAAAAAA.css');
  assert.equal(earlier?.headers['cache-control'], 'no-cache');
  assert.deepEqual(earlier?.body, served('main.css').body);
});

test('nothing else is served', () => {
  for (const path of [
    '/assets/',
    '/assets/main.css',
    '/assets/other.AAAAAAAAAA.css',
    '/assets/../main.AAAAAAAAAA.css',
  ])
    assert.equal(assetResponse(path), undefined, path);
  assert.throws(() => asset('other.css'), /No asset/);
});

test('styles and scripts name only assets that exist', () => {
  for (const name of ['main.css', 'main.js']) {
    const text = textOf(name);
    assert.ok(!text.includes('asset:'), name);
    for (const [path] of text.matchAll(/\/assets\/[\w.-]+/g)) assert.ok(assetResponse(path), path);
  }
});

test('nothing of GOV.UK alone is served: typeface, crown, header', () => {
  const css = textOf('main.css');
  assert.equal(/GDS Transport|crest|\.govuk-(header|footer|service-navigation)(?![a-z])/.exec(css), null);
  for (const kept of ['.govuk-radios__item', '.govuk-heading-l', '.govuk-visually-hidden', '@media print'])
    assert.ok(css.includes(kept), kept);
});

test('dropping rules leaves their neighbours alone', () => {
  const css =
    '@charset "x";.govuk-header,.a{x:1}@media print{.govuk-footer__x{y:2}.b:is(.c,.govuk-header){z:3}}.d{e:f}';
  assert.equal(withoutGovukBrand(css), '@charset "x";.a{x:1}.d{e:f}');
  assert.equal(compact('/* a */ .b > .c {\n  d: e, f;\n}\n'), '.b > .c{d:e,f}');
});
