/** "New", "Changed", "Withdrawn". */
export const WHAT_WORDS: Readonly<Record<string, string>> = {
  new: 'New',
  changed: 'Changed',
  withdrawn: 'Withdrawn',
};

/** What a message of what is new says, in plain text. */
export function newsBody(told: {
  baseUrl: string;
  token: string;
  more: boolean;
  changes: readonly { what: string; title: string; href: string; why: string }[];
}): string {
  const { baseUrl, token, changes, more } = told;
  const items = changes.map(({ what, title, href, why }) => {
    const where = what === 'withdrawn' ? [] : [`${baseUrl}${href}`];
    return [`${WHAT_WORDS[what] ?? what}: ${oneLine(title)}`, ...(why ? [oneLine(why)] : []), ...where].join(
      '\n',
    );
  });
  const rest = more ? [`There is more: ${baseUrl}/changes`] : [];
  const ways = `To change what you get: ${baseUrl}/subscribe/manage/${token}\nTo stop: ${baseUrl}/unsubscribe/${token}`;
  return `${[...items, ...rest].join('\n\n')}\n\n--\n${ways}\n`;
}

/** What the message says that asks whether a wish is somebody's own. */
export function confirmBody(baseUrl: string, token: string): string {
  return `Somebody asked for messages about what is new to go to this address. If it was you, open this link within two days:

${baseUrl}/subscribe/confirm/${token}

If it was not you, you need do nothing, and nothing more will come.
`;
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();
