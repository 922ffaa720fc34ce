// The life of the session: activity keeps it, silence is warned of, its end is told in place and nothing typed is lost.
(function () {
  'use strict';
  const lodgeflow = window.lodgeflow;
  lodgeflow.checkSession = () => {};
  lodgeflow.sessionEnded = () => { location.href = '/sign-in'; };
  if (document.body.dataset.signedIn !== 'true') return;

  const warning = document.getElementById('session-warning');
  const ended = document.getElementById('session-ended');
  const countdown = warning.querySelector('[data-countdown]');
  const warnAt = Number(document.body.dataset.warningSeconds) * 1000;
  const TOLD_EVERY = 60000;
  let endsAt = Date.now() + Number(document.body.dataset.secondsLeft) * 1000;
  let told = Date.now();

  function show(left) {
    const seconds = Math.max(0, Math.ceil(left / 1000));
    countdown.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
  }
  function accept(view) {
    lodgeflow.setCsrf(view.csrf);
    if (view.state === 'open') {
      endsAt = Date.now() + view.secondsLeft * 1000;
      if (ended.open) ended.close();
      if (view.secondsLeft * 1000 > warnAt && warning.open) warning.close();
    }
    return view.state;
  }
  async function check() {
    try {
      const answer = await fetch('/session', { headers: { 'X-Background': '1', 'Accept': 'application/json' } });
      const view = await answer.json();
      if (accept(view) !== 'open') showEnded(view.state);
    } catch (offline) { lodgeflow.notice(lodgeflow.texts.offline, 'bad'); }
  }
  function showEnded(why) {
    if (warning.open) warning.close();
    ended.querySelectorAll('[data-why]').forEach(text => { text.hidden = text.dataset.why !== why; });
    document.getElementById('sign-in-again').hidden = why === 'asked';
    document.getElementById('choose-session').hidden = why !== 'asked';
    if (!ended.open) ended.showModal();
  }
  lodgeflow.checkSession = check;
  lodgeflow.sessionEnded = check;

  async function active() {
    told = Date.now();
    const answer = await lodgeflow.post('/session/activity');
    if (answer.ok) { const view = await answer.json(); if (accept(view) !== 'open') showEnded(view.state); }
  }
  ['keydown', 'pointerdown', 'wheel'].forEach(kind => document.addEventListener(kind, () => {
    if (!ended.open && !warning.open && Date.now() - told > TOLD_EVERY) active().catch(() => {});
  }, { passive: true }));
  warning.querySelector('[data-stay]').addEventListener('click', () => active().then(() => warning.close()).catch(() => {}));
  ended.addEventListener('cancel', event => event.preventDefault());

  document.getElementById('sign-in-again').addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    const answer = await lodgeflow.post('/session/sign-in', { password: form.password.value });
    form.password.value = '';
    form.querySelector('[data-limit]').hidden = answer.status !== 429;
    form.querySelector('[data-fault]').hidden = answer.status !== 422;
    if (!answer.ok) return;
    const view = await answer.json();
    if (accept(view) !== 'open') showEnded(view.state);
  });
  ended.querySelector('[data-replace]').addEventListener('click', async () => {
    const answer = await lodgeflow.post('/session/replace');
    const view = await answer.json();
    if (accept(view) !== 'open') showEnded(view.state);
  });

  // Another tab may have kept the session alive: before warning, the server is asked.
  let asking = false;
  setInterval(async () => {
    const left = endsAt - Date.now();
    if (ended.open || left > warnAt) return;
    if (!warning.open) {
      if (asking) return;
      asking = true;
      await check();
      asking = false;
      if (endsAt - Date.now() > warnAt || ended.open) return;
      warning.showModal();
    }
    show(endsAt - Date.now());
    if (endsAt - Date.now() <= 0) check();
  }, 1000);
})();
