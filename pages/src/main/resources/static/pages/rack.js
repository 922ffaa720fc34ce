// Room rack: drag a stay to a room's row; or click a stay that waits and choose from the list.
(function () {
  'use strict';
  let dragged = null;
  document.addEventListener('dragstart', event => {
    const stay = event.target.closest && event.target.closest('[data-stay]');
    if (!stay) return;
    dragged = stay;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', stay.dataset.stay);
    document.querySelectorAll('tr[data-room]').forEach(row => row.classList.toggle('fits', row.dataset.type === stay.dataset.type));
  });
  document.addEventListener('dragend', () => {
    dragged = null;
    document.querySelectorAll('tr[data-room]').forEach(row => row.classList.remove('fits', 'over'));
  });
  document.addEventListener('dragover', event => {
    const row = dragged && event.target.closest('tr[data-room]');
    document.querySelectorAll('tr.over').forEach(other => { if (other !== row) other.classList.remove('over'); });
    if (row) { event.preventDefault(); row.classList.add('over'); }
  });
  document.addEventListener('drop', event => {
    const row = dragged && event.target.closest('tr[data-room]');
    if (!row) return;
    event.preventDefault();
    htmx.ajax('POST', '/front-desk/bookings/' + encodeURIComponent(dragged.dataset.stay) + '/assign-room', {
      source: row, swap: 'none', values: { room: row.dataset.room, version: dragged.dataset.version }
    });
  });
  document.addEventListener('click', event => {
    const stay = event.target.closest('.rack [data-stay][data-address]');
    if (stay) location.href = stay.dataset.address;
  });
})();
