import assert from 'node:assert/strict';

/** What came back, read the way a person would. */
export interface Seen {
  status: number;
  headers: Headers;
  /** The path of a redirect. */
  location: string | undefined;
  html: string;
  /** The words on the page, tags and entities removed, white space folded. */
  text: string;
  title: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser without JavaScript. It keeps cookies and the form token of the page it last saw. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  csrf = '';
  formKey = '';
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #base: string;

  constructor(fetch: (request: Request) => Promise<Response>, base: string) {
    this.#fetch = fetch;
    this.#base = base;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Seen> {
    return this.send(new Request(this.#base + path, { headers: this.headers(headers) }));
  }

  /** Posts fields as a form of our own pages would: token, form key and same-origin header included. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Seen> {
    const body = new URLSearchParams({ csrf: this.csrf, 'form-key': this.formKey });
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    }
    const all = this.headers({ 'sec-fetch-site': 'same-origin', ...headers });
    all.set('content-type', headers['content-type'] ?? 'application/x-www-form-urlencoded');
    return this.send(new Request(this.#base + path, { method: 'POST', body: body.toString(), headers: all }));
  }

  /** Follows redirects from an answer until a page stands. */
  async follow(seen: Seen): Promise<Seen> {
    let page = seen;
    for (let hops = 0; page.location !== undefined && hops < 10; hops += 1)
      page = await this.get(page.location);
    assert.equal(page.location, undefined, 'redirects without end');
    return page;
  }

  headers(extra: Record<string, string>): Headers {
    const headers = new Headers(extra);
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookies && !headers.has('cookie')) headers.set('cookie', cookies);
    return headers;
  }

  async send(request: Request): Promise<Seen> {
    const response = await this.#fetch(request);
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const html = await response.text();
    this.csrf = hidden(html, 'csrf') ?? this.csrf;
    this.formKey = hidden(html, 'form-key') ?? this.formKey;
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location') ?? undefined,
      html,
      text: wordsOf(html),
      title: wordsOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''),
    };
  }

  keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function hidden(html: string, name: string): string | undefined {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The words of a page as they are read. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
