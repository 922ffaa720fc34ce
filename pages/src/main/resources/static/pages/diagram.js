// Draws processes with bpmn-js and puts on them what the page says: counts, incidents, heat, the way and the token.
(function () {
  'use strict';
  const viewers = new Map();

  // Smaller than this nobody can read its words; a wide drawing is scrolled instead.
  const SMALLEST = 0.8, LARGEST = 1.15, EDGE = 26;
  const FONT = 'Arial, "Liberation Sans", "Noto Sans CJK KR", sans-serif'; // as narrow as the drawings were made for
  const STYLE = {
    bpmnRenderer: { defaultFillColor: 'var(--diagram-shape)', defaultStrokeColor: 'var(--diagram-line)' },
    textRenderer: { defaultStyle: { fontFamily: FONT, fontSize: '13.5px' }, externalStyle: { fontFamily: FONT, fontSize: '12px' } }
  };

  async function draw(box) {
    const answer = await fetch(box.dataset.diagram, { headers: { 'X-Background': '1' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const frame = document.createElement('div'), stage = document.createElement('div');
    frame.className = 'frame'; frame.tabIndex = 0; frame.setAttribute('role', 'group');
    const title = box.closest('section, details').querySelector('h2, summary b');
    frame.setAttribute('aria-label', title ? title.textContent : document.title);
    frame.append(stage);
    box.append(frame);
    // Else the counts, which wait for the end of each zoom, would appear 0.3 s after the drawing.
    const viewer = new BpmnJS({ container: stage, canvas: { deferUpdate: false }, ...STYLE });
    await viewer.importXML(await answer.text());
    const maker = stage.querySelector('.bjs-powered-by');
    if (maker) box.append(maker); // stays in sight, whatever is scrolled
    const known = { viewer, frame, stage, overlays: [], markers: [], inner: viewer.get('canvas').viewbox().inner };
    viewers.set(box, known);
    const whole = () => (frame.clientWidth - 2 * EDGE) / known.inner.width;
    zoom(known, Math.max(SMALLEST, Math.min(LARGEST, whole())));
    box.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => {
      zoom(known, button.dataset.zoom === 'fit' ? Math.min(LARGEST, whole()) : known.zoom * Number(button.dataset.zoom));
    }));
    viewer.get('eventBus').on('element.click', event => {
      const link = box.dataset.stepLink;
      if (link && event.element.type !== 'bpmn:Process' && !event.element.waypoints) location.href = link + encodeURIComponent(event.element.id);
    });
    box.dataset.drawn = 'true';
    paint(box);
    look(known);
  }

  function zoom(known, wanted) {
    const { viewer, frame, stage, inner } = known, canvas = viewer.get('canvas');
    known.zoom = Math.max(0.2, Math.min(3, wanted));
    const height = inner.height * known.zoom + 2 * EDGE;
    frame.style.height = Math.min(height + 14, 560) + 'px';
    stage.style.width = Math.max(frame.clientWidth, inner.width * known.zoom + 2 * EDGE) + 'px';
    stage.style.height = height + 'px';
    canvas.resized();
    canvas.viewbox({ x: inner.x - EDGE / known.zoom, y: inner.y - EDGE / known.zoom,
      width: stage.clientWidth / known.zoom, height: stage.clientHeight / known.zoom });
  }

  // To where the booking stands, or where something has failed.
  function look(known) {
    const at = known.viewer.get('elementRegistry').get(known.here);
    if (!at) return;
    known.frame.scrollLeft = (at.x + at.width / 2 - known.inner.x) * known.zoom + EDGE - known.frame.clientWidth / 2;
    known.frame.scrollTop = (at.y + at.height / 2 - known.inner.y) * known.zoom + EDGE - known.frame.clientHeight / 2;
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
    const put = (id, position, html) => known.overlays.push(overlays.add(id, { position, html, scale: { min: 1, max: 1.2 } }));
    const mark = (id, name) => { canvas.addMarker(id, name); known.markers.push([id, name]); };
    let marks;
    try { marks = JSON.parse(document.getElementById(box.dataset.steps).dataset.json); } catch (none) { return; }
    const steps = marks.steps || marks;
    known.here = (steps.find(step => step.incidents) || steps.find(step => step.here) || {}).id;
    const view = box.dataset.view || 'now';
    steps.forEach(step => {
      const element = registry.get(step.id);
      if (!element) return;
      // Above the shape, where no name stands: names of tasks are inside, those of events and gateways mostly below.
      const above = element.width >= 60 || !element.label || element.label.y > element.y;
      const beside = element.type === 'bpmn:BoundaryEvent'; // above it stands the name of its task
      const corner = beside ? { bottom: 8, left: -26 } : above ? { top: -19, left: element.width < 60 ? -8 : 4 } : { bottom: -3, left: -8 };
      if (view === 'now') {
        if (step.running) put(step.id, corner, label(step.runningText || String(step.running), '', step.title));
        if (step.incidents) put(step.id, { top: -19, right: 20 }, label(step.incidentsText || String(step.incidents), 'incidents', step.title));
        if (step.incidents) mark(step.id, 'failed');
      } else {
        const heat = view === 'visits' ? step.visitsHeat : step.timeHeat;
        const text = view === 'visits' ? step.visitsText : step.timeText;
        if (heat) mark(step.id, 'heat' + heat);
        if (text && (view === 'visits' || heat && !element.type.endsWith('Gateway') && !beside)) put(step.id, corner, label(text, 'visits', step.title));
      }
      if (step.way) mark(step.id, 'way');
      if (step.here) {
        mark(step.id, step.incidents ? 'failed' : 'here');
        const token = document.createElement('div'); token.className = step.incidents ? 'token failed' : 'token'; token.dataset.token = step.id;
        put(step.id, { top: -12, left: element.width / 2 - 13 }, token);
      }
    });
    if (marks.visits) taken(marks.visits, registry).forEach(flow => mark(flow.id, 'way'));
  }

  // A step that was left (not interrupted) went on to that of its targets which was entered next; no other way was taken.
  function taken(visits, registry) {
    const flows = new Set();
    visits.forEach((visit, at) => {
      const element = registry.get(visit.step);
      if (!visit.left || !element) return;
      const next = visits.slice(at + 1).find(later => element.outgoing.some(flow => flow.target && flow.target.id === later.step));
      if (next) flows.add(element.outgoing.find(flow => flow.target.id === next.step));
    });
    return flows;
  }

  function start(part) {
    part.querySelectorAll('[data-diagram]:not([data-drawn])').forEach(box => {
      if (box.closest('details:not([open])')) return; // has no size yet
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
  document.addEventListener('toggle', event => { if (event.target.open) start(event.target); }, true);
  document.addEventListener('htmx:afterSettle', () => { start(document); document.querySelectorAll('[data-diagram]').forEach(paint); });
  window.lodgeflow.repaint = () => document.querySelectorAll('[data-diagram]').forEach(paint);
  start(document);
})();
