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
const picture = (file: string) => readFileSync(new URL(file, import.meta.url));
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
  'directory',
  'library',
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

/** Of the library that plays e-learning modules. */
function scormScript(name: string): string {
  const script = readFileSync(require.resolve(`scorm-again/${name}/min`), 'utf8');
  return script.replace(/\/\/# sourceMappingURL=.*$/m, '');
}

export const SOURCES: readonly AssetSource[] = [
  { name: 'text.woff2', read: () => font('latin-wght-normal') },
  { name: 'text-extended.woff2', read: () => font('latin-ext-wght-normal') },
  { name: 'favicon.svg', read: () => own('favicon.svg') },
  { name: 'icon-192.png', read: () => picture('icon-192.png') },
  { name: 'icon-512.png', read: () => picture('icon-512.png') },
  { name: 'main.css', read: styles },
  { name: 'govuk.js', read: govukScript },
  { name: 'main.js', read: () => own('main.js') },
  { name: 'keep-offline.js', read: () => own('keep-offline.js') },
  { name: 'preview.js', read: () => own('preview.js') },
  { name: 'wall-code.js', read: () => own('wall-code.js') },
  { name: 'register.js', read: () => own('register.js') },
  { name: 'webauthn.js', read: webauthnScript },
  { name: 'passkey.js', read: () => own('passkey.js') },
  { name: 'scorm12.js', read: () => scormScript('scorm12') },
  { name: 'scorm2004.js', read: () => scormScript('scorm2004') },
  { name: 'cross-frame-lms.js', read: () => scormScript('cross-frame-lms') },
  { name: 'cross-frame-api.js', read: () => scormScript('cross-frame-api') },
  { name: 'player.js', read: () => own('player.js') },
  { name: 'player-frame.js', read: () => own('player-frame.js') },
];
