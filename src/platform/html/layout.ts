import { asset } from './assets/index.ts';
import { mark } from './drawings/mark.ts';
import { govuk } from './govuk/index.ts';
import { type CallLine, type CallPanel, callCard, telephone } from './parts/call.ts';
import { type Html, html, NOTHING, raw } from './tag.ts';

/** A link in the navigation; `current` in the page's options is compared with `href`. */
export type NavigationItem = { label: string; href: string };

/** What both kinds of page have. */
type Page = {
  /** Words for the browser's tab, without our name. Pages with a way out keep it neutral. */
  title: string;
  /** The page, with its one h1. */
  main: Html;
  /** A back link or breadcrumbs, above the page. */
  before?: Html | undefined;
  /** A form came back with errors: "Error: " goes before the title. */
  error?: boolean | undefined;
  /** The trial database: a banner says that nothing real belongs here. */
  trial?: boolean | undefined;
  /** `href` of the navigation item that this page belongs to. */
  current?: string | undefined;
  /** A feed of what the page lists, which programs that read news find by its head. */
  feed?: { title: string; href: string } | undefined;
};

export type PublicPage = Page & {
  /** The area's name, beside ours in the header. */
  area?: string | undefined;
  call?: CallPanel | undefined;
  /** What a search engine says of it, in a sentence. */
  description?: string | undefined;
  /** Shows "Leave this site": on every step of getting help. */
  exit: boolean;
  navigation?: readonly NavigationItem[] | undefined;
};

export type WorkspacePage = Page & {
  person: { name: string; role: string; agency: string };
  navigation: readonly NavigationItem[];
  /** Of this response's content security policy. */
  nonce: string;
  /** Form token for the sign-out button. */
  csrf: string;
  /** Notices that stand above everything: break-glass running, a message of the operator. */
  banners?: readonly Html[] | undefined;
};

/** Where "Leave this site" ends. */
export const SAFE_PLACE = 'https://www.bbc.co.uk/weather';

/** Where it goes first: so that Back shows nothing of what was begun here, it is forgotten on the way. */
const WAY_OUT = '/leave';

/** Said of every page that says nothing of its own: it fits any of them, and tells nothing of who reads it. */
const DESCRIPTION =
  'Worried about a child, or need help yourself? Whom to call now, how to tell us, and where children, young people and families find help.';

/** What the public may open; a page that is not built yet is not listed. */
export const PUBLIC_NAVIGATION: readonly NavigationItem[] = [
  { label: 'Get help', href: '/' },
  { label: 'Guides', href: '/guides' },
  { label: 'Services', href: '/directory' },
  { label: 'Training', href: '/learning' },
  { label: 'Search', href: '/search' },
  { label: 'Levels of help', href: '/windscreen' },
  { label: 'Sign in', href: '/sign-in' },
];

/** A page for anyone. It carries no inline script or style and no nonce, so that it may be cached. */
export function publicPage(page: PublicPage): Html {
  const navigation = page.navigation ?? PUBLIC_NAVIGATION;
  return document({
    page,
    head: html`<meta name="description" content="${page.description ?? DESCRIPTION}"><script type="module" src="${asset('main.js')}"></script>`,
    kind: 'public',
    skip: page.exit ? exitSkipLink() : NOTHING,
    header: header({ home: '/', area: page.area, navigation, current: page.current, person: NOTHING }),
    bar: callBar(page),
    foot: numbersBelow(page),
  });
}

/** A page for someone signed in. */
export function workspacePage(page: WorkspacePage): Html {
  return document({
    page,
    head: html`<meta name="robots" content="noindex, nofollow"><script type="module" nonce="${page.nonce}" src="${asset('main.js')}"></script>`,
    kind: 'workspace',
    skip: NOTHING,
    header: header({
      home: '/desk',
      area: undefined,
      navigation: page.navigation,
      current: page.current,
      person: personMenu(page),
    }),
    bar: page.banners?.length
      ? html`<section class="ws-banners ws-width" aria-label="Notices">${page.banners}</section>`
      : NOTHING,
    foot: NOTHING,
  });
}

type Frame = {
  page: Page;
  head: Html;
  kind: 'public' | 'workspace';
  skip: Html;
  header: Html;
  bar: Html;
  foot: Html;
};

