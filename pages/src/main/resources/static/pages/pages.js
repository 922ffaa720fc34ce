// Behaviour that every page shares: posts with their token, notices, dialogs, keys, themes, live updates.
(function () {
  'use strict';
  const texts = document.getElementById('texts').dataset;

  const lodgeflow = window.lodgeflow = {
    csrf() { return document.querySelector('meta[name=csrf]').content; },
    setCsrf(token) { document.querySelector('meta[name=csrf]').content = token; },
    notice(text, kind) {
      const notice = document.createElement('div');
      notice.className = 'notice ' + (kind || '');
      const words = document.createElement('span');
      words.textContent = text;
      const dismiss = document.createElement('button');
      dismiss.type = 'button'; dismiss.className = 'quiet'; dismiss.textContent = '×';
      dismiss.dataset.dismiss = ''; dismiss.setAttribute('aria-label', texts.dismiss);
      notice.append(words, dismiss);
      document.getElementById('notices').append(notice);
      if (kind !== 'bad') setTimeout(() => notice.remove(), 6000);
      return notice;
    },
    post(address, values) {
      return fetch(address, {
        method: 'POST',
        headers: { 'X-CSRF-TOKEN': lodgeflow.csrf(), 'Accept': 'application/json' },
        body: new URLSearchParams(values || {})
      });
    },
    texts
  };

  // ---- htmx: the token against forgery, ended sessions, servers that cannot be reached
  document.addEventListener('htmx:configRequest', event => {
    event.detail.headers['X-CSRF-TOKEN'] = lodgeflow.csrf();
    if (event.detail.elt.closest('[data-background]') && event.detail.verb === 'get') event.detail.headers['X-Background'] = '1';
  });
  document.addEventListener('htmx:responseError', event => {
    if (event.detail.xhr.getResponseHeader('X-Session') === 'ended') lodgeflow.sessionEnded();
  });
  document.addEventListener('htmx:sendError', () => lodgeflow.notice(texts.offline, 'bad'));
  document.addEventListener('htmx:afterSwap', event => {
    const dialog = event.detail.target.matches('dialog') ? event.detail.target : null;
    if (dialog && !dialog.open && event.detail.xhr.status < 400) dialog.showModal();
  });
  // A preview that comes late, to a dialog that is closed or has other contents, would be for nobody.
  const listening = new WeakSet();
  document.addEventListener('htmx:beforeRequest', event => {
    const asking = event.detail.elt, dialog = asking.closest('dialog');
    if (!dialog || asking.matches('form, button')) return;
    if (!dialog.open) event.preventDefault();
    if (listening.has(asking)) return;
    listening.add(asking);
    asking.addEventListener('htmx:beforeOnLoad', answer => { if (!asking.isConnected || !dialog.open) answer.preventDefault(); });
  });
  // What somebody has opened stays open when its part is exchanged.
  let opened = [];
  document.addEventListener('htmx:beforeSwap', () => { opened = Array.from(document.querySelectorAll('details[id][open]'), one => one.id); });
  document.addEventListener('htmx:afterSwap', () => opened.forEach(id => { const one = document.getElementById(id); if (one) one.open = true; }));
  // A form says which dialog closes once it was granted, and the server which words to show.
  document.addEventListener('granted', event => {
    document.querySelectorAll('dialog[open]:not([id^=session])').forEach(dialog => dialog.close());
    if (event.detail && event.detail.text) lodgeflow.notice(event.detail.text);
  });

  document.addEventListener('click', event => {
    const dismiss = event.target.closest('[data-dismiss]');
    if (dismiss) dismiss.closest('.notice').remove();
    if (event.target.closest('[data-shortcuts]')) document.getElementById('shortcuts').showModal();
    const opener = event.target.closest('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    if (event.target.closest('[data-closes]')) event.target.closest('dialog').close();
    const row = event.target.closest('tr[data-address]');
    if (row && !event.target.closest('a, button, input, form, label')) location.href = row.dataset.address;
  });

  document.addEventListener('change', event => {
    const all = event.target.closest('[data-pick-all]');
    if (all) document.querySelectorAll('input[name="' + all.dataset.pickAll + '"]').forEach(one => { one.checked = all.checked; });
    if (event.target.matches('[data-shows]')) event.target.closest('form').querySelectorAll('[data-when]').forEach(one => { one.hidden = one.dataset.when !== event.target.value; });
    document.querySelectorAll('[data-picked]').forEach(picked => {
      const count = document.querySelectorAll('input[name="' + picked.dataset.picked + '"]:checked').length;
      picked.textContent = count ? picked.dataset.some.replace('#', count) : picked.dataset.none;
    });
  });

  // ---- keys
  let pending = '';
  const typing = element => element.closest('input, textarea, select, [contenteditable]');
  function rows() { return Array.from(document.querySelectorAll('main tr[data-address]')); }
  function choose(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex(row => row.getAttribute('aria-selected') === 'true');
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    all.forEach(row => row.removeAttribute('aria-selected'));
    next.setAttribute('aria-selected', 'true');
    next.scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', event => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') && event.key !== '?') return;
    if (pending === 'g') {
      pending = '';
      const entry = document.querySelector('[data-go="' + CSS.escape(event.key) + '"]');
      if (entry) { event.preventDefault(); location.href = entry.href; }
      return;
    }
    if (event.key === 'g') pending = 'g';
    else if (event.key === '?') document.getElementById('shortcuts').showModal();
    else if (event.key === '/') {
      const search = document.querySelector('[data-search]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === 'j') choose(1);
    else if (event.key === 'k') choose(-1);
    else if (event.key === 'Enter' && event.target === document.body || event.key === 'Enter' && event.target.id === 'content') {
      const chosen = document.querySelector('tr[data-address][aria-selected=true]');
      if (chosen) location.href = chosen.dataset.address;
    }
  });

  // ---- live updates: one connection for a page that is looked at, none for hidden ones
  const feed = document.querySelector('[data-live]');
  let source = null;
  function state(name) { document.querySelectorAll('.live').forEach(mark => { mark.dataset.state = name; }); }
  function connect() {
    if (!feed || source || document.hidden) return;
    source = new EventSource(feed.dataset.live);
    source.onopen = () => state('on');
    source.onerror = () => {
      state('lost');
      if (source && source.readyState === EventSource.CLOSED) { disconnect(); lodgeflow.checkSession(); setTimeout(connect, 5000); }
    };
    source.addEventListener('session', () => lodgeflow.checkSession());
    source.addEventListener('state', event => {
      const update = JSON.parse(event.data);
      document.dispatchEvent(new CustomEvent('lodgeflow:live', { detail: update }));
      if (window.htmx) document.querySelectorAll('[data-refresh="' + update.topic + '"]').forEach(part => htmx.trigger(part, 'refresh'));
    });
  }
  // News that arrives while a part is asked for would be lost with the element that is exchanged: the new one asks again.
  let news = 0;
  const heard = () => { news = performance.now(); };
  document.addEventListener('lodgeflow:live', heard, true);
  document.addEventListener('granted', heard, true);
  document.addEventListener('htmx:beforeRequest', event => { event.detail.requestConfig.begun = performance.now(); });
  document.addEventListener('htmx:afterSwap', event => {
    const config = event.detail.requestConfig;
    if (config && config.elt.matches('[data-refresh]') && config.begun < news) {
      document.querySelectorAll('[data-refresh]').forEach(part => htmx.trigger(part, 'refresh'));
    }
  });
  // A part is not exchanged while something in it is still asking (the answer would find nobody), nor under a pressed
  // pointer (the click or drag that began there would be lost). It is refreshed after that.
  const postponed = new Set();
  let pressed = null;
  const busy = part => part.contains(pressed) || part.querySelector('.htmx-request');
  document.addEventListener('htmx:beforeSwap', event => {
    const part = event.detail.requestConfig.elt;
    if (part.matches('[data-refresh]') && busy(part)) {
      event.detail.shouldSwap = false;
      postponed.add(part);
    }
  });
  function catchUp() {
    const free = [...postponed].filter(part => !part.isConnected || !busy(part));
    free.forEach(part => { postponed.delete(part); setTimeout(() => { if (part.isConnected) htmx.trigger(part, 'refresh'); }); });
  }
  function release() { if (pressed) { pressed = null; catchUp(); } }
  document.addEventListener('htmx:afterRequest', catchUp);
  document.addEventListener('mousedown', event => { pressed = event.button === 0 ? event.target : null; }, true);
  document.addEventListener('mouseup', release, true);
  document.addEventListener('dragend', release, true);
  // Whatever swallowed the end of the press (a menu, another window): a pointer that moves with no button down has ended it.
  document.addEventListener('mousemove', event => { if (!event.buttons) release(); }, true);
  function disconnect() { if (source) { source.close(); source = null; } }
  document.addEventListener('visibilitychange', () => { if (document.hidden) disconnect(); else connect(); });
  window.addEventListener('pagehide', disconnect);
  // Not sooner than the parts listen, else the first news would find nobody.
  window.addEventListener('DOMContentLoaded', connect);
})();
