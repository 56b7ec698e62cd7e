import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GOVUK_DIST } from '../govuk/package.ts';
import { compact, withoutGovukBrand } from './styles.ts';

/** One file we serve; text may name an earlier one as `asset:NAME`. */
export type AssetSource = { name: string; read: () => string | Buffer };

const require = createRequire(import.meta.url);
const fontFolder = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const font = (cut: string) => readFileSync(require.resolve(`${fontFolder}-${cut}.woff2`));
const own = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Our own sheets, in the order in which they may override each other. */
const SHEETS = [
  'tokens',
  'base',
  'govuk',
  'frame',
  'parts',
  'public',
  'journey',
  'workspace',
  'people',
  'front-door',
  'levels',
  'charts',
  'print',
];

function styles(): string {
  const govuk = withoutGovukBrand(readFileSync(join(GOVUK_DIST, 'govuk-frontend.min.css'), 'utf8'));
  return govuk + SHEETS.map((sheet) => compact(own(`css/${sheet}.css`))).join('');
}

function govukScript(): string {
  const script = readFileSync(join(GOVUK_DIST, 'govuk-frontend.min.js'), 'utf8');
  return script.replace(/\/\/# sourceMappingURL=.*$/, '');
}

/** The browser's half of passkeys; its package exports no path to the file. */
function webauthnScript(): string {
  const folder = dirname(require.resolve('@simplewebauthn/browser'));
  return readFileSync(join(folder, '../dist/bundle/index.umd.min.js'), 'utf8');
}

export const SOURCES: readonly AssetSource[] = [
  { name: 'text.woff2', read: () => font('latin-wght-normal') },
  { name: 'text-italic.woff2', read: () => font('latin-wght-italic') },
  { name: 'text-extended.woff2', read: () => font('latin-ext-wght-normal') },
  { name: 'favicon.svg', read: () => own('favicon.svg') },
  { name: 'main.css', read: styles },
  { name: 'govuk.js', read: govukScript },
  { name: 'main.js', read: () => own('main.js') },
  { name: 'webauthn.js', read: webauthnScript },
  { name: 'passkey.js', read: () => own('passkey.js') },
];
