/*
 * A register on a phone at a place whose network fails. What is kept, and only when somebody asks: which bookings are
 * on it (ids and numbers, no names), and the marks that are not sent yet. A mark goes from here when it is received.
 */
const DAYS = 14;
const worker = navigator.serviceWorker;
const registerKey = (session) => `register:${session}`;
const markKey = (session, id) => `mark:${session}:${id}`;

const place = document.querySelector('[data-register]');
const shell = document.querySelector('[data-shell]');
const said = document.querySelector('[data-said]');
const path = /^\/learning\/sessions\/([0-9a-f-]{36})\/register$/.exec(location.pathname);

const read = (key) => JSON.parse(localStorage.getItem(key) ?? 'null');
const write = (key, value) => localStorage.setItem(key, JSON.stringify(value));
const keys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
const waiting = (session) => keys(`mark:${session}:`).map((key) => ({ key, ...read(key) }));
const marksWords = (n) => (n === 1 ? 'One mark' : `${n} marks`);
const unsent = (n) => `${marksWords(n)} not sent yet, kept on this phone`;

function say(words) {
  if (said.textContent !== words) said.textContent = words;
}

/** Takes a register off this phone, and the page that opens it once no other is kept. */
async function forget(session) {
  for (const key of [registerKey(session), ...keys(`mark:${session}:`)]) localStorage.removeItem(key);
  if (keys('register:').length > 0 || !worker) return;
  for (const one of await worker.getRegistrations())
    if (new URL(one.scope).pathname === '/learning/sessions/') await one.unregister();
  for (const name of await caches.keys()) if (name.startsWith('register-')) await caches.delete(name);
}

/** What nobody came back for goes after two weeks. */
async function sweep() {
  for (const key of keys('register:')) if (read(key).until < Date.now()) await forget(key.slice(9));
}

function keepMark(session, mark) {
  const id = crypto.randomUUID();
  // A mark that was never sent and is made anew is one mark.
  for (const old of waiting(session))
    if (old.booking === mark.booking && old.part === mark.part) localStorage.removeItem(old.key);
  write(markKey(session, id), { id, ...mark, made: Date.now() });
}

let sending = false;
let again = false;
let csrf;

/** Sends what waits, a hundred at a time, until the other side has it. */
async function send(session) {
  if (sending) {
    again = true;
    return;
  }
  sending = true;
  again = false;
  try {
    for (let tries = 0; tries < 50; tries += 1) {
      const marks = waiting(session).slice(0, 100);
      if (marks.length === 0) break;
      csrf ??= await freshToken(session);
      const answer = await post(session, marks);
      if (!answer) {
        csrf = undefined;
        if (tries > 0) throw new Error('not taken');
        continue;
      }
      received(session, marks, answer);
    }
    await sent(session);
  } catch (error) {
    const n = waiting(session).length;
    if (n > 0)
      say(
        error.message === 'signed out'
          ? `${unsent(n)}: sign in again, then open this register.`
          : `${unsent(n)}: there is no connection. It is tried again.${place ? ' Open this page anew to mark everybody by number.' : ''}`,
      );
  }
  sending = false;
  if (again) send(session);
}

async function post(session, marks) {
  const list = marks.map(({ id, booking, part, mark, minutes, made }) => ({
    ...{ id, booking, part, mark, minutes },
    ago: Math.max(0, Date.now() - made),
  }));
  const answer = await fetch(`/learning/sessions/${session}/register/sync`, {
    method: 'POST',
    body: new URLSearchParams({ csrf, marks: JSON.stringify(list) }),
  });
  if (!answer.ok || answer.redirected) return undefined;
  return answer.json();
}

