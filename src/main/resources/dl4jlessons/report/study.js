// What the page of a search can do beyond the charts: trials that are looked for by a text or by stretches of the parallel
// axes, and, while the search runs, loading itself anew without losing the reader's place. Without script the page is reloaded by the browser.
(() => {
  'use strict';

  // ---- rows that are looked for

  const filter = document.getElementById('filter');
  const count = document.getElementById('filter-count');
  const allRanks = document.getElementById('all-ranks');
  const table = document.querySelector('#table-study-leaderboard table');
  const OPERATORS = '(<=|>=|<|>|=)\\s*(\\S+)';
  const plain = text => text.toLowerCase().replace(/−/g, '-');
  const bare = text => plain(text).replace(/[\s_]+/g, ' ').trim();
  const columns = table ? [...table.tHead.rows[0].cells].map(cell => bare(cell.textContent)) : [];

  /** What a text asks for: words, and comparisons with a column. */
  const conditions = text => {
    let rest = ` ${plain(text)} `;
    const found = [];
    // names of columns have spaces: the longest that fits comes first
    [...columns].sort((one, other) => other.length - one.length).forEach(name => {
      const words = name.split(' ').map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s_]+');
      rest = rest.replace(new RegExp(`\\s${words}\\s*${OPERATORS}`, 'g'), (all, operator, value) => {
        found.push({ column: columns.indexOf(name), name, operator, value });
        return ' ';
      });
    });
    rest = rest.replace(new RegExp(`\\s([^\\s<>=]+)\\s*${OPERATORS}`, 'g'), (all, name, operator, value) => {
      found.push({ column: columns.findIndex(column => column.includes(bare(name.replace(/-/g, ' ')))), name, operator, value });
      return ' ';
    });
    return [...found, ...rest.split(/\s+/).filter(Boolean).map(word => ({ word }))];
  };

  const holds = (row, { column, operator, value, word }) => {
    if (word !== undefined) return [...row.cells].some(cell => bare(cell.textContent).includes(bare(word)));
    const cell = row.cells[column];
    if (!cell) return false;
    const values = value.split('|');
    if (cell.dataset.sort === undefined) return operator === '=' && values.some(one => bare(cell.textContent) === bare(one));
    const number = Number(cell.dataset.sort);
    const compare = { '<': v => number < v, '<=': v => number <= v, '>': v => number > v, '>=': v => number >= v, '=': v => number === v };
    return values.some(one => compare[operator](Number(one)));
  };

  const trialOf = row => row.cells[columns.indexOf('trial')].textContent;

  const apply = () => {
    const rows = [...table.tBodies[0].rows];
    const asked = conditions(filter.value);
    const every = asked.length > 0 || allRanks.getAttribute('aria-pressed') === 'true';
    table.classList.toggle('every', every);
    rows.forEach(row => { row.hidden = !asked.every(condition => holds(row, condition)); });
    const shown = rows.filter(row => !row.hidden && (every || !row.classList.contains('further'))).length;
    count.textContent = `${shown} of ${rows.length} ranks`;
    const picked = asked.length ? new Set(rows.filter(row => !row.hidden).map(trialOf)) : null;
    document.dispatchEvent(new CustomEvent('pick', { detail: picked }));
    brushes.forEach(brush => brush.show(asked));
  };

  // ---- stretches of the parallel axes: each is conditions of the filter, drawn

  const HALF_AXIS = 12;
  const CLICK = 4;
  const { drawn } = window.chartTools;
  let brushing = false;
  const within = place => Math.max(0, Math.min(1, place));

  /** A name of a choice as the filter takes it. */
  const asValue = name => name.replace(/\s+/g, '_');

  const axisBrush = (svg, { upright, axes, panels: [{ box: [left, top, width, height] }] }, i) => {
    const axis = axes[i];
    const column = columns.indexOf(bare(axis.label));
    const across = (upright ? left : top) + i / Math.max(1, axes.length - 1) * (upright ? width : height);
    const length = upright ? height : width;
    const stretch = (from, to) => upright
      ? { x: across - HALF_AXIS, y: top + (1 - to) * height, width: 2 * HALF_AXIS, height: (to - from) * height }
      : { x: left + from * width, y: across - HALF_AXIS, width: (to - from) * width, height: 2 * HALF_AXIS };
    const handle = svg.appendChild(drawn(svg, 'rect', { class: upright ? 'axis' : 'axis lying', ...stretch(0, 1) }));
    const drawing = svg.appendChild(drawn(svg, 'rect', { class: 'brush', visibility: 'hidden' }));
    const unit = place => axis.from + place * (axis.to - axis.from);
    const value = place => Number((axis.log ? 10 ** unit(place) : unit(place)).toPrecision(3));
    const placeOf = number => ((axis.log ? Math.log10(number) : number) - axis.from) / (axis.to - axis.from);

    /** The conditions that a stretch stands for. */
    const asked = (from, to) => {
      if (axis.names.length === 0) {
        return [...(from > 0 ? [`${axis.label}>=${value(from)}`] : []), ...(to < 1 ? [`${axis.label}<=${value(to)}`] : [])];
      }
      const names = axis.names.filter((name, k) => k > unit(from) - 0.5 && k < unit(to) + 0.5);
      return names.length < axis.names.length ? [`${axis.label}=${names.map(asValue).join('|')}`] : [];
    };

    const ask = texts => {
      const others = conditions(filter.value).filter(condition => condition.column !== column);
      filter.value = [...others.map(({ word, name, operator, value: of }) => word ?? `${name}${operator}${of}`), ...texts].join(' ');
      apply();
    };

    const placeAt = event => {
      const frame = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / frame.width;
      return upright ? within(1 - ((event.clientY - frame.top) * scale - top) / length)
        : within(((event.clientX - frame.left) * scale - left) / length);
    };
    let begun = null;
    const end = () => {
      begun = null;
      brushing = false;
    };
    handle.addEventListener('pointerdown', event => {
      handle.setPointerCapture(event.pointerId);
      begun = placeAt(event);
      brushing = true;
      event.stopPropagation();
      event.preventDefault();
    });
    handle.addEventListener('pointermove', event => {
      if (begun === null) return;
      event.stopPropagation();
      const now = placeAt(event);
      if (Math.abs(now - begun) * length >= CLICK) ask(asked(Math.min(begun, now), Math.max(begun, now)));
    });
    handle.addEventListener('pointerup', event => {
      if (begun !== null && Math.abs(placeAt(event) - begun) * length < CLICK) ask([]);
      end();
    });
    handle.addEventListener('pointercancel', end);

    /** Draws the stretch that the filter asks for, whoever wrote it. */
    const show = all => {
      const own = all.filter(condition => condition.column === column && column >= 0);
      const numbers = operators => own.filter(({ operator }) => operators.includes(operator)).map(({ value: text }) => Number(text));
      let [from, to] = [0, 1];
      if (axis.names.length) {
        const chosen = own.filter(({ operator }) => operator === '=').flatMap(({ value: text }) => text.split('|'))
          .map(name => axis.names.findIndex(known => bare(known) === bare(name))).filter(k => k >= 0);
        if (chosen.length) [from, to] = [placeOf(Math.min(...chosen) - 0.5), placeOf(Math.max(...chosen) + 0.5)];
      } else {
        from = Math.max(0, ...numbers(['>', '>=']).map(placeOf));
        to = Math.min(1, ...numbers(['<', '<=']).map(placeOf));
      }
      const shown = own.length > 0 && to > from;
      drawing.setAttribute('visibility', shown ? 'visible' : 'hidden');
      if (shown) Object.entries(stretch(from, to)).forEach(([name, size]) => drawing.setAttribute(name, size.toFixed(1)));
    };
    return { column, show };
  };

  const brushes = !filter || !table ? [] : [...document.querySelectorAll('#figure-study-search-parallel svg.chart')].flatMap(svg => {
    const chart = JSON.parse(svg.querySelector('metadata').textContent);
    return chart.axes.map((axis, i) => axisBrush(svg, chart, i));
  });

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
      const looking = brushing || (tip && !tip.hidden) || document.activeElement === filter || String(getSelection()) !== '';
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
