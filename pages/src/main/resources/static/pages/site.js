// The guest's site works without this. With it, places are suggested while one types, what narrows a search or chooses a date
// changes the page in place, and the address keeps free of what is empty.
(function () {
  'use strict';
  const content = () => document.getElementById('content');

  // Links that lead to the same page with something else chosen.
  async function swap(address, focus) {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('content');
    if (!answer.ok || !fresh) { location.assign(address); return; }
    const open = [...document.querySelectorAll('details.filters[open]')].length > 0;
    content().replaceChildren(...fresh.childNodes);
    document.title = page.title;
    content().querySelectorAll('details.filters').forEach(one => { one.open = open; });
    if (focus) (content().querySelector(focus) || content()).focus({ preventScroll: true });
    suggest();
  }
  function again(link) {
    const cell = link.closest('[data-date]');
    return cell ? `[data-date="${cell.dataset.date}"] a` : `a[data-swap][href="${CSS.escape(link.getAttribute('href'))}"]`;
  }
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-swap]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const address = new URL(link.href);
    history.pushState({ swapped: true }, '', address);
    swap(address, again(link)).then(() => {
      const target = address.hash === '#rooms' && document.getElementById('rooms');
      if (target) target.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    }).catch(() => location.assign(address));
  });
  window.addEventListener('popstate', () => { swap(location.href).catch(() => location.reload()); });

  // An address that one can read: nothing empty in it, ages in one place.
  document.addEventListener('submit', event => {
    const form = event.target.closest('form.finder');
    if (!form) return;
    form.querySelectorAll('input, select').forEach(one => { if (!one.value) one.disabled = true; });
    setTimeout(() => form.querySelectorAll('input, select').forEach(one => { one.disabled = false; }));
  });
  // The day after arrival is the earliest departure that one can mean.
  document.addEventListener('change', event => {
    if (event.target.id !== 'arrival' || !event.target.value) return;
    const day = new Date(event.target.value + 'T00:00:00Z');
    day.setUTCDate(day.getUTCDate() + 1);
    const departure = document.getElementById('departure');
    if (Number.isNaN(day.getTime()) || !departure) return;
    departure.min = day.toISOString().slice(0, 10);
    if (!departure.value || departure.value < departure.min) departure.value = departure.min;
  });
  document.addEventListener('click', event => {
    document.querySelectorAll('details.guests[open]').forEach(one => { if (!one.contains(event.target)) one.open = false; });
  });
  document.addEventListener('keydown', event => {
    const open = event.key === 'Escape' && document.querySelector('details.guests[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
  });

  // A list below the field that arrows walk through, as ARIA's combobox has it.
  function suggest() {
    const field = document.querySelector('[data-suggest]');
    if (!field || field.getAttribute('role') === 'combobox') return;
    const list = document.createElement('ul');
    list.id = 'suggestions'; list.className = 'suggestions'; list.hidden = true; list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', document.querySelector('label[for=place]').textContent);
    field.after(list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' }))
      field.setAttribute(name, value);
    let asked = 0, at = -1;
    const close = () => { list.hidden = true; at = -1; field.setAttribute('aria-expanded', 'false'); field.removeAttribute('aria-activedescendant'); };
    const choose = item => { field.value = item.dataset.value; close(); };
    const show = found => {
      list.replaceChildren(...found.map((one, number) => {
        const item = document.createElement('li'), detail = document.createElement('small');
        item.id = 'suggestion-' + number; item.dataset.value = one.value; item.setAttribute('role', 'option'); item.textContent = one.value;
        detail.textContent = one.detail; item.append(detail);
        item.addEventListener('mousedown', event => { event.preventDefault(); choose(item); });
        return item;
      }));
      list.hidden = found.length === 0; at = -1; field.setAttribute('aria-expanded', String(!list.hidden));
    };
    field.addEventListener('input', async () => {
      const mine = ++asked;
      if (!field.value.trim()) { close(); return; }
      await new Promise(done => setTimeout(done, 120));
      if (mine !== asked) return;
      try {
        const answer = await fetch(field.dataset.suggest + '?text=' + encodeURIComponent(field.value));
        const found = answer.ok ? await answer.json() : [];
        if (mine === asked && document.activeElement === field) show(found);
      } catch { close(); }
    });
    field.addEventListener('blur', () => { asked++; close(); });
    field.addEventListener('keydown', event => {
      const items = [...list.children];
      if (list.hidden || !['ArrowDown', 'ArrowUp', 'Enter', 'Escape'].includes(event.key)) return;
      if (event.key === 'Enter' && at < 0) { close(); return; }
      event.preventDefault();
      if (event.key === 'Escape') { close(); return; }
      if (event.key === 'Enter') { choose(items[at]); return; }
      at = (at + (event.key === 'ArrowDown' ? 1 : items.length - 1) + (at < 0 && event.key === 'ArrowUp' ? 1 : 0)) % items.length;
      items.forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
      field.setAttribute('aria-activedescendant', items[at].id);
    });
  }
  suggest();
  document.documentElement.dataset.ready = 'true';
})();