function document({ page, head, kind, skip, header: top, bar, foot }: Frame): Html {
  return html`<!doctype html>
<html lang="en-GB" class="govuk-template ws-${kind}">
<head><meta charset="utf-8"><title>${page.error ? 'Error: ' : ''}${page.title} - Windscreen</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#083f3d">
<link rel="preload" href="${asset('text.woff2')}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="${asset('main.css')}"><link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml"><link rel="manifest" href="/manifest.webmanifest">${page.feed ? feedLink(page.feed) : NOTHING}${head}</head>
<body class="govuk-template__body"><nav aria-label="Shortcuts"><a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>${skip}</nav>
${page.trial ? TRIAL : NOTHING}${top}${bar}
<div class="ws-width ws-page">${page.before ? html`<section class="ws-before" aria-label="Way back">${page.before}</section>` : NOTHING}<main class="ws-main" id="main" tabindex="-1">
${page.main}
</main>${foot}</div>
${FOOTER}</body></html>
`;
}

const feedLink = ({ title, href }: NonNullable<Page['feed']>) =>
  html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${href}">`;

const TRIAL = raw(
  '<aside class="ws-trial" aria-label="Trial"><p class="ws-width">Trial database: not for live records.</p></aside>',
);

type Header = {
  home: string;
  area: string | undefined;
  navigation: readonly NavigationItem[];
  current: string | undefined;
  person: Html;
};

/** On a phone the navigation folds into one menu button, which works without a script; wide screens show it open. */
function header({ home, area, navigation, current, person }: Header): Html {
  const links = navigation.map(
    ({ label, href }) =>
      html`<li><a href="${href}"${href === current ? raw(' aria-current="page"') : NOTHING}>${label}</a></li>`,
  );
  return html`<header class="ws-header"><div class="ws-width ws-header__row"><a class="ws-header__home" href="${home}">${mark()}<span><span class="ws-header__name">Windscreen</span>${area ? html` <span class="ws-header__area">${area}</span>` : NOTHING}</span></a>
<details class="ws-menu"><summary>Menu</summary><div class="ws-menu__body"><nav class="ws-nav" aria-label="Main"><ul>${links}</ul></nav>${person}</div></details></div></header>`;
}

function personMenu({ person, csrf }: WorkspacePage): Html {
  return html`<div class="ws-person"><p class="ws-person__who"><a href="/account"><strong>${person.name}</strong></a> <span>${person.role}, ${person.agency}</span></p><form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><button class="ws-person__out">Sign out</button></form></div>`;
}

/** On a phone only the numbers and the way out stay in sight; with several lines, 999 and the way out. */
function callBar({ call, exit }: PublicPage): Html {
  const lines = call?.lines ?? [];
  const leave = exit ? govuk.exitThisPage({ html: LEAVE, redirectUrl: WAY_OUT }) : NOTHING;
  const kind = lines.length === 1 ? 'one' : 'several';
  return html`<aside class="ws-call ws-call--${kind}" aria-label="Call for help now"><div class="ws-width ws-call__row"><p><span class="ws-call__danger">In danger now? Call </span>${telephone('999')}</p>${lines.map(callLine)}${leave}</div></aside>`;
}

/** A phone's bar has no room for several numbers: they stand below a page that has no place of its own for them. */
function numbersBelow({ call, main }: PublicPage): Html {
  if (!call || call.lines.length < 2 || main.includes(' id="numbers"')) return NOTHING;
  return html`<aside class="ws-below" aria-label="Whom to call">${callCard(call)}</aside>`;
}

function callLine({ area, name, phone, until }: CallLine): Html {
  return html`<p class="ws-call__line">${area ? `${area} ` : NOTHING}<span class="ws-call__more">${name} </span>${telephone(phone)}${until ? html`<span class="ws-call__more ws-call__until"> until ${until}</span>` : NOTHING}</p>`;
}

const LEAVE = raw('Leave<span class="ws-call__more"> this site</span>');

function exitSkipLink(): Html {
  return govuk.skipLink({
    text: 'Leave this site',
    href: WAY_OUT,
    classes: 'govuk-js-exit-this-page-skiplink',
    attributes: { rel: 'nofollow noreferrer' },
  });
}

const FOOTER = raw(
  '<footer class="ws-footer"><ul class="ws-width"><li><a href="/numbers">Numbers to keep</a></li><li><a href="/procedures">Procedures</a></li><li><a href="/changes">What is new</a></li><li><a href="/feedback">Ask us or tell us</a></li><li><a href="/accessibility">Accessibility</a></li><li><a href="/privacy">Privacy</a></li><li><a href="/who-can-see-what">Who can see what</a></li></ul></footer>',
);
