import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { encoded } from './encoding.ts';

const page = '<p>An invented page, long enough to be worth it.</p>'.repeat(100);

test('a page is packed as the browser takes it, best first, and comes out whole', () => {
  const zstd = encoded(page, 'gzip, deflate, br, zstd');
  assert.equal(zstd.headers['content-encoding'], 'zstd');
  assert.equal(zstdDecompressSync(zstd.body).toString(), page);
  const gzip = encoded(page, 'gzip;q=0.8, deflate');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(gzip.body).toString(), page);
});

test('what the browser refuses or does not name, and what is small, goes as it is', () => {
  for (const accepts of [null, '', 'br', 'identity', 'gzip;q=0, zstd;q=0.0', 'x-gzip'])
    assert.deepEqual(encoded(page, accepts), { body: page, headers: {} }, String(accepts));
  assert.deepEqual(encoded('short', 'gzip'), { body: 'short', headers: {} });
});
