import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Who may import whom, and the other habits of this house that a machine can check. */
const root = fileURLToPath(new URL('..', import.meta.url));
const generated = ['src/platform/db/rows.ts', 'src/platform/html/govuk/options.ts'];
const isTest = (file: string) => file.endsWith('.test.ts');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const find = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

const sources = find('src/**/*.ts').filter((file) => !isTest(file));
const slices = [...new Set(sources.map((file) => sliceOf(file)).filter((slice) => slice !== undefined))];

/** The slice a file belongs to; undefined for the platform, the commands and the composition root. */
function sliceOf(file: string): string | undefined {
  const [, folder, inside] = file.split('/');
  return inside === undefined || folder === 'platform' || folder === 'commands' ? undefined : folder;
}

const statements = /^(?:import|export)\s[^;'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

/** What a file imports: paths from the root for our own files, names for packages. Types count the same. */
function importsOf(file: string, words = read(file)): string[] {
  return [...words.matchAll(statements)].map(([, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    return name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name;
  });
}

const own = (name: string) => name.startsWith('src/');
const isPlatform = (name: string) => name.startsWith('src/platform/');
const doorOf = (...names: string[]) => names.map((name) => `src/${name}/index.ts`);
const within = (name: string, ...folders: string[]) =>
  folders.some((folder) => name.startsWith(`${folder}/`));

/** Why this file must not import that name; undefined when it may. */
function objection(file: string, name: string): string | undefined {
  const slice = sliceOf(file);
  if (name.startsWith('test/') || name.startsWith('bench/')) return 'the product knows nothing of its tests';
  if (slice === undefined) return outsideSlices(file, name);
  const home = `src/${slice}`;
  const part = file.slice(home.length + 1);
  if (/(^|\/)rules\//.test(part)) return ofRules(home, name);
  if (/(^|\/)view\.ts$/.test(part)) return ofView(home, name);
  if (part.startsWith('store/')) return ofStore(home, name);
  if (name === 'kysely') return 'SQL stands in store/';
  if (!own(name) || isPlatform(name) || within(name, home)) return undefined;
  const doors = doorsOpenTo(slice);
  return doors.includes(name) ? undefined : `may import ${doors.join(', ') || 'no other slice'}`;
}

function doorsOpenTo(slice: string): string[] {
  if (slice === 'partnership') return [];
  if (slice === 'identity' || slice === 'people') return doorOf('partnership');
  const roofs = ['desk', 'board'];
  if (roofs.includes(slice)) return doorOf(...slices.filter((other) => !roofs.includes(other)));
  return doorOf('partnership', 'people');
}

function outsideSlices(file: string, name: string): string | undefined {
  if (!own(name) || isPlatform(name)) return undefined;
  if (isPlatform(file)) return 'the platform knows no slice';
  if (file === 'src/config.ts') return 'settings stand alone';
  if (sliceOf(name) !== undefined) return name.endsWith('/index.ts') ? undefined : 'enter by the index';
  if (file === 'src/app.ts') return 'composes slices and nothing else';
  return undefined;
}

const counting = ['src/platform/time', 'src/platform/clocks'];
const drawing = [
  ...counting,
  ...['html', 'forms', 'charts', 'lists'].map((folder) => `src/platform/${folder}`),
];

/** True when a name is in one of the folders, or is a file of the same slice of which that is true in turn. */
function restsOn(folders: readonly string[], home: string, name: string): boolean {
  if (within(name, ...folders)) return true;
  if (!within(name, home) || /\/(store\/|page\.ts$|routes\.ts$|index\.ts$)/.test(name)) return false;
  return existsSync(join(root, name)) && carriedBy(name).every((next) => restsOn(folders, home, next));
}

/** What a file imports; for a `types.ts` without the shapes it hands on from the platform, which are gone when it runs. */
function carriedBy(file: string): string[] {
  if (!file.endsWith('/types.ts')) return importsOf(file);
  return importsOf(
    file,
    read(file).replace(/^(?:import|export) type [^;]*? from '[./]*platform\/[^']*';$/gm, ''),
  );
}

function ofRules(home: string, name: string): string | undefined {
  return restsOn(counting, home, name) ? undefined : 'rules are pure: own types and rules, time and clocks';
}

function ofView(home: string, name: string): string | undefined {
  return restsOn(drawing, home, name)
    ? undefined
    : 'views only draw: own types and rules, html, forms, charts, time and clocks';
}

function ofStore(home: string, name: string): string | undefined {
  const querying =
    name === 'kysely' || name.startsWith('node:') || within(name, `${home}/store`, 'src/platform/db');
  return querying || restsOn(counting, home, name) ? undefined : 'stores query: own types and platform/db';
}

describe('imports', () => {
  for (const file of sources) {
    const wrong = importsOf(file).flatMap((name) => {
      const why = objection(file, name);
      return why === undefined ? [] : [`${name} (${why})`];
    });
    if (wrong.length > 0) test(file, () => assert.deepEqual(wrong, []));
  }
  test('every file imports only what its place allows', () => assert.ok(sources.length > 80));

  test('the table refuses what it must', () => {
    const refused: [string, string][] = [
      ['src/platform/http/page.ts', 'src/partnership/index.ts'],
      ['src/identity/routes.ts', 'src/partnership/store/people.ts'],
      ['src/identity/routes.ts', 'src/desk/index.ts'],
      ['src/partnership/index.ts', 'src/identity/index.ts'],
      ['src/front-door/routes.ts', 'src/identity/index.ts'],
      ['src/front-door/rules/levels.ts', 'src/front-door/store/concern.ts'],
      ['src/front-door/rules/levels.ts', 'node:fs'],
      ['src/front-door/refer/view.ts', 'src/platform/db/index.ts'],
      ['src/front-door/store/concern.ts', 'src/front-door/rules/levels.ts'],
      ['src/front-door/refer/page.ts', 'kysely'],
      ['src/app.ts', 'src/desk/chrome.ts'],
      ['src/config.ts', 'src/app.ts'],
    ];
    for (const [file, name] of refused) assert.ok(objection(file, name), `${file} → ${name}`);
  });
});

describe('tables', () => {
  const migrations = find('migrations/*.sql').map(read).join('\n');
  const views = [...migrations.matchAll(/create (?:or replace )?view (\w+\.\w+)/g)].map((m) => m[1]);
  const named =
    /(?:\b(?:from|join|into|update|truncate|table)\s+|(?:From|Into|Table|Join|seedRows)\(\s*(?:\w+,\s*)?')(\w+)\.(\w+)(\s*\()?/g;

  /** Tables and functions of other schemas that a file's SQL names. */
  function strangers(file: string): string[] {
    const slice = sliceOf(file);
    const mine = slice?.replaceAll('-', '_');
    const known = new Set(slices.map((name) => name.replaceAll('-', '_')));
    return [...read(file).matchAll(named)].flatMap(([, schema = '', name = '', call]) => {
      const ground = ['platform', 'access', 'audit'].includes(schema);
      if (!ground && !known.has(schema)) return [];
      if (schema === mine || views.includes(`${schema}.${name}`)) return [];
      if (ground && (slice === undefined || call !== undefined)) return [];
      // Who is in which team and holds which role is the partnership's to say, though access keeps it.
      if (slice === 'partnership' && ['role_held', 'team_member'].includes(name)) return [];
      return [`${schema}.${name}`];
    });
  }

  for (const file of sources.filter((name) => !generated.includes(name))) {
    const wrong = strangers(file);
    if (wrong.length > 0) test(file, () => assert.deepEqual(wrong, []));
  }
  test('SQL names tables of its own schema, published views, and functions of the ground', () =>
    assert.ok(sources.some((file) => file.includes('/store/'))));
});

describe('habits', () => {
  const code = [...find('src/**/*.ts'), ...find('test/**/*.ts'), ...find('bench/**/*.ts')].filter(
    (file) => !generated.includes(file),
  );

  test('no file is longer than 300 lines, and the composition root not longer than 80', () => {
    const lines = (file: string) => read(file).trimEnd().split('\n').length;
    assert.deepEqual(
      code.filter((file) => lines(file) > (file === 'src/app.ts' ? 80 : 300)),
      [],
    );
  });

  test('only the program’s start and the commands read the environment', () => {
    const mayRead = (file: string) => /^src\/(start|main)\.ts$|^src\/commands\//.test(file);
    assert.deepEqual(
      sources.filter((file) => /process\.env\b/.test(read(file)) && !mayRead(file)),
      [],
    );
  });

  test('no rule of the type checker or the linter is switched off', () => {
    const waived = ['biome-ignore', '@ts-ignore', '@ts-nocheck', '@ts-expect-error'].join('|');
    assert.deepEqual(
      code.filter((file) => file !== 'test/architecture.test.ts' && new RegExp(waived).test(read(file))),
      [],
    );
  });
});

describe('what is kept in the repository', () => {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const tracked = listed.stdout?.split('\0').filter(Boolean) ?? [];
  const skip = listed.status === 0 && tracked.length > 0 ? false : 'not a git checkout';
  const readable = tracked.filter((file) => !/\.(woff2|png|jpg|ico|gz)$/.test(file));
  const holding = (pattern: RegExp) => readable.filter((file) => pattern.test(read(file)));

  test('no package registry is named', { skip }, () => {
    const hosts = ['registry', 'artifactory', 'nexus', 'verdaccio', 'npm-proxy'].join('|');
    assert.deepEqual(holding(new RegExp(`https?://[^/\\s'"]*\\b(${hosts})[.:/-]`)), []);
    assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
  });

  test('no path of somebody’s machine', { skip }, () => {
    const homes = ['home', 'root', 'work', 'Users'].join('|');
    assert.deepEqual(holding(new RegExp(`(^|[\\s'"\`(=:])/(${homes})/[\\w.-]`, 'm')), []);
  });

  test('neither installed packages nor data', { skip }, () => {
    assert.deepEqual(
      tracked.filter((file) => /(^|\/)(node_modules|\.data|\.audit|\.env)(\/|$)/.test(file)),
      [],
    );
  });
});
