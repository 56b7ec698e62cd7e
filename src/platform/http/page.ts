import { randomBytes, randomUUID } from 'node:crypto';
import { type Actor, type ApiKeyActor, contextOf, type Practitioner } from '../access/actor.ts';
import type { Context } from '../db/context.ts';
import type { Database, Db } from '../db/database.ts';
import type { Events } from '../events/index.ts';
import { type CallPanel, type Html, html } from '../html/index.ts';
import type { Logger } from '../log/logger.ts';
import type { Answering } from '../questions/index.ts';
import type { Body } from './body.ts';
import { formToken, randomToken, sha256 } from './codes.ts';
import { visitCookie, writeCookie } from './cookies.ts';
import { encoded } from './encoding.ts';
import { HttpError } from './errors.ts';
import { isId } from './ids.ts';
import { keptNotice } from './kept-notice.ts';
import type { ChronologySource, PersonPanel, Picker } from './slice.ts';
import type { Spooled, Uploads } from './spool.ts';
import type { Files } from './upload.ts';

/** The settings that serving a request needs. */
export interface SiteSettings {
  mode: 'trial' | 'live';
  baseUrl: string;
  /** Where modules that others wrote run: `https://*.` and a domain that holds nothing of ours. */
  MODULES_URL?: string | undefined;
  SECRET: string;
  SECRET_BEFORE?: string | undefined;
  TRUST_PROXY: boolean;
  /** A session ends after this long without a page, and after this long in any case. */
  SESSION_IDLE_MINUTES: number;
  SESSION_HOURS: number;
  /** How to reach whoever runs this installation, on the public pages that must say so. */
  CONTACT_EMAIL?: string | undefined;
  CONTACT_PHONE?: string | undefined;
  /** The agencies' sign-in service, where there is one. */
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  /** What it must say of how somebody signed in there: any of these, all of these, and how long ago at most. */
  OIDC_ACR_VALUES?: string | undefined;
  OIDC_AMR_VALUES?: string | undefined;
  OIDC_MAX_AGE_MINUTES?: number | undefined;
  /** Stands on every page that is printed. */
  DOCUMENT_MARKING?: string | undefined;
  /** How invoices are paid, in words. */
  HOW_TO_PAY?: string | undefined;
  /** How large a file may be that is uploaded, and where files are looked at for what does harm. */
  FILE_MB?: number | undefined;
  CLAMD?: string | undefined;
}

/** What every request is served with. */
export interface Services {
  config: SiteSettings;
  database: Database;
  log: Logger;
  now: () => Temporal.Instant;
  /** Tells other slices, in the same transaction, what happened here. */
  events: Events;
  chrome: Chrome;
  /** What the slices show on a person's page. */
  personPanels: readonly PersonPanel[];
  /** What the slices answer to each other's questions. */
  answers: readonly Answering[];
  /** What slices let others choose from inside their forms. */
  pickers: readonly Picker[];
  /** What the slices tell to people's chronologies. */
  chronologies: readonly ChronologySource[];
}

/** One page as a handler wants it shown; the chrome adds what stands around it. */
export interface View {
  title: string;
  main: Html;
  before?: Html;
  /** `public` pages may be seen by anybody and carry no nonce; `workspace` needs somebody signed in. */
  kind: 'public' | 'workspace';
  /** Shows "Leave this site": every step of getting help. */
  exit?: boolean;
  /** `href` of the navigation entry this page belongs to. */
  current?: string;
  area?: string;
  /** In a sentence, for search engines; of a public page. */
  description?: string;
  /** Whom to ring now, in the bar above a public page. 999 stands there always. */
  call?: CallPanel;
  /** A feed of what the page lists, named in its head. */
  feed?: { title: string; href: string };
  /** 400 for a form that came back with errors: the title then starts with "Error:". */
  status?: number;
}

/** Draws a whole document around a view. `app.ts` composes it from what the slices offer. */
export type Chrome = (page: Page, view: View) => Html | Promise<Html>;

/** Hashes of codes that the caller holds, and the id of a concern being brought in. */
export type Proved = Pick<Context, 'receipt' | 'draft' | 'submitting'>;

