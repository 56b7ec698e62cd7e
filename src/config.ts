import { z } from 'zod';
import { isNeutral } from './platform/mail/subjects.ts';

/**
 * Every setting the product reads, in one schema. `docs/operations.md` carries the same table and a test
 * holds the two together, so a setting added here without a line there fails.
 */
export const settings = z.object({
  MODE: z
    .enum(['trial', 'live'])
    .optional()
    .describe('trial shows sample people and an outbox; live refuses the embedded database'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  BASE_URL: z.url().optional().describe('public address of the site; default http://localhost:PORT'),
  MODULES_URL: z
    .string()
    .regex(
      /^https?:\/\/\*\.[a-z\d.-]+(:\d+)?\/?$/i,
      'https://*. and a domain, such as https://*.modules.example.org',
    )
    .optional()
    .describe('hosts where e-learning modules run, apart from ours: https://*. and a domain'),
  DATA_DIR: z
    .string()
    .default('./.data')
    .describe('folder of the embedded database, its snapshots and its socket'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe('PostgreSQL 15 or later; absent means the embedded trial database'),
  DATABASE_WORKER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe('login of app_worker; needed when DATABASE_URL is app_user itself'),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe('login allowed to become app_owner, for migrations'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(8).describe('connections for pages'),
  DATABASE_PREPARE: z
    .stringbool()
    .default(true)
    .describe('keep statements prepared; false behind a pooler that cannot (PgBouncer before 1.21)'),
  AUDIT_DIR: z
    .string()
    .optional()
    .describe('folder for signed audit checkpoints, outside the database; default DATA_DIR/audit'),
  SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('signs form tokens; at least 32 characters; made and kept in DATA_DIR in trial mode'),
  SECRET_BEFORE: z
    .string()
    .refine(
      (all) => all.split('||').every((secret) => secret.length >= 32),
      'earlier secrets of at least 32 characters, with || between them',
    )
    .optional()
    .describe('earlier values of SECRET, newest first, with two upright bars between them'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe('mail server'),
  MAIL_FROM: z
    .email()
    .refine(isNeutral, 'this sender tells what its messages are about; use a neutral address')
    .default('messages@windscreen.example')
    .describe('sender address, neutral by design'),
  TRIAL_SENDS_MAIL: z
    .stringbool()
    .default(false)
    .describe('a trial writes to /outbox alone, whatever mail service is set; true makes it really send'),
  NOTIFY_API_KEY: z.string().optional().describe('GOV.UK Notify key, used in place of SMTP when present'),
  NOTIFY_TEMPLATE_ID: z
    .string()
    .optional()
    .describe('GOV.UK Notify e-mail template with subject and body fields'),
  NOTIFY_SMS_TEMPLATE_ID: z.string().optional().describe('GOV.UK Notify text template with a body field'),
  CONTACT_EMAIL: z
    .email()
    .optional()
    .describe('address on the accessibility and privacy pages; needed in live mode'),
  CONTACT_PHONE: z
    .string()
    .regex(/^\+?[\d\s()-]{3,20}$/)
    .optional()
    .describe('telephone number on the accessibility and privacy pages'),
  OIDC_ISSUER: z.url().optional().describe('issuer of the agency sign-in service'),
  OIDC_CLIENT_ID: z.string().optional().describe('client id registered there'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('client secret registered there'),
  OIDC_ACR_VALUES: z
    .string()
    .optional()
    .describe('levels of sign-in (acr) of which the agency must state one, separated by spaces'),
  OIDC_AMR_VALUES: z
    .string()
    .optional()
    .describe('ways of signing in (amr) all of which the agency must state, such as mfa'),
  OIDC_MAX_AGE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .optional()
    .describe('minutes since somebody signed in at the agency after which they must do so again'),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .max(240)
    .default(30)
    .describe('minutes without a page after which a session ends'),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24)
    .default(12)
    .describe('hours after which a session ends in any case'),
  DOCUMENT_MARKING: z
    .string()
    .max(60)
    .default('OFFICIAL-SENSITIVE')
    .describe('how the organisation marks papers about people; stands on every printed page'),
  HOW_TO_PAY: z
    .string()
    .max(300)
    .optional()
    .describe('how invoices for training are paid, in words: to whom, which account, what to quote'),
  FILE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(50)
    .describe('largest file that may be uploaded to the library, in megabytes'),
  CLAMD: z
    .string()
    .regex(/^(tcp:\/\/[^/:\s]+:\d+|unix:\/\S+)$/)
    .optional()
    .describe('virus scanner (ClamAV): tcp://HOST:PORT or unix:/PATH; what it cannot look at is refused'),
  METRICS_TOKEN: z.string().min(16).optional().describe('bearer token for /metrics from other machines'),
  TRUST_PROXY: z.stringbool().default(false).describe('take the caller address from X-Forwarded-For'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least severe line written'),
});

type Settings = z.infer<typeof settings>;

export interface Config extends Omit<Settings, 'MODE' | 'BASE_URL' | 'AUDIT_DIR'> {
  mode: 'trial' | 'live';
  baseUrl: string;
  auditDir: string;
}

/** All problems of the settings at once; `main.ts` prints them and refuses to start. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings have ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Reads settings from an environment. Empty strings count as absent.
 * @throws ConfigError naming every problem
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in settings.shape && value),
  );
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
  const production = env.NODE_ENV === 'production';
  const mode = given.MODE ?? (given.DATABASE_URL || production ? 'live' : 'trial');
  if (mode === 'live' && !given.DATABASE_URL)
    problems.push('DATABASE_URL: the embedded database is for trials only; live records need PostgreSQL');
  if (mode === 'live' && !given.SECRET) problems.push('SECRET: needed in live mode, at least 32 characters');
  if (mode === 'live' && !given.BASE_URL) problems.push('BASE_URL: needed in live mode');
  if (mode === 'live' && !given.SMTP_URL && !given.NOTIFY_API_KEY)
    problems.push(
      'SMTP_URL: live mode needs a mail service, or nobody who raised a concern is told; NOTIFY_API_KEY will do too',
    );
  if (mode === 'live' && !given.CONTACT_EMAIL)
    problems.push('CONTACT_EMAIL: needed in live mode, for the accessibility statement and the privacy page');
  if (production && mode === 'trial') problems.push('MODE: trial is refused when NODE_ENV is production');
  if (given.OIDC_ISSUER && !given.OIDC_CLIENT_ID) problems.push('OIDC_CLIENT_ID: needed with OIDC_ISSUER');
  if (given.OIDC_ISSUER && !safeIssuer(given.OIDC_ISSUER))
    problems.push('OIDC_ISSUER: must be an https address; http is taken on this machine only');
  if (given.MODULES_URL && given.BASE_URL && isBelow(given.BASE_URL, given.MODULES_URL))
    problems.push('MODULES_URL: BASE_URL is one of these hosts; nothing of ours would answer there');
  if (given.NOTIFY_API_KEY && !given.NOTIFY_TEMPLATE_ID)
    problems.push('NOTIFY_TEMPLATE_ID: needed with NOTIFY_API_KEY');
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { MODE: _, BASE_URL, AUDIT_DIR, ...rest } = parsed.data;
  return {
    ...rest,
    mode: mode === 'live' ? 'live' : 'trial',
    baseUrl: (BASE_URL ?? `http://localhost:${rest.PORT}`).replace(/\/$/, ''),
    auditDir: AUDIT_DIR ?? `${rest.DATA_DIR}/audit`,
  };
}

/** Plain http would let anybody on the way answer in the issuer's name. */
function safeIssuer(address: string): boolean {
  if (!URL.canParse(address)) return true; // told already
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}

function isBelow(address: string, hosts: string): boolean {
  const named = hosts.replace('*.', '');
  if (!URL.canParse(address) || !URL.canParse(named)) return false; // told already
  return new URL(address).host.endsWith(`.${new URL(named).host}`);
}
