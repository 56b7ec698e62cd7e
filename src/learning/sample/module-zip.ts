import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ScormVersion } from '../e-learning/types.ts';

const NAMES = ['index.html', 'module.js', 'module.css'];
const TITLE = 'Seeing and saying: when something does not look right';

/** The sample's own module as a package of either version. The same each time. */
export function sampleModule(version: ScormVersion): Buffer {
  const file = (name: string) => readFileSync(new URL(`module/${name}`, import.meta.url));
  return zipOf([
    ['imsmanifest.xml', Buffer.from(manifestOf(version))],
    ...NAMES.map((name): [string, Buffer] => [name, file(name)]),
  ]);
}

/** A manifest of one part. */
export function manifestOf(version: ScormVersion, href = 'index.html', title = TITLE): string {
  const old = version === '1.2';
  const spaces = old
    ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"';
  return `<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="windscreen-seeing-and-saying" version="1" ${spaces}>
<metadata><schema>ADL SCORM</schema><schemaversion>${old ? '1.2' : '2004 4th Edition'}</schemaversion></metadata>
<organizations default="whole"><organization identifier="whole"><title>${title}</title>
<item identifier="part" identifierref="module"><title>${title}</title></item></organization></organizations>
<resources><resource identifier="module" type="webcontent" adlcp:scorm${old ? 't' : 'T'}ype="sco" href="${href}">
${NAMES.map((name) => `<file href="${name}"/>`).join('')}</resource></resources></manifest>`;
}

/** A zip of these files, stored as they are. Dates are left out, so that the same files make the same zip. */
export function zipOf(files: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), facts, path, content]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), facts, place, path]));
    local.push(head);
    at += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
