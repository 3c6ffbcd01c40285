// What the page of a search can do beyond the charts: rows of the leaderboard that are looked for, and, while the search
// runs, loading itself anew without losing the reader's place. Without script the page is reloaded by the browser.
(() => {
  'use strict';

  // ---- rows that are looked for

  const filter = document.getElementById('filter');
  const count = document.getElementById('filter-count');
  const allRanks = document.getElementById('all-ranks');
  const table = document.querySelector('#table-study-leaderboard table');
  const bare = text => text.toLowerCase().replace(/[\s_]+/g, ' ').replace(/−/g, '-').trim();

  /** What a text asks for: words, and comparisons with a column. */
  const conditions = (text, columns) => {
    let rest = ` ${bare(text)} `;
    const found = [];
    // names of columns have spaces: the longest that fits comes first
    [...columns].sort((one, other) => other.length - one.length).forEach(column => {
      const escaped = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      rest = rest.replace(new RegExp(` ${escaped}\\s*(<=|>=|<|>|=)\\s*(\\S+)`, 'g'), (all, operator, value) => {
        found.push({ column: columns.indexOf(column), operator, value });
        return ' ';
      });
    });
    rest = rest.replace(/ ([^\s<>=]+)\s*(<=|>=|<|>|=)\s*(\S+)/g, (all, name, operator, value) => {
      found.push({ column: columns.findIndex(column => column.includes(name.replace(/-/g, ' '))), operator, value });
      return ' ';
    });
    return [...found, ...rest.split(' ').filter(Boolean).map(word => ({ word }))];
  };

  const holds = (row, { column, operator, value, word }) => {
    if (word !== undefined) return [...row.cells].some(cell => bare(cell.textContent).includes(word));
    const cell = row.cells[column];
    if (!cell) return false;
    if (cell.dataset.sort === undefined) return operator === '=' && bare(cell.textContent) === bare(value);
    const [one, other] = [Number(cell.dataset.sort), Number(value)];
    return { '<': one < other, '<=': one <= other, '>': one > other, '>=': one >= other, '=': one === other }[operator];
  };

  const apply = () => {
    const rows = [...table.tBodies[0].rows];
    const asked = conditions(filter.value, [...table.tHead.rows[0].cells].map(cell => bare(cell.textContent)));
    const every = asked.length > 0 || allRanks.getAttribute('aria-pressed') === 'true';
    table.classList.toggle('every', every);
    rows.forEach(row => { row.hidden = !asked.every(condition => holds(row, condition)); });
    const shown = rows.filter(row => !row.hidden && (every || !row.classList.contains('further'))).length;
    count.textContent = `${shown} of ${rows.length} ranks`;
  };

  if (filter && table) {
    allRanks.hidden = !table.querySelector('.further');
    filter.addEventListener('input', apply);
    allRanks.addEventListener('click', () => {
      allRanks.setAttribute('aria-pressed', String(allRanks.getAttribute('aria-pressed') !== 'true'));
      apply();
    });
    apply();
  }

  // ---- a page that loads itself anew while the search runs

  const KEY = `study ${location.pathname}`;
  const STALE_MINUTES = 15;
  const LONGEST_LOOK_SECONDS = 30;

  const store = {
    take() {
      try {
        const kept = sessionStorage.getItem(KEY);
        sessionStorage.removeItem(KEY);
        return kept ? JSON.parse(kept) : null;
      } catch { return null; }
    },
    keep(what) {
      try { sessionStorage.setItem(KEY, JSON.stringify(what)); } catch { /* then the browser's own place has to do */ }
    },
  };

  const before = store.take();
  if (before) {
    if (filter && table) {
      filter.value = before.filter;
      allRanks.setAttribute('aria-pressed', String(before.all));
      apply();
    }
    // what was in sight stays where it was, whatever has become longer above it
    const anchor = before.anchor && document.getElementById(before.anchor);
    scrollTo({ left: before.x, behavior: 'instant',
      top: anchor ? anchor.getBoundingClientRect().top + scrollY - before.offset : before.y });
  }
  history.scrollRestoration = 'auto';

  const placeNow = () => {
    const inSight = [...document.querySelectorAll('main figure[id]')]
      .find(figure => figure.getBoundingClientRect().bottom > 0);
    const passed = document.querySelector('main').getBoundingClientRect().top < 0;
    return { x: scrollX, y: scrollY,
      ...(inSight && passed ? { anchor: inSight.id, offset: inSight.getBoundingClientRect().top } : {}) };
  };

  const live = document.getElementById('live');
  if (live) {
    const state = live.querySelector('.state');
    const running = state.textContent;
    let paused = Boolean(before && before.paused);
    const button = document.createElement('button');
    button.type = 'button';
    const label = () => {
      button.textContent = paused ? 'Go on' : 'Hold';
      state.textContent = paused ? `${running.split(' and ')[0]} and stays as it is.` : running;
    };
    button.addEventListener('click', () => { paused = !paused; label(); });
    live.append(' ', button);
    label();

    const tip = document.getElementById('tip');
    let waited = 0;
    const tick = () => {
      const age = (Date.now() - Number(live.dataset.written)) / 60000;
      if (age > STALE_MINUTES) {
        state.textContent = `No newer page came for ${STALE_MINUTES} minutes: the search may have been killed. Load the page anew to see.`;
        button.remove();
        clearInterval(timer);
        return;
      }
      const looking = (tip && !tip.hidden) || document.activeElement === filter || String(getSelection()) !== '';
      waited += Number(live.dataset.refresh);
      if (paused || document.hidden || (looking && waited < LONGEST_LOOK_SECONDS)) return;
      history.scrollRestoration = 'manual';
      store.keep({ ...placeNow(), paused, filter: filter ? filter.value : '',
        all: allRanks ? allRanks.getAttribute('aria-pressed') === 'true' : false });
      location.reload();
    };
    const timer = setInterval(tick, 1000 * Number(live.dataset.refresh));
  }
})();
