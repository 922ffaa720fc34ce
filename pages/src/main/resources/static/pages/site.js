// The guest's site works without this; it suggests places while one types and spares page loads in the calendar.
(function () {
  'use strict';
  document.documentElement.dataset.ready = 'true';
})();
