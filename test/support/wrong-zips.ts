import { manifestOf, zipOf } from '../../src/learning/sample/module-zip.ts';
import { bombOf } from './files.ts';

/** A module whose directory says little of a file that unpacks to very much. */
export const moduleBombOf = (size: number) =>
  bombOf(
    (more) =>
      zipOf([
        ['imsmanifest.xml', Buffer.from(manifestOf('1.2'))],
        ['index.html', Buffer.from('<p>Hello')],
        ...more,
      ]),
    size,
  );

/** The same zip, its last file marked as a link. */
export function linked(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
  return zip;
}