/** A form token of whoever is signed in now; the one this page came with may be of a session that has ended. */
async function freshToken(session) {
  const answer = await fetch(`/learning/sessions/${session}/register`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const given = page.querySelector('[data-register]')?.dataset.register;
  if (!given) throw new Error('signed out');
  return JSON.parse(given).csrf;
}

let refusedSince = 0;
/** The numbers of the bookings on the page's register, by which its boxes are named, and the part it shows. */
let numbers = new Map();
let partHere;

/** What was received goes from here; what cannot be received is said, and goes too. */
function received(session, marks, { kept, refused }) {
  refusedSince += refused.length;
  for (const { id } of [...kept.map((one) => ({ id: one })), ...refused])
    localStorage.removeItem(markKey(session, id));
  for (const { booking, part, mark } of marks) {
    const was = document.querySelector(`input[name="w${numbers.get(booking)}"]`);
    if (was && part === partHere) was.value = mark;
  }
}

async function sent(session) {
  const kept = read(registerKey(session));
  const lost =
    refusedSince > 0
      ? ` ${marksWords(refusedSince)} could not be taken: that booking is no longer on this register.`
      : '';
  if (kept && Date.parse(kept.ends) < Date.now()) {
    await forget(session);
    say(`Everything was sent, and nothing is left on this phone.${lost}`);
    show(false);
  } else if (kept) say(`Kept on this phone. Every mark was sent.${lost}`);
}

let show = () => {};

/** The register itself, with names: marks are kept and sent one by one as they are pressed. */
function onRegister() {
  const of = JSON.parse(place.dataset.register);
  const people = of.people.split(' ').map((one) => one.split(':'));
  const bookings = new Map(people.map(([id, number]) => [`m${number}`, id]));
  const form = document.querySelector('form[data-list]');
  numbers = new Map(people);
  partHere = of.part;
  const [keep, drop, ask] = ['keep', 'forget', 'ask'].map((name) => place.querySelector(`[data-${name}]`));
  csrf = of.csrf;
  show = (kept) => {
    keep.hidden = kept;
    ask.hidden = kept;
    drop.hidden = !kept;
  };
  const isKept = () => localStorage.getItem(registerKey(of.session)) !== null;
  // The page holds those who stand on it; the whole register comes when it is to be kept.
  const keepAll = async () => {
    const answer = await fetch(`${of.at}?show=numbers`);
    if (!answer.ok) throw new Error(String(answer.status));
    write(registerKey(of.session), {
      ...{ ends: of.ends, parts: of.parts, people: await answer.json() },
      until: read(registerKey(of.session))?.until ?? Date.now() + DAYS * 24 * 3_600_000,
    });
  };
  keep.addEventListener('click', async () => {
    say('Saving …');
    try {
      await worker.register('/learning/register-worker.js', { scope: '/learning/sessions/' });
      await keepAll();
      await ready();
      show(true);
      say(`Kept on this phone, for ${DAYS} days at most. Every mark was sent.`);
    } catch {
      await forget(of.session);
      say('That did not work. The register works as it is, as long as there is a connection.');
    }
  });
  drop.addEventListener('click', async () => {
    await send(of.session);
    if (waiting(of.session).length > 0) return;
    await forget(of.session);
    show(false);
    say('Gone from this phone.');
  });
  form.addEventListener('change', ({ target }) => {
    const booking = bookings.get(target.name);
    if (booking && isKept())
      markFrom(form, of.session, { booking, number: target.name.slice(1), part: of.part });
  });
  document.addEventListener('submit', (event) => holdBack(event, of.session, form));
  // Whoever booked meanwhile is kept as well; without a connection what is kept stays.
  if (isKept()) keepAll().catch(() => {});
  show(isKept());
  place.hidden = false;
  return of.session;
}

/** The page is on this phone once the worker has fetched it. */
async function ready() {
  const registration = await worker.getRegistration('/learning/sessions/');
  const one = registration.installing ?? registration.waiting ?? registration.active;
  while (one.state !== 'activated') {
    await new Promise((resolve) => one.addEventListener('statechange', resolve, { once: true }));
    if (one.state === 'redundant') throw new Error('not kept');
  }
}

function markFrom(within, session, { booking, number, part }) {
  const mark = within.querySelector(`input[name="m${number}"]:checked`)?.value;
  if (!mark) return;
  const minutes = Number(within.querySelector('[data-minutes]')?.value);
  const told = Number.isInteger(minutes) && minutes > 0 && mark !== 'here' && mark !== 'away';
  keepMark(session, { booking, part, mark, minutes: told ? Math.min(minutes, 600) : null });
  send(session);
}

let warned = false;

/** Signing out clears this phone, and a form cannot be posted without a connection: neither loses a mark unsaid. */
function holdBack(event, session, form) {
  const n = waiting(session).length;
  const out = event.target.getAttribute('action') === '/sign-out';
  if (n === 0 || (out && warned) || (!out && event.target !== form)) return;
  event.preventDefault();
  send(session);
  if (!out) return;
  warned = true;
  say(`${unsent(n)}. Signing out takes them off it. To sign out all the same, press again.`);
}

/** Without a connection: the numbers that are kept, to be marked. */
function onShell() {
  if (!path) {
    listKept();
    return undefined;
  }
  const [, session] = path;
  const kept = read(registerKey(session));
  if (!kept) {
    say('There is no connection, and this register is not kept on this phone.');
    return undefined;
  }
  const asked = Number(new URLSearchParams(location.search).get('part'));
  const { n: part } = kept.parts.find(({ n }) => n === asked) ?? kept.parts[0];
  for (const each of kept.parts) {
    const line = document.createElement('p');
    const way = document.createElement(each.n === part ? 'strong' : 'a');
    if (each.n !== part) way.href = `${location.pathname}?part=${each.n}`;
    way.textContent = kept.parts.length > 1 ? `Part ${each.n}: ${each.when}` : each.when;
    line.append(way);
    shell.append(line);
  }
  for (const [booking, number] of kept.people) shell.append(lineOf(session, part, { booking, number }));
  const n = waiting(session).length;
  say(`${n === 0 ? 'No mark waits on this phone' : unsent(n)}. Marks that were sent are not shown here.`);
  return session;
}

function lineOf(session, part, { booking, number }) {
  const line = document.querySelector('[data-line]').content.cloneNode(true).firstElementChild;
  const made = waiting(session).find((mark) => mark.booking === booking && mark.part === part);
  line.querySelector('legend').textContent = `Number ${number}`;
  for (const item of line.querySelectorAll('.govuk-radios__item')) {
    const [radio, label] = item.children;
    radio.name = `m${number}`;
    radio.id = label.htmlFor = `${radio.name}-${radio.value.replace(' ', '-')}`;
    radio.checked = made?.mark === radio.value;
  }
  const minutes = line.querySelector(':scope > input');
  minutes.name = minutes.id = `minutes-${number}`;
  minutes.value = made?.minutes ?? '';
  const label = line.querySelector(':scope > label');
  label.htmlFor = minutes.id;
  label.textContent = `Minutes late or early, number ${number}`;
  line.addEventListener('change', () => markFrom(line, session, { booking, number, part }));
  return line;
}

function listKept() {
  const kept = keys('register:');
  say(kept.length === 0 ? 'No register is kept on this phone.' : '');
  for (const key of kept) {
    const link = document.createElement('a');
    link.href = `/learning/sessions/${key.slice(9)}/register`;
    link.textContent = read(key).parts[0].when;
    const line = document.createElement('p');
    line.append(link);
    shell.append(line);
  }
}

await sweep();
const session = place && worker ? onRegister() : shell ? onShell() : undefined;
if (session) {
  const trySend = () => waiting(session).length > 0 && send(session);
  window.addEventListener('online', trySend);
  document.addEventListener('visibilitychange', trySend);
  setInterval(trySend, 20_000);
  trySend();
}
