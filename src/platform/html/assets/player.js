const place = document.querySelector('[data-player]');
const says = document.querySelector('[data-player-state]');
const given = JSON.parse(place.dataset.given);
const frame = document.createElement('iframe');
const first = given.version === '1.2';
const core = first ? 'cmi.core.' : 'cmi.';

const { origin } = place.dataset;

// Only the module may speak to the player; what else is heard never reaches the interface.
window.addEventListener('message', (event) => {
  if (origin && event.origin === origin && event.source === null) lastWords(event.data);
  if (event.origin === (origin || 'null') && event.data?.words > heard) heard = event.data.words;
  if (event.origin !== (origin || 'null') || !isInside(event.source)) event.stopImmediatePropagation();
});

/** What a module says as it closes comes from a window that is gone. Its origin is no other's. */
function lastWords({ method, params } = {}) {
  if (/^(LMS)?(SetValue|Commit|Finish|Terminate)$/.test(method) && Array.isArray(params))
    api[method](...params);
}

function isInside(source) {
  for (let at = source; at && at !== window; at = at.parent) if (at === frame.contentWindow) return true;
  return false;
}

// What the module's documents sent of themselves as they closed and this player has heard too, by its number.
let heard = 0;

const api = new window[first ? 'Scorm12API' : 'Scorm2004API']({
  autocommit: false,
  logLevel: 5,
  selfReportSessionTime: true,
});
const started = {
  ...given.state,
  [`${core}${first ? 'student_id' : 'learner_id'}`]: given.learner.id,
  [`${core}${first ? 'student_name' : 'learner_name'}`]: given.learner.name,
  [`${core}entry`]: Object.keys(given.state).length > 0 ? 'resume' : 'ab-initio',
  ...given.begins,
};
api.loadFromFlattenedJSON(started);

/** Everything the module has told, with the time spent so far in place of this session's. */
function told() {
  const state = api.getFlattenedCMI();
  state[`${core}total_time`] = api.cmi.getCurrentTotalTime();
  delete state[`${core}session_time`];
  return Object.fromEntries(
    Object.entries(state).filter(
      ([key, value]) => /^(cmi|adl)\./.test(key) && value !== null && typeof value !== 'object',
    ),
  );
}

const KEPT = 'All you did is kept.';
const COUNTS = 'All you did is kept. It counts as completed once you close the module.';
const ELSEWHERE = 'You went on in another window. What you do here is no longer kept.';
const KEEPING = 'Keeping what you do …';

const drawn = new Map([...document.querySelectorAll('[data-ways]')].map((here) => [here, here.innerHTML]));
let { revision } = given;
let kept = given.revision;
let sending = false;
// How it ended: `yes` by itself, `left` by a link elsewhere, `moves` by one to another part of it.
let ended = 'no';
let request = '';
let finished = false;
let left = false;
let waits = 0;
let timer;

/** Something was told: it is sent soon, together with what follows at once. */
function changed(soon = 400) {
  revision += 1;
  if (says.textContent === KEPT || says.textContent === COUNTS) says.textContent = KEEPING;
  clearTimeout(timer);
  timer = setTimeout(send, soon);
}

