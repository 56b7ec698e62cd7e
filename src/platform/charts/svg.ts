/**
 * The library's drawing without what a page may not carry or need not: its style sheet and style attributes (the
 * content security policy forbids them), marks for its own script, digits that nobody can see, bars of no height.
 */
export function plainSvg(drawn: string): string {
  return drawn
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/g, '')
    .replace(
      / (?:style|class|xml:space|xmlns(?::xlink)?|version|baseProfile|pointer-events|ecmeta_\w+)="[^"]*"/g,
      '',
    )
    .replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replace(/<path d="[^"]*l0 0l[^"]*"[^>]*><\/path>/g, '')
    .replace(/(?<=>)\s+(?=<)/g, '')
    .replace(/><\/path>/g, '/>')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .trim();
}
