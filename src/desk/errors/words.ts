/** An error for the person who met it: what happened, what was kept, what to do next. */
export type ErrorWords = { title: string; happened: string; kept: string; next: string };

const WORDS: Record<number, ErrorWords> = {
  400: {
    title: 'We could not read that',
    happened: 'The page sent us something we did not expect.',
    kept: 'Nothing was saved this time. What you sent before is safe.',
    next: 'Go back, check what you typed and send it again.',
  },
  401: {
    title: 'You are signed out',
    happened: 'You were away for a while, or signed out in another window.',
    kept: 'What was saved is safe.',
    next: 'Sign in again to go on.',
  },
  403: {
    title: 'We could not accept that',
    happened: 'The page was open for too long, or it was sent from another site.',
    kept: 'Nothing was changed.',
    next: 'Go back, load the page again and send it once more.',
  },
  404: {
    title: 'Page not found',
    happened: 'There is nothing at this address, or nothing that you may open.',
    kept: 'Nothing was changed.',
    next: 'Check the address. If you followed a link, go back and try another way.',
  },
  409: {
    title: 'This was already sent',
    happened: 'The same form came to us before, with other words in it.',
    kept: 'We kept the first one.',
    next: 'Load the page again if you have more to send.',
  },
  410: {
    title: 'This is no longer here',
    happened: 'It was kept for a set time, and that time is over.',
    kept: 'What you sent us is still safe.',
    next: 'Start again from the first page.',
  },
  413: {
    title: 'That is too long',
    happened: 'You sent more than we can take at once.',
    kept: 'Nothing was saved this time. What you sent before is safe.',
    next: 'Go back, make it shorter and send it again.',
  },
  429: {
    title: 'Too many tries',
    happened: 'There were too many tries from here in a short time.',
    kept: 'Nothing was lost.',
    next: 'Wait a few minutes and try again.',
  },
  503: {
    title: 'Not there just now',
    happened: 'The site is busy, or being worked on.',
    kept: 'Nothing was lost.',
    next: 'Try again in a minute.',
  },
};

const UNEXPECTED: ErrorWords = {
  title: 'Something went wrong',
  happened: 'The fault is ours, and we have a note of it.',
  kept: 'What you sent before this page is safe. What was on this page may not have been saved.',
  next: 'Try again in a minute. If it happens again, tell us the code below.',
};

/** What stands in the way of something: the page that found it says it in its own words. */
export const IN_THE_WAY = 'That cannot be done now';

/** The words for an HTTP status; a fault of ours where no other words fit. */
export function errorWords(status: number): ErrorWords {
  return WORDS[status] ?? UNEXPECTED;
}
