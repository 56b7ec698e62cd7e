/* A short module that tells of itself in either version of SCORM. */
(() => {
  const old = window.API;
  const api = old || window.API_1484_11;
  const word = (name) => (old ? `LMS${name}` : name);
  const call = (name, ...given) => (api ? api[word(name)](...given) : '');
  const get = (key) => call('GetValue', key);
  const set = (key, value) => call('SetValue', key, String(value));
  const core = old ? 'cmi.core.' : 'cmi.';
  const place = old ? 'cmi.core.lesson_location' : 'cmi.location';

  call('Initialize', '');
  const pages = [...document.querySelectorAll('[data-page]')];
  const [back, next] = ['back', 'next'].map((id) => document.getElementById(id));
  const form = document.getElementById('questions');
  let at = Math.min(Number(get(place)) || 0, pages.length - 1);
  if (get('cmi.suspend_data')) answerAgain(JSON.parse(get('cmi.suspend_data')));
  if (
    ['', 'not attempted', 'unknown'].includes(get(old ? 'cmi.core.lesson_status' : 'cmi.completion_status'))
  )
    set(old ? 'cmi.core.lesson_status' : 'cmi.completion_status', 'incomplete');

  back.addEventListener('click', () => go(at - 1));
  next.addEventListener('click', () => (at === pages.length - 1 ? judge() : go(at + 1)));
  form.addEventListener('change', () => set('cmi.suspend_data', JSON.stringify(answers())));
  show();

  function go(to) {
    at = Math.max(0, Math.min(to, pages.length - 1));
    set(place, at);
    show();
    call('Commit', '');
  }

  function show() {
    pages.forEach((page, n) => {
      page.hidden = n !== at;
    });
    back.hidden = at === 0;
    next.textContent = at === pages.length - 1 ? 'See how you did' : 'Next';
    document.getElementById('place').textContent = `Page ${at + 1} of ${pages.length}`;
  }

  function answers() {
    return [...form.querySelectorAll('input')].flatMap((input, n) => (input.checked ? [n] : []));
  }

  function answerAgain(chosen) {
    for (const n of chosen) form.querySelectorAll('input')[n].checked = true;
  }

  function judge() {
    const right = [...form.querySelectorAll('input:checked')].filter(({ value }) => value === '1').length;
    const says = document.getElementById('result');
    set(`${core}score.raw`, right * 50);
    set(`${core}score.min`, 0);
    set(`${core}score.max`, 100);
    if (!old) set('cmi.score.scaled', right / 2);
    if (right < 2) {
      says.textContent = 'Not both are right yet. Look again at the pages before, and try once more.';
      call('Commit', '');
      return;
    }
    says.textContent = 'Both are right. You have completed this module.';
    if (old) set('cmi.core.lesson_status', 'passed');
    else {
      set('cmi.completion_status', 'completed');
      set('cmi.success_status', 'passed');
    }
    call('Commit', '');
  }
})();
