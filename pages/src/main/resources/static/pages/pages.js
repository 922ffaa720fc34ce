// Behaviour that every page shares: posts with their token, notices, dialogs, keys, themes, live updates.
(function () {
  'use strict';
  const texts = document.getElementById('texts').dataset;

  const lodgeflow = window.lodgeflow = {
    csrf() { return document.querySelector('meta[name=csrf]').content; },
    setCsrf(token) { document.querySelector('meta[name=csrf]').content = token; },
    notice(text, kind) {
      const all = document.getElementById('notices');
      // The same once only, and never more than three: an old one makes room.
      Array.from(all.children).filter(one => one.firstChild.textContent === text).forEach(one => one.remove());
      while (all.children.length > 2) all.firstElementChild.remove();
      const notice = document.createElement('div');
      notice.className = 'notice ' + (kind || '');
      const words = document.createElement('span');
      words.textContent = text;
      const dismiss = document.createElement('button');
      dismiss.type = 'button'; dismiss.className = 'quiet'; dismiss.textContent = '×';
      dismiss.dataset.dismiss = ''; dismiss.setAttribute('aria-label', texts.dismiss);
      notice.append(words, dismiss);
      all.append(notice);
      if (!kind) setTimeout(() => notice.remove(), 6000);
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
    if (dialog && !dialog.open && event.detail.xhr.status < 400) show(dialog);
  });
  // A refusal stands where the hand is: in the dialog that asked, before its buttons, instead of an earlier one.
  document.addEventListener('htmx:beforeSwap', event => {
    const detail = event.detail;
    if (detail.xhr.getResponseHeader('HX-Retarget') !== '#notices') return;
    const asking = detail.requestConfig.elt, dialog = asking.closest('dialog[open]');
    if (!dialog) {
      const all = document.getElementById('notices');
      const said = new DOMParser().parseFromString(detail.xhr.responseText, 'text/html').querySelector('.notice > span');
      Array.from(all.children).filter(one => said && one.firstElementChild.textContent === said.textContent).forEach(one => one.remove());
      while (all.children.length > 2) all.firstElementChild.remove();
      return;
    }
    let place = asking.matches('[data-preview]') ? asking : dialog.querySelector('[data-refused]');
    if (!place) {
      place = document.createElement('div');
      place.dataset.refused = '';
      const buttons = (asking.closest('form') || dialog).querySelector('.actions');
      if (buttons) buttons.before(place); else dialog.append(place);
    }
    detail.target = place;
    detail.swapOverride = 'innerHTML';
  });
  document.addEventListener('htmx:beforeRequest', event => {
    const form = event.detail.elt;
    if (form.matches('dialog form')) form.querySelectorAll('[data-refused]').forEach(one => one.remove());
  });

  // ---- previews: what is shown is true of what is typed, or the button is shut
  const previewOf = form => form && form.querySelector('[data-preview]');
  function stale(form) {
    const preview = previewOf(form), button = form.querySelector('button.primary');
    preview.typed = (preview.typed || 0) + 1;
    preview.classList.add('stale');
    preview.setAttribute('aria-busy', 'true');
    button.disabled = true;
    if (button.dataset.plain) button.textContent = button.dataset.plain;
    clearTimeout(preview.waiting);
    preview.waiting = setTimeout(() => htmx.trigger(preview, 'look'), 250);
  }
  ['input', 'change'].forEach(kind => document.addEventListener(kind, event => {
    if (previewOf(event.target.form) && event.target.name !== 'reason' && event.target.value !== event.target.looked) {
      event.target.looked = event.target.value;
      stale(event.target.form);
    }
  }));
  document.addEventListener('htmx:beforeRequest', event => { event.detail.requestConfig.typed = event.detail.elt.typed; });
  // What was asked before the last key was pressed is an answer to something else.
  document.addEventListener('htmx:beforeSwap', event => {
    const asking = event.detail.requestConfig.elt;
    if (asking.matches('[data-preview]') && event.detail.requestConfig.typed !== asking.typed) event.detail.shouldSwap = false;
  });
  document.addEventListener('htmx:afterSwap', event => {
    const preview = event.detail.target;
    if (!preview.matches('[data-preview]')) return;
    preview.classList.remove('stale');
    preview.removeAttribute('aria-busy');
    const button = preview.closest('form').querySelector('button.primary'), named = preview.querySelector('[data-effect]');
    button.disabled = event.detail.xhr.status >= 400;
    if (!button.dataset.plain) button.dataset.plain = button.textContent;
    if (named) button.textContent = named.dataset.effect;
  });
  document.addEventListener('htmx:afterRequest', event => {
    const form = event.detail.elt;
    if (form.matches('form') && previewOf(form)) form.querySelector('button.primary').disabled = !!form.querySelector('.stale, [data-preview] .bad');
  });

  // ---- dialogs have a name, and give the focus back to what opened them, or to what stands there now
  let opener = null;
  function show(dialog) {
    const title = dialog.querySelector('h2');
    if (title) {
      if (!title.id) title.id = (dialog.id || 'dialog') + '-title';
      dialog.setAttribute('aria-labelledby', title.id);
    }
    opener = document.activeElement && document.activeElement !== document.body ? document.activeElement : opener;
    dialog.showModal();
  }
  function giveBack() {
    if (!opener || document.querySelector('dialog[open]') || document.activeElement && document.activeElement !== document.body) return;
    const home = opener.isConnected ? opener : opener.id && document.getElementById(opener.id);
    (home || document.getElementById('actions') || document.getElementById('content')).focus({ preventScroll: true });
  }
  document.addEventListener('close', event => { if (event.target.matches('dialog')) setTimeout(giveBack); }, true);
  document.addEventListener('htmx:afterSettle', giveBack);
  lodgeflow.show = show;
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
    if (event.detail && event.detail.text) lodgeflow.notice(event.detail.text, event.detail.kind);
  });

  document.addEventListener('click', event => {
    const dismiss = event.target.closest('[data-dismiss]');
    if (dismiss) dismiss.closest('.notice').remove();
    if (event.target.closest('[data-shortcuts]')) show(document.getElementById('shortcuts'));
    const asked = event.target.closest('[data-opens]');
    if (asked) show(document.getElementById(asked.dataset.opens));
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
    else if (event.key === '?' && !document.querySelector('dialog[open]')) show(document.getElementById('shortcuts'));
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

  // ---- the clock walks, and is set right by every answer
  const clock = document.querySelector('[data-now]');
  if (clock) {
    const zone = { timeZone: 'UTC' }, language = document.documentElement.lang;
    const parts = new Intl.DateTimeFormat(language, { ...zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    let ahead = Number(clock.dataset.now) - performance.now();
    const tick = () => {
      const said = {};
      parts.formatToParts(new Date(performance.now() + ahead)).forEach(part => { said[part.type] = /\d/.test(part.value) ? part.value.replace(/\D/g, '') : part.value; });
      clock.textContent = clock.dataset.pattern.replace(/[A-Z]/g, letter => ({ W: said.weekday, D: said.day, M: said.month, H: said.hour, I: said.minute }[letter] || letter)) + ' UTC';
    };
    document.addEventListener('htmx:afterRequest', event => {
      const now = event.detail.xhr && event.detail.xhr.getResponseHeader('Lodgeflow-Now');
      if (now) { ahead = Number(now) - performance.now(); tick(); }
    });
    setInterval(tick, 1000);
  }

  // ---- columns that somebody does not want to see, remembered in the browser
  function columns() {
    const hidden = (localStorage.getItem('columns') || '').split(' ').filter(Boolean);
    document.querySelectorAll('table[data-columns]').forEach(table => {
      hidden.concat(Array.from(table.classList).map(name => name.replace('no-', ''))).forEach(name => table.classList.toggle('no-' + name, hidden.includes(name)));
    });
    document.querySelectorAll('[data-column]').forEach(box => { box.checked = !hidden.includes(box.dataset.column); });
  }
  document.addEventListener('change', event => {
    if (!event.target.matches('[data-column]')) return;
    localStorage.setItem('columns', Array.from(document.querySelectorAll('[data-column]')).filter(box => !box.checked).map(box => box.dataset.column).join(' '));
    columns();
  });
  document.addEventListener('htmx:afterSettle', columns);
  columns();

  // ---- lists are sorted by their heads: by what is loaded, and they say so when there is more
  let sorted = null;
  function order(table) {
    if (!sorted || !table) return;
    const head = table.tHead.rows[0].cells[sorted.at], body = table.tBodies[0];
    const of = row => { const cell = row.cells[sorted.at]; return cell.dataset.value !== undefined ? cell.dataset.value : cell.innerText.trim(); };
    const number = text => /^-?[\d.,]+$/.test(text) ? Number(text.replace(/,/g, '')) : NaN;
    const rows = Array.from(body.rows).filter(row => !row.matches('.next'));
    rows.sort((one, other) => {
      const a = of(one), b = of(other);
      if (!a || !b) return a ? -1 : b ? 1 : 0; // nothing last, whichever way
      const byNumber = number(a) - number(b);
      return sorted.way * (Number.isNaN(byNumber) ? a.localeCompare(b, document.documentElement.lang) : byNumber);
    });
    rows.forEach(row => body.insertBefore(row, body.querySelector('tr.next')));
    Array.from(table.tHead.rows[0].cells).forEach(cell => cell.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', sorted.way > 0 ? 'ascending' : 'descending');
    let said = table.parentElement.querySelector('.sorted-note');
    if (table.dataset.sorted && body.querySelector('tr.next')) {
      if (!said) { said = document.createElement('p'); said.className = 'faint sorted-note'; table.before(said); }
      said.textContent = table.dataset.sorted.replace('#', rows.length);
    } else if (said) said.remove();
  }
  function sortable() {
    document.querySelectorAll('table[data-sortable] th[data-sort]:not(:has(button))').forEach(head => {
      const button = document.createElement('button');
      button.type = 'button'; button.className = 'sort'; button.append(...head.childNodes);
      head.append(button);
    });
  }
  document.addEventListener('click', event => {
    const button = event.target.closest('th button.sort');
    if (!button) return;
    const head = button.closest('th');
    sorted = { at: head.cellIndex, way: head.getAttribute('aria-sort') === 'ascending' ? -1 : 1 };
    order(head.closest('table'));
  });
  document.addEventListener('htmx:afterSettle', () => { sortable(); document.querySelectorAll('table[data-sortable]').forEach(order); });
  sortable();

  // ---- what only some pages need
  const drawing = document.getElementById('texts').dataset;
  if (document.querySelector('[data-diagram]')) {
    const style = document.createElement('link');
    style.rel = 'stylesheet'; style.href = drawing.diagramStyle;
    document.head.append(style);
    drawing.diagramScripts.split(' ').forEach(address => {
      const script = document.createElement('script');
      script.src = address; script.async = false;
      document.head.append(script);
    });
  }

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
