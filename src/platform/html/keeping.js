/*
 * Keeps a few pages that are the same for everybody, and nothing that anybody opened: what was read leaves no trace
 * here. They are fetched without cookies, so that nothing of a person can be in them. Which pages, and what is shown
 * without a connection (`navigated`), is said by the script that follows this one.
 */
const NAME = 'KEPT_NAME-';
const KEPT = `${NAME}KEPT_VERSION`;
const PAGES = KEPT_PAGES;
const PARTS = KEPT_PARTS;

async function keepAll() {
  const kept = await caches.open(KEPT);
  for (const address of [...PAGES, ...PARTS]) {
    const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
    if (!answer.ok || answer.redirected) throw new Error(address);
    await kept.put(address, answer);
  }
  await keptAll(kept);
}

addEventListener('install', (event) => event.waitUntil(keepAll().then(() => skipWaiting())));

addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(NAME) && name !== KEPT) await caches.delete(name);
      await clients.claim();
    })(),
  ),
);

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') navigated(event, pathname);
  else if (PARTS.includes(pathname))
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
});
