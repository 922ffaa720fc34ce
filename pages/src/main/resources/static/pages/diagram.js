// Draws processes with bpmn-js and puts on them what the page says: counts, incidents, heat, the way and the token.
(function () {
  'use strict';
  const viewers = new Map();

  async function draw(box) {
    const answer = await fetch(box.dataset.diagram, { headers: { 'X-Background': '1' } });
    if (!answer.ok) throw new Error(String(answer.status));
    // Else the counts, which wait for the end of each zoom, would appear 0.3 s after the drawing.
    const viewer = new BpmnJS({ container: box, canvas: { deferUpdate: false } });
    await viewer.importXML(await answer.text());
    const known = { viewer, overlays: [], markers: [] };
    viewers.set(box, known);
    viewer.get('canvas').zoom('fit-viewport', 'auto');
    box.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => {
      const canvas = viewer.get('canvas');
      if (button.dataset.zoom === 'fit') canvas.zoom('fit-viewport', 'auto');
      else canvas.zoom(canvas.zoom() * Number(button.dataset.zoom));
    }));
    viewer.get('eventBus').on('element.click', event => {
      const link = box.dataset.stepLink;
      if (link && event.element.type !== 'bpmn:Process' && !event.element.waypoints) location.href = link + encodeURIComponent(event.element.id);
    });
    box.dataset.drawn = 'true';
    paint(box);
  }

  function clear(known) {
    const overlays = known.viewer.get('overlays'), canvas = known.viewer.get('canvas');
    known.overlays.forEach(id => overlays.remove(id));
    known.markers.forEach(([id, name]) => canvas.removeMarker(id, name));
    known.overlays = []; known.markers = [];
  }

  function label(text, kind, title) {
    const mark = document.createElement('span');
    mark.className = 'count ' + kind;
    mark.textContent = text;
    mark.title = title || '';
    return mark;
  }

  function paint(box) {
    const known = viewers.get(box);
    if (!known) return;
    clear(known);
    const registry = known.viewer.get('elementRegistry');
    const overlays = known.viewer.get('overlays'), canvas = known.viewer.get('canvas');
    const put = (id, position, html) => known.overlays.push(overlays.add(id, { position, html }));
    const mark = (id, name) => { canvas.addMarker(id, name); known.markers.push([id, name]); };
    let steps;
    try { steps = JSON.parse(document.getElementById(box.dataset.steps).dataset.json); } catch (none) { return; }
    const view = box.dataset.view || 'now';
    steps.forEach(step => {
      const element = registry.get(step.id);
      if (!element) return;
      // Names of events stand below them.
      const corner = element.width < 50 ? { top: -14, left: -12 } : { bottom: 10, left: -8 };
      if (view === 'now') {
        if (step.running) put(step.id, corner, label(step.runningText || String(step.running), '', step.title));
        if (step.incidents) put(step.id, { bottom: 10, right: 14 }, label(step.incidentsText || String(step.incidents), 'incidents', step.title));
        if (step.incidents) mark(step.id, 'failed');
      } else {
        const heat = view === 'visits' ? step.visitsHeat : step.timeHeat;
        const text = view === 'visits' ? step.visitsText : step.timeText;
        if (heat) mark(step.id, 'heat' + heat);
        if (text) put(step.id, corner, label(text, 'visits', step.title));
      }
      if (step.way) mark(step.id, 'way');
      if (step.here) {
        mark(step.id, step.incidents ? 'failed' : 'here');
        const token = document.createElement('div'); token.className = 'token'; token.dataset.token = step.id;
        put(step.id, { top: -12, left: element.width / 2 - 13 }, token);
      }
    });
    // A flow belongs to the way when both of its ends do.
    if (box.dataset.way !== undefined) {
      const visited = new Set(steps.filter(step => step.way || step.here).map(step => step.id));
      registry.filter(element => element.waypoints && element.source && visited.has(element.source.id) && visited.has(element.target.id))
        .forEach(flow => mark(flow.id, 'way'));
    }
  }

  function start(part) {
    part.querySelectorAll('[data-diagram]:not([data-drawn])').forEach(box => {
      box.dataset.drawn = 'false';
      draw(box).catch(() => { box.textContent = window.lodgeflow.texts.undrawn; box.classList.add('empty'); });
    });
  }
  document.addEventListener('click', event => {
    const heat = event.target.closest('[data-heat]');
    if (!heat) return;
    heat.parentElement.querySelectorAll('[data-heat]').forEach(one => one.setAttribute('aria-pressed', String(one === heat)));
    document.querySelectorAll('[data-diagram]').forEach(box => { box.dataset.view = heat.dataset.heat; paint(box); });
  });
  document.addEventListener('htmx:afterSettle', () => { start(document); document.querySelectorAll('[data-diagram]').forEach(paint); });
  window.lodgeflow.repaint = () => document.querySelectorAll('[data-diagram]').forEach(paint);
  start(document);
})();