/** Sends the latest until the server has it; `last`: now, for there is no later. What comes late changes nothing there. */
async function send(last = false) {
  if ((sending && last !== true) || kept >= revision) return;
  sending = true;
  const now = revision;
  const body = new URLSearchParams({
    csrf: place.dataset.csrf,
    item: given.item,
    revision: String(now),
    ended,
    request,
    heard: String(heard),
    finished: finished ? 'yes' : '',
    state: JSON.stringify(told()),
  });
  try {
    const answer = await fetch(place.dataset.progress, {
      method: 'POST',
      body,
      keepalive: body.toString().length < 60_000,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { done, counts, stale, ways, go } = await answer.json();
    kept = Math.max(kept, now);
    waits = 0;
    if (ways) show(ways);
    if (go && ended === 'yes' && kept >= revision) window.location.assign(go);
    const all = counts ? COUNTS : KEPT;
    if (stale) says.textContent = ELSEWHERE;
    else says.textContent = done ? 'Completed. It stands on your record.' : kept < revision ? KEEPING : all;
  } catch {
    waits = Math.min(waits + 1, 6);
    says.textContent = 'Not kept yet: there is no connection. Leave this page open; it is tried again.';
  }
  sending = false;
  clearTimeout(timer);
  if (kept < revision) timer = setTimeout(send, waits === 0 ? 400 : 500 * 2 ** waits);
}

for (const name of first ? ['LMSSetValue.*', 'LMSSetValue'] : ['SetValue.*', 'SetValue'])
  api.on(name, () => changed());
api.on(first ? 'LMSCommit' : 'Commit', () => changed(0));
api.on(first ? 'LMSFinish' : 'Terminate', () => {
  finished = true;
  // Who leaves by a link has said where to; a module that is closed by it asks for nothing.
  if (!left && !first) request = api.adl.nav.request === '_none_' ? '' : api.adl.nav.request;
  if (!left) end('yes');
});
window.addEventListener('online', send);
window.addEventListener('pagehide', () => {
  leave('left');
  send(true);
});
// Shown again as it was left, it would go on with what has moved on since.
window.addEventListener('pageshow', (event) => event.persisted && window.location.reload());

/** It is left. Of what was opened and told nothing there is nothing to keep. */
function leave(how) {
  if (finished || revision > given.revision) end(how);
}

/** The module ended. */
function end(how) {
  if (ended !== 'no') return;
  ended = how;
  changed(0);
  send();
}

/** Where one may go from here, as the server says after what was told. What is as it was stays, and keeps its focus. */
function show(ways) {
  const draft = document.createElement('template');
  for (const [here, words] of drawn) {
    draft.innerHTML = ways[here.dataset.ways];
    if (draft.innerHTML === words) continue;
    const open = here.querySelector('details[open]') !== null;
    drawn.set(here, draft.innerHTML);
    here.replaceChildren(draft.content);
    if (open) here.querySelector('details').open = true;
  }
  frame.contentWindow?.postMessage({ may: may() }, origin || '*');
}

/** What the module may ask for now, told to it before it asks. */
function may() {
  return JSON.parse(document.querySelector('[data-may]').dataset.may);
}

// A module may tell the most when it is closed: before the page is left by a link, the module is, and is heard out.
document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href]');
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || link.target || left) return;
  event.preventDefault();
  left = true;
  frame.src = 'about:blank';
  await Promise.race([
    new Promise((gone) => frame.addEventListener('load', gone, { once: true })),
    pause(1000),
  ]);
  await pause(20);
  leave(link.pathname === window.location.pathname ? 'moves' : 'left');
  for (let tries = 0; tries < 60 && kept < revision && waits === 0; tries += 1) await pause(50);
  // Without a connection the page stays, and says so; a second time the browser asks.
  if (kept >= revision) window.location.assign(link.href);
});

const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

window.addEventListener('beforeunload', (event) => {
  if (kept >= revision) return;
  send();
  event.preventDefault();
});

new window.CrossFrameLMS(api, origin || '*', { rateLimit: 100_000 });
// What it is begun with goes with its name: a module asks for it at once, and may not wait for an answer.
frame.name = JSON.stringify({
  version: given.version,
  item: given.item,
  home: window.location.origin,
  cmi: api.getFlattenedCMI(),
  may: may(),
});
frame.title = given.title;
frame.className = 'ws-module';
frame.setAttribute('sandbox', `allow-scripts allow-forms allow-modals${origin ? ' allow-same-origin' : ''}`);
frame.setAttribute('allow', 'autoplay; fullscreen');
// What tells nothing of itself is done once it was opened.
if (given.asset) frame.addEventListener('load', () => changed(0), { once: true });
frame.src = place.dataset.player;
place.append(frame);
