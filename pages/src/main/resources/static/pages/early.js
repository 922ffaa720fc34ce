// What people do before the page's scripts have taken hold of it is kept, and done once they have: a slow line or a busy
// machine shows a page long before htmx binds it, and a choice, a press or a form sent in between would lead to nothing.
// Read before the body, not deferred. Links, and forms that need no script, work from the start and are left alone.
(function () {
  'use strict';
  const kept = [];
  function keep(kind, element, again) {
    if (!kept.some(one => one.kind === kind && one.element === element)) kept.push({ kind, element, again });
  }
  function instead(event, element, again) {
    event.preventDefault();
    event.stopImmediatePropagation();
    keep(event.type, element, again);
  }
  function changed(event) {
    const element = event.target;
    keep('change', element, () => element.dispatchEvent(new Event('change', { bubbles: true })));
  }
  function clicked(event) {
    const element = event.target.closest('a, input, select, textarea, label, summary, button, [data-address]');
    if (element && (element.matches('[data-address]') || element.type === 'button')) instead(event, element, () => element.click());
  }
  function sent(event) {
    const form = event.target, by = event.submitter;
    if (form.matches('[hx-get], [hx-post]')) instead(event, form, () => form.requestSubmit(by));
  }
  const listeners = { change: changed, click: clicked, submit: sent };
  Object.entries(listeners).forEach(([kind, listener]) => window.addEventListener(kind, listener, true));
  // The window hears of it after the document, at which htmx listens.
  window.addEventListener('DOMContentLoaded', () => {
    Object.entries(listeners).forEach(([kind, listener]) => window.removeEventListener(kind, listener, true));
    kept.forEach(one => { if (one.element.isConnected) one.again(); });
    document.documentElement.dataset.ready = 'true';
  });
})();
