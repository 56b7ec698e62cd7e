/*
 * Shows beside a form how what is being written will look: it sends the form as its own button "Preview" does, and
 * takes the preview out of the page that comes back. Nothing is saved, and nothing in the form is touched.
 */
const PAUSE_MILLISECONDS = 700;
const NOT_NOW = 'The preview could not be brought up to date just now. What you write is untouched.';
const SIGNED_OUT =
  'You were signed out, so that the preview stands still. Press Save: what you wrote is kept while you sign in again.';

for (const pane of document.querySelectorAll('[data-preview]')) follow(pane);

function follow(pane) {
  const form = pane.closest('form');
  const says = pane.querySelector('[role="status"]');
  let waiting;
  let asking;
  pane.hidden = false;

  async function look() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const shown = await previewOf(form, signal);
      if (shown === 'signed out') {
        form.removeEventListener('input', soon);
        tell(SIGNED_OUT);
      } else if (shown) show(shown);
      else tell(NOT_NOW);
    } catch {
      if (!signal.aborted) tell(NOT_NOW);
    }
  }

  function show(shown) {
    const stands = pane.querySelector('[data-preview-shown]');
    if (stands.innerHTML !== shown.innerHTML) stands.replaceChildren(...shown.childNodes);
    tell(pane.querySelector('[data-preview-verdict]')?.textContent ?? '');
  }

  // Whoever listens is told again only when there is something else to tell.
  function tell(words) {
    if (says.textContent !== words) says.textContent = words;
  }

  function soon(event) {
    if (pane.contains(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MILLISECONDS);
  }

  form.addEventListener('input', soon);
  if (!pane.querySelector('[data-preview-verdict]')) look();
}

async function previewOf(form, signal) {
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const body = new URLSearchParams([...typed, ['press', 'preview']]);
  const answer = await fetch(form.getAttribute('action'), {
    method: 'POST',
    body,
    signal,
    redirect: 'manual',
  });
  if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signed out';
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return answer.ok ? page.querySelector('[data-preview-shown]') : undefined;
}
