import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { html } from '../tag.ts';
import { optionsSource } from './generate-options.ts';
import { govuk } from './index.ts';
import { COMPONENT_FOLDERS, componentFile } from './package.ts';

const ATTACK = '"><script>alert(1)</script>';

type Option = { name: string; type: string; params?: Option[] };

const camel = (folder: string) =>
  folder.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Every option of a component filled in; each plain string is an attack, each html stays away. */
function attacked(options: readonly Option[]): Record<string, unknown> {
  const plain = options.filter(
    ({ name, type }) => type !== 'nunjucks-block' && !/^html$|Html$|^attributes$|Attributes$/.test(name),
  );
  return Object.fromEntries(plain.map((option) => [option.name, attack(option)]));
}

function attack({ name, type, params }: Option): unknown {
  if (['label', 'hint', 'errorMessage', 'tag'].includes(name) && type === 'object' && !params)
    return { text: ATTACK };
  if (name === 'fieldset' && !params) return { legend: { text: ATTACK } };
  if (type === 'boolean') return true;
  if (type === 'integer') return 2;
  const inner = params ? attacked(params) : { one: ATTACK, other: ATTACK };
  if (type === 'object') return inner;
  if (type === 'array') return params ? [name === 'rows' && !('key' in inner) ? [inner] : inner] : [ATTACK];
  return ATTACK;
}

test('options.ts is what the installed package accepts', () => {
  const kept = readFileSync(new URL('options.ts', import.meta.url), 'utf8');
  assert.equal(kept, optionsSource(), 'run: node src/platform/html/govuk/generate-options.ts');
});

for (const folder of COMPONENT_FOLDERS) {
  test(`${folder} escapes every option that is not html`, () => {
    const options: Option[] = JSON.parse(readFileSync(componentFile(folder, 'macro-options.json'), 'utf8'));
    const components: Record<string, unknown> = govuk;
    const render = components[camel(folder)] as (options: object) => unknown;
    const markup = String(render(attacked(options)));
    assert.ok(markup.includes('&lt;script&gt;'), 'the attack is shown as text');
    assert.ok(!markup.includes('<script'), markup);
  });
}

test('every example that the package publishes comes out as published', () => {
  const components: Record<string, unknown> = govuk;
  for (const folder of COMPONENT_FOLDERS) {
    const render = components[camel(folder)] as (options: object) => unknown;
    const { fixtures } = JSON.parse(readFileSync(componentFile(folder, 'fixtures.json'), 'utf8'));
    assert.ok(fixtures.length > 0, folder);
    for (const { name, options, html: published } of fixtures)
      assert.equal(String(render(options)).trim(), published.trim(), `${folder}: ${name}`);
  }
});

test('html is taken as it is, and what stands in it is already escaped', () => {
  const markup = String(govuk.insetText({ html: html`<strong>${ATTACK}</strong>` }));
  assert.match(markup, /<strong>&quot;&gt;&lt;script&gt;/);
});

test('a failed field says so to the eye and to the ear', () => {
  const markup = String(
    govuk.input({
      id: 'name',
      name: 'name',
      value: 'Tia & co',
      label: { text: 'Name' },
      errorMessage: { text: 'Tell us the name' },
    }),
  );
  assert.match(markup, /id="name-error"/);
  assert.match(markup, /aria-describedby="name-error"/);
  assert.match(markup, /value="Tia &amp; co"/);
});

test('what was typed on several lines comes back as it was, also inside a choice that opens', () => {
  const typed = 'first line\n  second line\nthird & last';
  const box = govuk.textarea({ id: 'told', name: 'told', label: { text: 'What happened' }, value: typed });
  const choice = govuk.radios({
    name: 'known',
    fieldset: { legend: { text: 'Known?' } },
    items: [
      { value: 'yes', text: 'Yes', conditional: { html: box } },
      { divider: 'or' },
      { value: 'no', text: 'No' },
    ],
  });
  assert.ok(String(choice).includes('>first line\n  second line\nthird &amp; last</textarea>'));
  assert.match(String(choice), /govuk-radios__divider">or</);
});

test('a second use gives the same markup as the first', () => {
  const twice = () =>
    String(govuk.select({ id: 'a', name: 'a', label: { text: 'Area' }, items: [{ text: 'Essex' }] }));
  assert.equal(twice(), twice());
});
