import { createHash } from 'node:crypto';
import { type OwnerConnection, unforced } from '../../platform/db/index.ts';
import { eachPackageFile, lookAt } from '../e-learning/manage/bring.ts';
import { sampleModule } from './module-zip.ts';

/** Brings in the sample's own module, as packages of both versions. Never in live mode. Safe to run again. */
export async function seedSampleModules(owner: OwnerConnection): Promise<void> {
  for (const version of ['1.2', '2004'] as const) {
    const zip = sampleModule(version);
    const { title, items, bytes, root } = await lookAt(zip);
    const sha256 = createHash('sha256').update(zip).digest();
    await unforced(
      owner,
      ['learning.course', 'learning.package', 'learning.package_file'],
      async (inside) => {
        const [pack] = await inside.query<{ id: string }>(
          `insert into learning.package (course_id, title, version, items, bytes, sha256, uploaded_by_name)
         select id, $1, $2, $3, $4, $5, 'the sample' from learning.course where code = 'cse-toolbox'
         on conflict do nothing returning id`,
          [`${title} (SCORM ${version})`, version, JSON.stringify(items), bytes, sha256],
        );
        if (!pack) return;
        await eachPackageFile(zip, root, async ({ path, type, content }) => {
          await inside.query(
            'insert into learning.package_file (package_id, path, type, content) values ($1, $2, $3, $4)',
            [pack.id, path, type, content],
          );
        });
      },
    );
  }
}
