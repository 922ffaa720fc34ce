// Booking and the booking's page work without this. It counts a hold down, tells times in the reader's own zone, sends a form
// once, looks again while a payment is under way, and follows what happens to a booking.
(function () {
  'use strict';
  const begun = performance.now();
  const own = new Intl.DateTimeFormat(document.documentElement.lang === 'ko' ? 'ko' : 'en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
  const hoursAt = (zone, at) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);

  function tellTimes(root) {
    root.querySelectorAll('[data-own-time]').forEach(one => {
      const at = new Date(one.getAttribute('datetime'));
      one.textContent = one.dataset.words.replace('#', own.format(at));
      one.hidden = hoursAt(one.dataset.zone, at) === hoursAt(undefined, at); // it says so already
    });
  }
  function countDown() {
    document.querySelectorAll('[data-held]').forEach(held => {
      const left = Math.max(0, Math.ceil(Number(held.dataset.held) - (performance.now() - begun) / 1000));
      const count = held.querySelector('[data-count]');
      count.hidden = false;
      count.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
      if (left === 0 && held.dataset.held !== '0') { held.dataset.held = '0'; setTimeout(() => location.reload(), 1500); }
    });
  }
  tellTimes(document);
  if (document.querySelector('[data-held]')) { countDown(); setInterval(countDown, 1000); }

  // A second click finds the form on its way; coming back to the page sets it free again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-once]')) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'true';
    form.querySelectorAll('button').forEach(button => button.setAttribute('aria-disabled', 'true'));
  });
  window.addEventListener('pageshow', event => {
    if (!event.persisted) return;
    document.querySelectorAll('[data-sent]').forEach(form => { delete form.dataset.sent; form.querySelectorAll('button').forEach(button => button.removeAttribute('aria-disabled')); });
  });

  async function load(selector) {
    const answer = await fetch(location.href, { headers: { 'X-Background': '1' } });
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) { location.replace(answer.url); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    selector.forEach(one => {
      const now = document.querySelector(one), next = fresh.querySelector(one);
      if (now && next && !now.contains(document.activeElement)) { now.replaceWith(next); tellTimes(next); }
    });
  }
  // What comes in whole is a page of its own: the hold begins to run out at what it says.
  function again() {
    const part = document.querySelector('[data-again]');
    if (part) setTimeout(() => load(['#part']).catch(() => {}).then(() => (document.querySelector('[data-held]') ? location.reload() : again())), Number(part.dataset.again));
  }
  again();

  const feed = document.querySelector('[data-live]');
  let source = null, known = feed && feed.dataset.known;
  function connect() {
    if (!feed || source || document.hidden) return;
    source = new EventSource(feed.dataset.live);
    source.addEventListener('state', event => {
      const state = String(JSON.parse(event.data).state);
      if (state !== known) load(['#state', '.summary', '#terms', '#receipt', '#messages']).catch(() => {});
      known = state;
    });
  }
  function leave() { if (source) { source.close(); source = null; } }
  document.addEventListener('visibilitychange', () => { if (document.hidden) leave(); else connect(); });
  window.addEventListener('pagehide', leave);
  connect();
})();