/** One request as its handler sees it. */
export class Page {
  readonly id = randomUUID();
  readonly now: Temporal.Instant;
  readonly url: URL;
  readonly request: Request;
  readonly services: Services;
  readonly address: string;
  readonly cookies: string[] = [];
  actor: Actor;
  params: Readonly<Record<string, string>> = {};
  /** The parsed body of a POST, already checked for size, origin and form token. */
  body: Body = new Map();
  /** Files that came with it, by the name of their field; for routes that say so. */
  files: Files = new Map();
  #spooled: Spooled | undefined;
  #nonce: string | undefined;
  #csrf: string | undefined;
  #visit: string | undefined;
  #session: string | undefined;
  #kept: { id: string; body: Body; used: boolean } | undefined;

  constructor(options: {
    request: Request;
    services: Services;
    address: string;
    actor: Actor;
    session: string | undefined;
    visit: string | undefined;
  }) {
    this.request = options.request;
    this.url = new URL(options.request.url);
    this.services = options.services;
    this.address = options.address;
    this.actor = options.actor;
    this.now = options.services.now();
    this.#session = options.session;
    this.#visit = options.visit;
  }

  /** The person signed in; for routes whose permission is not public. */
  get practitioner(): Practitioner {
    if (this.actor.kind !== 'practitioner') throw new HttpError(401);
    return this.actor;
  }

  /** The system asking; for routes whose permission names a scope. */
  get apiKey(): ApiKeyActor {
    if (this.actor.kind !== 'api key') throw new HttpError(401);
    return this.actor;
  }

  /** Files that came with it and lie on disk until it is answered; for routes that say so. */
  get uploads(): Uploads {
    return this.#spooled?.uploads ?? new Map();
  }

  keepSpooled(spooled: Spooled): void {
    this.body = spooled.body;
    this.#spooled = spooled;
  }

  /** What was uploaded and not kept is gone with its request. */
  async discardUploads(): Promise<void> {
    await this.#spooled?.discard();
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** The id in the path. Anything that is not a UUID cannot exist. */
  uuid(name = 'id'): string {
    const value = this.param(name);
    if (!isId(value)) throw new HttpError(404);
    return value;
  }

  /** This browser's visit cookie, made when first asked for. It ties public forms and drafts to one browser. */
  get visit(): string {
    if (this.#visit === undefined) {
      this.#visit = randomToken(16);
      this.setCookie(writeCookie(visitCookie, this.#visit));
    }
    return this.#visit;
  }

  get hasVisit(): boolean {
    return this.#visit !== undefined;
  }

  /** The session token of the request, for ending or replacing that session. */
  get sessionToken(): string | undefined {
    return this.#session;
  }

  /** The form token every POST form of this page carries in its `csrf` field. */
  get csrf(): string {
    this.#csrf ??= formToken(this.services.config.SECRET, this.#session ?? this.visit);
    return this.#csrf;
  }

  /**
   * What this person had typed here before their session ended, as it was posted: a form starts from it (see
   * `typedOr` of `platform/forms`). The page then says so; a form that does not ask gets a link to the words.
   */
  get kept(): Body | undefined {
    if (this.#kept) this.#kept.used = true;
    return this.#kept?.body;
  }

  giveBack(kept: { id: string; body: Body }): void {
    this.#kept = { ...kept, used: false };
  }

  get nonce(): string {
    this.#nonce ??= randomBytes(16).toString('base64');
    return this.#nonce;
  }

  /** The nonce if the page used one. */
  get usedNonce(): string | undefined {
    return this.#nonce;
  }

  /** The context of this request's transactions; `proved` adds hashes of codes that the caller holds. */
  context(proved: Proved = {}): Context {
    const visit = this.#visit === undefined ? {} : { visit: sha256(this.#visit).toString('hex') };
    return contextOf(this.actor, this.now, this.id, { ...proved, ...visit });
  }

  /** The page's one transaction: no network and no rendering inside. */
  transaction<T>(work: (db: Db) => Promise<T>, proved: Proved = {}): Promise<T> {
    return this.services.database.transaction(this.context(proved), work);
  }

  setCookie(header: string): void {
    this.cookies.push(header);
  }

  /** Shows a view inside its document. */
  async show(view: View): Promise<Response> {
    const kept = this.#kept;
    const main = kept ? html`${keptNotice(kept.id, kept.used)}${view.main}` : view.main;
    const document = await this.services.chrome(this, { ...view, main });
    const { body, headers } = encoded(String(document), this.request.headers.get('accept-encoding'));
    return new Response(body, {
      status: view.status ?? 200,
      headers: { 'content-type': 'text/html; charset=utf-8', vary: 'accept-encoding', ...headers },
    });
  }

  /** The answer to a POST that worked. `path` is one of ours. */
  seeOther(path: string): Response {
    return new Response(null, { status: 303, headers: { location: path } });
  }
}
