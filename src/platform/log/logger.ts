/** JSON lines: what happened, to which request. Never a name, never free text that a person typed. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const order = { debug: 10, info: 20, warn: 30, error: 40, silent: 90 } as const;

/** A logger that writes lines at or above `least` to `write` (standard output unless told). */
export function createLogger(
  least: keyof typeof order,
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Logger {
  const at =
    (level: Level) =>
    (event: string, fields: LogFields = {}) => {
      if (order[level] < order[least]) return;
      write(`${JSON.stringify({ at: Temporal.Now.instant().toString(), level, event, ...fields })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
