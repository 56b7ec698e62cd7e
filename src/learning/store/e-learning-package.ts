import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import type { Activity, Item, Manifest, PackageRow, ScormVersion } from '../e-learning/types.ts';

const packages = (db: Db) =>
  db
    .selectFrom('learning.package as pack')
    .innerJoin('learning.course as course', 'course.id', 'pack.course_id')
    .select(['pack.id', 'pack.course_id as courseId', 'course.title as course', 'pack.title', 'pack.version'])
    .select([
      'pack.items',
      'pack.sequencing',
      'pack.bytes',
      'pack.uploaded_by_name as uploadedBy',
      'pack.uploaded_at as uploadedAt',
    ])
    .select('pack.withdrawn_at as withdrawnAt');

type Raw = Awaited<ReturnType<ReturnType<typeof packages>['execute']>>[number];
const itemsFrom = (json: Json) => json as readonly Item[];
const sequencingFrom = (json: Json) => json as unknown as Activity | null;
const rowFrom = (raw: Raw): PackageRow => ({
  ...raw,
  version: raw.version as ScormVersion,
  items: itemsFrom(raw.items),
  sequencing: sequencingFrom(raw.sequencing),
});

/** Every package, the latest first. */
export async function listPackages(db: Db): Promise<PackageRow[]> {
  const rows = await packages(db).orderBy('pack.uploaded_at', 'desc').orderBy('pack.id').limit(200).execute();
  return rows.map(rowFrom);
}

export async function onePackage(db: Db, id: string): Promise<PackageRow | undefined> {
  const row = await packages(db).where('pack.id', '=', id).executeTakeFirst();
  return row && rowFrom(row);
}

export interface NewPackage extends Manifest {
  courseId: string;
  bytes: number;
  sha256: Buffer;
  by: { id: string; name: string };
}

/** Keeps a package without its files. Undefined where the same one was brought before. */
export async function addPackage(db: Db, pack: NewPackage): Promise<string | undefined> {
  const { courseId, title, version, items, sequencing, bytes, sha256, by } = pack;
  const row = await db
    .insertInto('learning.package')
    .values({
      ...{ course_id: courseId, title, version, items: JSON.stringify(items), bytes, sha256 },
      sequencing: sequencing ? JSON.stringify(sequencing) : null,
      ...{ uploaded_by: by.id, uploaded_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function addPackageFile(
  db: Db,
  file: { packageId: string; path: string; type: string; content: Buffer },
): Promise<void> {
  const { packageId, path, type, content } = file;
  await db
    .insertInto('learning.package_file')
    .values({ package_id: packageId, path, type, content })
    .execute();
}

/** Lets nobody begin it any more, or again. */
export async function setWithdrawn(db: Db, id: string, at: Temporal.Instant | null): Promise<void> {
  await db.updateTable('learning.package').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

/** What a file of the package that a frame plays is, by the proof its player gave it. */
export async function contentOf(
  db: Db,
  proof: Buffer,
  path: string,
): Promise<{ type: string; bytes: number; package: string } | undefined> {
  const { rows } = await sql<{ type: string; bytes: number; package: string }>`
    select * from learning.content_of(${proof}, ${path})`.execute(db);
  return rows[0];
}

/** So many of its bytes from one place on; none where its proof has ended. */
export async function contentPart(
  db: Db,
  proof: Buffer,
  path: string,
  { from, length }: { from: number; length: number },
): Promise<Buffer> {
  const { rows } = await sql<{ part: Buffer | null }>`
    select learning.content_part(${proof}, ${path}, ${from + 1}, ${length}) as part`.execute(db);
  return rows[0]?.part ?? Buffer.alloc(0);
}
