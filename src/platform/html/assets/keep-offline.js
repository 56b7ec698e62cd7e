/* Keeps the numbers on this device when somebody asks for it, and never by itself: a page that was kept can be found. */
const part = document.querySelector('[data-keep-offline]');
const worker = navigator.serviceWorker;
if (part && worker) {
  const keep = part.querySelector('[data-keep]');
  const forget = part.querySelector('[data-forget]');
  const said = part.querySelector('[data-said]');
  // A register that is kept has a worker of its own, and stays.
  const own = async () =>
    (await worker.getRegistrations()).find(({ scope }) => new URL(scope).pathname === '/');
  const show = (kept) => {
    keep.hidden = kept;
    forget.hidden = !kept;
  };
  keep.addEventListener('click', async () => {
    said.textContent = 'Saving …';
    try {
      await worker.register('/service-worker.js');
      await worker.ready;
      said.textContent = 'Kept. These numbers now open without a signal.';
      show(true);
    } catch {
      said.textContent = 'That did not work. Write the numbers down, or try again later.';
    }
  });
  forget.addEventListener('click', async () => {
    await (await own())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith('windscreen-')) await caches.delete(name);
    said.textContent = 'Gone from this phone.';
    show(false);
  });
  show(Boolean(await own()));
  part.hidden = false;
}
