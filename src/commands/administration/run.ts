import { parseArgs } from 'node:util';
import type { Config } from '../../config.ts';
import { sqlState } from '../../platform/db/index.ts';
import { command, withOwner } from '../support.ts';
import { type Administration, type Done, Refusal, type Verb } from './verb.ts';

/** What a command of verbs is called: `npm run admin`. */
export interface Named {
  npm: string;
  verbs: Readonly<Record<string, Verb>>;
  /** The verb when the first word is an option; without one there is help. */
  otherwise?: string;
}

/**
 * npm run COMMAND -- VERB [--option value …]
 *
 * Does one verb as `app_owner`, in one transaction, with its audit row. Exits 1 when refused, 2 for a wrong command,
 * 3 when the trial database is open in a process that cannot be reached.
 */
export async function runVerbs(named: Named, given: readonly string[]): Promise<void> {
  const { otherwise, verbs } = named;
  const short = otherwise !== undefined && given[0]?.startsWith('--');
  const [name = 'help', ...words] = short ? [otherwise, ...given] : given;
  await command(async (config) => {
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (verb === undefined) {
      process.stdout.write(`${help(named)}\n`);
      return name === 'help' ? 0 : wrong(`There is no ${name}.`);
    }
    try {
      return await administer(config, verb, words, `npm run ${named.npm} -- ${name} ${verb.usage}`);
    } catch (error) {
      const why = refusalOf(error);
      if (why === undefined) throw error;
      process.stderr.write(`${why}\nNothing was changed.\n`);
      return 1;
    }
  });
}

async function administer(
  config: Config,
  verb: Verb,
  words: readonly string[],
  usage: string,
): Promise<number> {
  const options = read(verb, words);
  if (options === undefined) return wrong(usage);
  const now = Temporal.Now.instant();
  const done = await withOwner(config, (owner) =>
    owner.transaction(async (inside) => {
      await inside.exec('set local role app_owner');
      await inside.query(
        "select set_config('app.actor', 'command line', true), set_config('app.now', $1, true)",
        [now.toString()],
      );
      const given = { owner: inside, now, baseUrl: config.baseUrl, ...options };
      const result = await verb.run(given);
      await record(given, result);
      return result;
    }),
  );
  if (done.aside) process.stderr.write(`${done.aside.join('\n')}\n`);
  process.stdout.write(`${done.lines.join('\n')}\n`);
  return 0;
}

async function record({ owner }: Administration, { audit }: Done): Promise<void> {
  if (!audit) return;
  await owner.query(
    'insert into audit.event (action, record_kind, record_id, fields) values ($1, $2, $3, $4)',
    [audit.action, audit.kind, audit.id ?? null, audit.fields ?? null],
  );
}

function read(
  verb: Verb,
  words: readonly string[],
): Pick<Administration, 'option' | 'every' | 'needed' | 'flag'> | undefined {
  const texts = verb.options.map((option) => [option, { type: 'string' }] as const);
  const several = (verb.several ?? []).map((option) => [option, { type: 'string', multiple: true }] as const);
  const flags = (verb.flags ?? []).map((flag) => [flag, { type: 'boolean' }] as const);
  try {
    const { values } = parseArgs({
      args: [...words],
      options: Object.fromEntries([...texts, ...several, ...flags]),
    });
    const given = new Map<string, unknown>(Object.entries(values));
    const every = (wanted: string) => [given.get(wanted) ?? []].flat().map(String);
    const option = (wanted: string) => {
      const value = given.get(wanted);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    return {
      option,
      every,
      flag: (wanted) => given.get(wanted) === true,
      needed: (wanted) => {
        const value = option(wanted);
        if (value === undefined) throw new Refusal(`--${wanted} is needed: ${verb.usage}`);
        return value;
      },
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
}

function refusalOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message;
  if (sqlState(error) === 'WS001')
    return 'They are the last administrator of an area. Add another one first.';
  return sqlState(error) === '23505' ? 'There is one already.' : undefined;
}

function wrong(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

function help({ npm, verbs }: Named): string {
  const lines = Object.entries(verbs).map(([verb, { about, usage }]) => `  ${verb} ${usage}\n      ${about}`);
  return `npm run ${npm} -- VERB\n\n${lines.join('\n')}`;
}
