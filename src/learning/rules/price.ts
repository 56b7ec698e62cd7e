/** One line of a table of prices. The first that fits is the price. */
export interface PriceLine {
  label: string;
  organisationTypes: readonly string[];
  /** The scheme of which an organisation has to be a member. */
  membership: string | null;
  pence: number;
}

/** "£60", "£7.50": whole pence, never a fraction. */
export function money(pence: number): string {
  const pounds = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB');
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? '−' : ''}£${pounds}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** "£20 to £90": the least and the most that a place costs. */
export function rangeOf(lines: readonly Pick<PriceLine, 'pence'>[]): string {
  const pence = lines.map((line) => line.pence);
  const [least, most] = [Math.min(...pence), Math.max(...pence)];
  if (pence.length === 0) return '';
  return least === most ? money(least) : `${money(least)} to ${money(most)}`;
}

/** What a place costs, and why: its reason names the price, except where it is free. */
export const priceWords = ({
  pricePence,
  priceReason,
}: {
  pricePence: number;
  priceReason: string;
}): string =>
  pricePence === 0 || priceReason.startsWith(money(pricePence))
    ? priceReason
    : `${money(pricePence)}. ${priceReason}`;

/** The line that fits an organisation, or undefined where the table has none for its kind. */
export function lineFor(
  lines: readonly PriceLine[],
  organisationType: string,
  memberOf: ReadonlySet<string>,
): PriceLine | undefined {
  return lines.find(
    ({ organisationTypes, membership }) =>
      organisationTypes.includes(organisationType) && (membership === null || memberOf.has(membership)),
  );
}

/** "£60: schools …, price table of April 2026." and, where nobody confirmed the membership of the body named, that it was. */
export function reasonOf(line: PriceLine, from: Temporal.PlainDate, unconfirmed?: string): string {
  const table = from.toLocaleString('en-GB', { month: 'long', year: 'numeric' });
  const said = `${money(line.pence)}: ${line.label.charAt(0).toLowerCase()}${line.label.slice(1)}, price table of ${table}.`;
  return unconfirmed
    ? `${said} The membership named (${unconfirmed}) was not confirmed yet, so it did not count.`
    : said;
}
