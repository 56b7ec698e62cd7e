const FRESH = 24 * 60 * 60 * 1000;

async function keepAnew() {
  const at = await (await caches.open(KEPT)).match('/kept-at');
  if (at && Date.now() - Number(await at.text()) < FRESH) return;
  await keepAll();
}

globalThis.keptAll = (kept) => kept.put('/kept-at', new Response(String(Date.now())));

/* Where there is no connection, the page itself if it is kept, and else the numbers. */
globalThis.navigated = (event, pathname) => {
  event.respondWith(
    (async () => {
      try {
        const answer = await fetch(event.request);
        event.waitUntil(keepAnew().catch(() => {}));
        return answer;
      } catch {
        const kept = await caches.open(KEPT);
        return (await kept.match(PAGES.includes(pathname) ? pathname : '/numbers')) ?? Response.error();
      }
    })(),
  );
};
