/** A spreadsheet takes such a beginning for a formula, also after blanks. */
const FORMULA = /^[\s\0]*[=+\-@]|^[\t\r\n\0]/;

/** One line of a CSV file that a spreadsheet opens as text: quoted, and with no formula in it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A CSV file as an answer to keep; UTF-8 with its mark, which spreadsheets need. */
export function csvFile(name: string, lines: readonly (readonly (string | number)[])[]): Response {
  return new Response(`\ufeff${lines.map(csvLine).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
