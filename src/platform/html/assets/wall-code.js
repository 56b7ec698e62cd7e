/* The code on the wall changes by itself. Without a connection it says so, for a code that has run out helps nobody. */
const place = document.querySelector('[data-wall-code]');
const said = document.querySelector('[data-wall-said]');
const { href } = document.querySelector('[data-next]');

setInterval(async () => {
  try {
    const answer = await fetch(href);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const code = next.querySelector('[data-wall-code]');
    if (!code) return location.assign(href);
    if (code.textContent !== place.textContent) place.replaceChildren(...code.childNodes);
    said.textContent = '';
  } catch {
    said.textContent = 'No connection: this code may have run out. Mark people on the register meanwhile.';
  }
}, 5_000);
