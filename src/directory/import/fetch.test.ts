import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AddressRefused, isPublicAddress, mustBePublic } from '../../platform/outside/index.ts';
import { fetchJson } from './fetch.ts';

test('nothing but https to a public address is ever called', async () => {
  for (const url of [
    ...[
      'http://example.org',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://localhost/x',
      'https://db.internal/',
    ],
    ...[
      'https://user:pass@example.org',
      'https://example.org:8443',
      'file:///etc/passwd',
      'https://0x7f000001/',
      'nonsense',
    ],
  ])
    assert.throws(() => mustBePublic(url), AddressRefused, url);
  assert.equal(mustBePublic('https://directory.example.org/api').hostname, 'directory.example.org');
  for (const address of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
    ],
    ...[
      '::1',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '2001:db8::1',
      '2002:7f00:1::',
      '64:ff9b::a00:1',
      '::',
    ],
  ])
    assert.equal(isPublicAddress(address), false, address);
  for (const address of ['93.184.216.34', '2606:2800:220:1::1'])
    assert.equal(isPublicAddress(address), true, address);
  await assert.rejects(fetchJson('https://localhost/'), AddressRefused);
});
