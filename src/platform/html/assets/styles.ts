/** Selectors of the parts we never show: the crown, the cookie banner and the frame of a GOV.UK page. */
const UNUSED =
  /\.govuk-(header|footer|cookie-banner|service-navigation|generic-header|phase-banner|language-navigation|feedback|logo-dot|width-container|main-wrapper)(?![a-z])/;

/** Said again for every component, though the body says it for all of them. */
const INHERITED =
  /font-family:(GDS Transport,arial,sans-serif;-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale|sans-serif(?=}))/g;

/** At-rules with rules inside them. */
const NESTED = /^@(media|supports|layer)/;

/**
 * GOV.UK Frontend's compiled styles without what belongs to GOV.UK alone: its licensed typeface gives way to ours,
 * and rules for its header, footer and banners are dropped, as are those left empty. Takes minified CSS, returns CSS.
 */
export function withoutGovukBrand(css: string): string {
  const renamed = css
    .replace(/\/\*![\s\S]*?\*\//g, '')
    .replace(/var\((--govuk-[a-z-]+),[^()]*\)/g, 'var($1)')
    .replaceAll('#f3f3f3', 'var(--ws-sunk)')
    .replaceAll(INHERITED, '')
    .replace(/GDS Transport,\s*arial,\s*sans-serif/g, 'var(--ws-type)')
    .replace(/\/\*# sourceMappingURL=.*$/, '');
  return prune(renamed);
}

/** Keeps the rules of a sheet (or of the inside of an @-block) that style something we show. */
function prune(css: string): string {
  let kept = '';
  for (const { prelude, body } of blocks(css)) {
    if (body === undefined) {
      kept += prelude;
      continue;
    }
    const inside = NESTED.test(prelude) ? prune(body) : body;
    const selectors = prelude.startsWith('@') ? named(prelude) : wanted(prelude);
    if (inside && selectors) kept += `${selectors}{${inside}}`;
  }
  return kept;
}

/** Typefaces come from our own sheet, and so would page rules. */
function named(prelude: string): string {
  return /^@(font-face|-moz-document)/.test(prelude) ? '' : prelude;
}

/** Splits a selector list at the commas outside brackets and leaves out the unused ones. */
function wanted(prelude: string): string {
  const selectors = prelude.split(/,(?![^(]*\))/);
  return selectors.filter((selector) => !UNUSED.test(selector)).join(',');
}

/** The top-level statements of a sheet: `prelude{body}`, or a bare `@charset …;` with no body. */
function* blocks(css: string): Generator<{ prelude: string; body?: string }> {
  let start = 0;
  while (start < css.length) {
    const open = css.indexOf('{', start);
    const end = css.indexOf(';', start);
    if (end !== -1 && (open === -1 || end < open)) {
      yield { prelude: css.slice(start, end + 1).trim() };
      start = end + 1;
      continue;
    }
    if (open === -1) return;
    const close = closing(css, open);
    yield { prelude: css.slice(start, open).trim(), body: css.slice(open + 1, close) };
    start = close + 1;
  }
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('Unbalanced braces in a style sheet');
}

/** Drops comments and the white space that means nothing. */
export function compact(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
