import { deflateRawSync } from 'node:zlib';
import { manifestOf, zipOf } from '../../src/learning/sample/module-zip.ts';

/** A zip whose directory says little of a file that unpacks to very much. */
export function bombOf(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const zip = zipOf([
    ['imsmanifest.xml', Buffer.from(manifestOf('1.2'))],
    ['index.html', Buffer.from('<p>Hello')],
    ['bomb.txt', packed],
  ]);
  for (const [sign, method, plain] of [
    ['PK\x03\x04', 8, 22],
    ['PK\x01\x02', 10, 24],
  ] as const) {
    const at = zip.lastIndexOf(Buffer.from(sign, 'latin1'));
    zip.writeUInt16LE(8, at + method);
    zip.writeUInt32LE(size, at + plain);
  }
  return zip;
}

/** The same zip, its last file marked as a link. */
export function linked(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
  return zip;
}
