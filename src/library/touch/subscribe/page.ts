import { showOpenly } from '../../../partnership/index.ts';
import { type FormError, formKey, once, typedIn, untouched } from '../../../platform/forms/index.ts';
import { type Page, randomToken } from '../../../platform/http/index.ts';
import { queueMessage } from '../../../platform/mail/index.ts';
import { keepWish } from '../../store/subscription.ts';
import { choicesOf } from '../choices.ts';
import { confirmBody } from '../rules/words.ts';
import { readSubscribing } from './form.ts';
import { sentView, subscribeView } from './view.ts';

const TITLE = 'Hear what is new';

/** GET /subscribe */
export function showSubscribe(page: Page): Promise<Response> {
  return draw(page, []);
}

/** POST /subscribe: asks whoever reads that address whether they want it. The page is the same for every address. */
export async function subscribe(page: Page): Promise<Response> {
  const read = readSubscribing(page.body, await choicesOf(page));
  if (!read.ok) return draw(page, read.errors);
  const { baseUrl } = page.services.config;
  const token = randomToken(32);
  const to = { channel: 'email', address: read.value.email, safe: true } as const;
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const kept = await keepWish(db, { ...read.value, token });
      const goodUntil = page.now.add({ hours: 48 });
      if (kept)
        await queueMessage(db, {
          to,
          subject: 'confirm',
          body: confirmBody(baseUrl, token),
          ephemeral: true,
          goodUntil,
        });
      return '/subscribe/sent';
    }),
  );
  return page.seeOther(path);
}

/** GET /subscribe/sent */
export function showSent(page: Page): Promise<Response> {
  return showOpenly(page, { title: TITLE, main: sentView() });
}

async function draw(page: Page, errors: readonly FormError[]): Promise<Response> {
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  const choices = await choicesOf(page);
  const model = { choices, typed, errors, csrf: page.csrf, key: formKey(typed) };
  return showOpenly(page, {
    title: TITLE,
    main: subscribeView(model),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}
