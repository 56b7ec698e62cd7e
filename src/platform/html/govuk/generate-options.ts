import { readFileSync, writeFileSync } from 'node:fs';
import { COMPONENT_FOLDERS, componentFile } from './package.ts';

/*
 * Writes options.ts: the types of what each GOV.UK component accepts, read from its own macro-options.json.
 * Run after upgrading the package: node src/platform/html/govuk/generate-options.ts
 */

type Option = { name: string; type: string; required: boolean; isComponent?: boolean; params?: Option[] };

/** Where the published lists are wrong or too vague to type, by the path of the option. */
const OVERRIDES: Record<string, string> = {
  'Table.rows': 'readonly (readonly TableRow[])[]',
  'Checkboxes.values': 'readonly string[]',
  'DateInput.day': 'Partial<DateInputItem>',
  'DateInput.month': 'Partial<DateInputItem>',
  'DateInput.year': 'Partial<DateInputItem>',
};

/** Published as always required, though each is needed only when another is absent. */
const OPTIONAL = new Set(['CharacterCount.maxlength', 'CharacterCount.maxwords']);

/** In a list of choices an item may also be a word between two of them. */
const DIVIDED = new Set(['RadiosItem', 'CheckboxesItem']);

const HEADER = `// Generated from govuk-frontend's macro-options.json by generate-options.ts. Do not edit.
import type { Html } from '../tag.ts';

/** HTML attributes by name; \`optional\` leaves out the attribute when its value is false, null or absent. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | { value: string | boolean | undefined; optional?: boolean }>
>;
`;

const pascal = (name: string) =>
  name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
const camel = (folder: string) =>
  folder.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
const singular = (name: string) => name.replace(/s$/, '');

function scalar(option: Option): string {
  if (/^html$|Html$/.test(option.name)) return 'Html';
  if (/attributes$/i.test(option.name)) return 'Attributes';
  if (option.type === 'object') return 'Readonly<Record<string, string>>';
  return { string: 'string', boolean: 'boolean', integer: 'number' }[option.type] ?? 'unknown';
}

/** Text and html are both published as required, though either will do: they become a choice of one. */
function contentChoices(options: readonly Option[]): [text: string, html: string][] {
  const required = new Set(options.filter((option) => option.required).map((option) => option.name));
  const htmlOf = (name: string) => (name === 'text' ? 'html' : name.replace(/Text$/, 'Html'));
  return [...required]
    .filter((name) => /^text$|Text$/.test(name) && required.has(htmlOf(name)))
    .map((name) => [name, htmlOf(name)]);
}

function typeOf(path: string, options: readonly Option[], named: string[]): string {
  const choices = contentChoices(options);
  const chosen = new Set(choices.flat());
  const fields = options
    .filter((option) => option.type !== 'nunjucks-block' && !chosen.has(option.name))
    .map((option) => `  ${option.name}${field(path, option, named)};\n`);
  const parts = choices.map(
    ([text, html]) => `({ ${text}: string; ${html}?: undefined } | { ${html}: Html; ${text}?: undefined })`,
  );
  if (fields.length > 0) parts.unshift(`{\n${fields.join('')}}`);
  const type = parts.join(' & ');
  return DIVIDED.has(path) ? `(${type}) | { divider: string }` : type;
}

function field(path: string, option: Option, named: string[]): string {
  const place = `${path}.${option.name}`;
  const published = nested(path, option, named);
  const type = OVERRIDES[place] ?? published;
  return option.required && !OPTIONAL.has(place) ? `: ${type}` : `?: ${type} | undefined`;
}

function nested(path: string, option: Option, named: string[]): string {
  if (!option.params) return option.isComponent ? `${pascal(option.name)}Options` : scalar(option);
  const name = path + pascal(singular(option.name));
  named.push(`export type ${name} = ${typeOf(name, option.params, named)};`);
  return option.type === 'array' ? `readonly ${name}[]` : name;
}

/** The whole text of options.ts. */
export function optionsSource(): string {
  const named: string[] = [];
  const table: string[] = [];
  for (const folder of COMPONENT_FOLDERS) {
    const options: Option[] = JSON.parse(readFileSync(componentFile(folder, 'macro-options.json'), 'utf8'));
    const name = pascal(folder);
    named.push(`export type ${name}Options = ${typeOf(name, options, named)};`);
    table.push(`  ${camel(folder)}: ${name}Options;`);
  }
  const components = `/** Every component and what it accepts. */\nexport type Components = {\n${table.join('\n')}\n};`;
  return `${HEADER}\n${named.join('\n\n')}\n\n${components}\n`;
}

if (import.meta.main) writeFileSync(new URL('options.ts', import.meta.url), optionsSource());
