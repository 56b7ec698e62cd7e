import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ConfigError, readConfig, settings } from './config.ts';

const live = {
  DATABASE_URL: 'postgres://app_user@db/windscreen',
  SECRET: 'thirty-two characters are enough!',
  BASE_URL: 'https://windscreen.example/',
  SMTP_URL: 'smtps://mail.example',
  CONTACT_EMAIL: 'help@windscreen.example',
};

const { SMTP_URL } = live;

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('the table of settings in the operations guide is the schema, line by line', async () => {
  const guide = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
  const lines = guide.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
  const expected = Object.entries(settings.shape).map(([name, schema]) => {
    const unset = schema.safeParse(undefined);
    const value = unset.success && unset.data !== undefined ? `\`${unset.data}\`` : 'none';
    return `| \`${name}\` | ${value} | ${schema.description} |`;
  });
  assert.deepEqual(lines, expected);
});

test('without settings it is a trial on localhost', () => {
  const config = readConfig({});
  assert.equal(config.mode, 'trial');
  assert.equal(config.baseUrl, 'http://localhost:3000');
});

test('a database address makes it live, and the base address loses its last slash', () => {
  const config = readConfig(live);
  assert.equal(config.mode, 'live');
  assert.equal(config.baseUrl, 'https://windscreen.example');
});

test('every problem is reported at once', () => {
  const found = problems({ PORT: 'eighty', SECRET: 'short', MODE: 'demo' }).join('\n');
  assert.match(found, /PORT/);
  assert.match(found, /SECRET/);
  assert.match(found, /MODE/);
});

test('hosts of modules that take in our own are refused', () => {
  const own = { BASE_URL: 'https://app.example.org' };
  assert.throws(
    () => readConfig({ ...own, MODULES_URL: 'https://*.example.org' }),
    /MODULES_URL: BASE_URL is one/,
  );
  assert.ok(readConfig({ ...own, MODULES_URL: 'https://*.modules.example.org' }));
});

test('live mode needs a mail service, and somebody whom readers can write to', () => {
  const { SMTP_URL, CONTACT_EMAIL, ...rest } = live;
  assert.deepEqual(
    problems(rest).map((words) => words.split(':')[0]),
    ['SMTP_URL', 'CONTACT_EMAIL'],
  );
  assert.match(problems(rest).join(' '), /nobody who raised a concern is told/);
  assert.deepEqual(
    problems({ ...rest, CONTACT_EMAIL, NOTIFY_API_KEY: 'key', NOTIFY_TEMPLATE_ID: 'template' }),
    [],
  );
  assert.deepEqual(problems({ ...rest, SMTP_URL, CONTACT_EMAIL: 'nobody' }).length, 1);
});

test('a trial sends nothing unless it is told to, whatever mail service is set', () => {
  assert.equal(readConfig({ SMTP_URL }).TRIAL_SENDS_MAIL, false);
  assert.equal(readConfig({ SMTP_URL, TRIAL_SENDS_MAIL: 'true' }).TRIAL_SENDS_MAIL, true);
});

test('the embedded database is refused for live records and in production', () => {
  assert.match(problems({ MODE: 'live' }).join('\n'), /embedded database is for trials only/);
  assert.match(problems({ NODE_ENV: 'production' }).join('\n'), /embedded database is for trials only/);
  assert.match(problems({ ...live, MODE: 'trial', NODE_ENV: 'production' }).join('\n'), /MODE/);
});
