/* Runs inside a module's own documents, after scorm-again's cross-frame interface and before anything of the module. */
(() => {
  const lastWordsTo = new URL('last-words', document.currentScript.src).href;
  const SCORE = 'scaled,raw,min,max';
  const CHILDREN = {
    1.2: {
      'cmi._version': '3.4',
      'cmi.core._children':
        'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
      'cmi.core.score._children': 'raw,min,max',
      'cmi.objectives._children': 'id,score,status',
      'cmi.student_data._children': 'mastery_score,max_time_allowed,time_limit_action',
      'cmi.student_preference._children': 'audio,language,speed,text',
      'cmi.interactions._children':
        'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
    },
    2004: {
      'cmi._version': '1.0',
      'cmi.score._children': SCORE,
      'cmi.comments_from_learner._children': 'comment,location,timestamp',
      'cmi.comments_from_lms._children': 'comment,location,timestamp',
      'cmi.learner_preference._children': 'audio_level,audio_captioning,delivery_speed,language',
      'cmi.objectives._children': 'id,score,success_status,completion_status,description,progress_measure',
      'cmi.interactions._children':
        'id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description',
    },
  };
  openInside();
  try {
    // A page within the module's page, of the same origin: the interface is above, where it looks for it.
    if (window.parent.API || window.parent.API_1484_11) return;
  } catch {
    // Above is the player, into which nothing of the module may look; or a page of no origin, which asks anew.
  }
  let given = { version: '', item: '', home: '*', cmi: {}, may: {}, words: 0 };
  try {
    given = { ...given, ...JSON.parse(window.name) };
  } catch {
    // A page within the module's page.
  }
  const told = new window.CrossFrameAPI(given.home, window.top, {
    heartbeatInterval: 600_000,
    heartbeatTimeout: 3_600_000,
  });
  const known = told._cache;
  const SAYS = /^(LMS)?(SetValue|Finish|Terminate)$/;
  let unheard = [];
  let sent;
  let closing = false;
  for (const [key, value] of Object.entries(given.cmi))
    if (typeof value !== 'object') known.set(key, String(value));
  // What follows from what is known is answered at once: how many there are, and what there can be.
  const get = (name) => (key) =>
    allowed(key) ?? counted(known, key) ?? CHILDREN[given.version]?.[key] ?? told[name](key);
  const api = new Proxy(told, {
    get: (target, name) => {
      if (/^(LMS)?GetValue$/.test(String(name))) return get(name);
      return SAYS.test(String(name)) ? (...words) => say(name, words) : target[name];
    },
  });
  window.addEventListener('pagehide', () => {
    closing = true;
    lastWords();
  });
  // Modules look for the interface here and in the windows above, which may not be looked into.
  const name = given.version === '1.2' ? 'API' : 'API_1484_11';
  const above = { [name]: api, document: {}, closed: false };
  above.parent = above;
  above.top = above;
  window[name] = api;
  Object.defineProperty(window, 'parent', { value: above });
  if (window.opener === null) Object.defineProperty(window, 'opener', { value: above });

  // Where it may go changes with what it tells, and the player says so unasked.
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.top && data?.may) given.may = data.may;
  });

  function say(name, words) {
    const answer = told[name](...words);
    // The player answers each call by its id; what it has not answered it may never hear.
    const [id] = [...told._pending].findLast(([, { method }]) => method === name) ?? [];
    unheard = [...unheard.filter(waits), { id, name, words }];
    if (closing) queueMicrotask(lastWords);
    return answer;
  }

  function waits({ id }) {
    return told._pending.has(id);
  }

  /**
   * Its window closes, and perhaps the player with it: what the player has not heard is told past it. Modules that tell
   * more as they close come here again, after each of their listeners.
   */
  function lastWords() {
    unheard = unheard.filter(waits);
    const last = unheard.at(-1)?.id;
    if (last !== undefined && last !== sent) {
      sent = last;
      given.words += 1;
      const set = unheard.flatMap(({ name, words }) =>
        name.endsWith('SetValue') ? [[String(words[0]), String(words[1])]] : [],
      );
      const finished = unheard.some(({ name }) => /(Finish|Terminate)$/.test(name)) ? 'yes' : '';
      navigator.sendBeacon(
        lastWordsTo,
        new URLSearchParams({ item: given.item, number: given.words, finished, set: JSON.stringify(set) }),
      );
      window.top.postMessage({ words: given.words }, given.home);
    }
    // A module of several documents, one after another, goes on with what the last of them told.
    window.name = JSON.stringify({ ...given, cmi: Object.fromEntries(known) });
  }

  function allowed(key) {
    const asked = /^adl\.nav\.request_valid\.(?:(continue|previous)|choice\.\{target=(.+)\})$/.exec(key);
    if (!asked || given.version === '1.2') return undefined;
    return String(asked[1] ? given.may[asked[1]] === true : given.may.choices?.includes(asked[2]) === true);
  }

  function counted(cache, key) {
    const list = /^(cmi\..+\.)_count$/.exec(key)?.[1];
    if (list === undefined) return undefined;
    const numbers = [...cache.keys()].flatMap((each) =>
      each.startsWith(list) ? [Number.parseInt(each.slice(list.length), 10)] : [],
    );
    return String(Math.max(-1, ...numbers.filter(Number.isInteger)) + 1);
  }

  /** A window that a module opens is a frame over the module, as large as it: no other window is of this origin. */
  function openInside() {
    window.open = (address = 'about:blank', name = '') => {
      const named = /^_(self|top|parent)$/.test(name);
      if (named) {
        window.location.assign(address);
        return window;
      }
      const frame = document.createElement('iframe');
      frame.style.cssText =
        'position:fixed;inset:0;width:100%;height:100%;border:0;background:#fff;z-index:2147483647';
      frame.name = name === '_blank' ? '' : name;
      frame.src = new URL(address, document.baseURI).href;
      (document.body ?? document.documentElement).append(frame);
      const opened = frame.contentWindow;
      try {
        opened.opener = window;
        opened.close = () => frame.remove();
      } catch {
        // Of no origin: it closes with the module.
      }
      return opened;
    };
  }
})();
