import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder with the official templates, styles and scripts. */
export const GOVUK_DIST = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist', 'govuk');

/** Ours is not a GOV.UK service: its crown and the frame of its pages are left out. */
const NOT_OURS = new Set(['header', 'footer', 'generic-header', 'service-navigation']);

/** Component folders in alphabetical order: accordion, back-link … */
export const COMPONENT_FOLDERS: readonly string[] = readdirSync(join(GOVUK_DIST, 'components'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name))
  .map((entry) => entry.name)
  .sort();

/** Path of a file inside a component's folder. */
export function componentFile(folder: string, file: string): string {
  return join(GOVUK_DIST, 'components', folder, file);
}
