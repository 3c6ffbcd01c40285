// What the page can do beyond being read: values under the pointer, one series set off from the others, the other scale,
// sorted tables, the contents bar. Without script nothing of it is missed.
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');

  const create = (name, attributes = {}, text = '') => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
    return element;
  };

  const written = value => {
    if (typeof value !== 'number') return value ?? '–';
    const size = Math.abs(value);
    if (size === 0) return '0';
    if (size < 1e-3 || size >= 1e5) {
      const [factor, power] = value.toExponential(2).split('e');
      const raised = [...String(+power)].map(c => c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]).join('');
      return `${factor.replace('-', '−')}×10${raised}`;
    }
    return String(+value.toPrecision(4)).replace('-', '−');
  };

  // ---- values under the pointer

  const NEAR = 24;
  const tip = document.body.appendChild(create('div', { id: 'tip', hidden: '' }));
  const charts = new WeakMap();

  const dataOf = svg => {
    if (!charts.has(svg)) {
      const data = svg.querySelector('metadata');
      charts.set(svg, data ? JSON.parse(data.textContent) : null);
    }
    return charts.get(svg);
  };

  const place = (axis, value) => typeof value === 'number'
    ? ((axis.log ? Math.log10(value) : value) - axis.from) / (axis.to - axis.from) : NaN;

  /** The value of each series that lies nearest to a point of a panel, nearest first. */
  const nearest = (chart, panel, x, y) => {
    const [left, top, width, height] = panel.box;
    const alone = panel.series.every(series => series.x.length > 150);
    return panel.series.map(series => {
      let best = null;
      series.x.forEach((value, i) => {
        if (series.y[i] === null) return;
        const dx = left + place(chart.x, value) * width - x;
        const v = place(chart.y, series.y[i]);
        const dy = Number.isFinite(v) ? top + (1 - v) * height - y : 0;
        const far = alone ? Math.hypot(dx, dy) : Math.abs(dx) + Math.abs(dy) / 1e4;
        if (!best || far < best.far) best = { series, i, dx: Math.abs(dx), dy: Math.abs(dy), far };
      });
      return best;
    }).filter(best => best && best.dx < Math.max(NEAR, width / panel.series[0].x.length))
      .sort((one, other) => one.dx - other.dx > 1 || other.dx - one.dx > 1 ? one.dx - other.dx : one.dy - other.dy);
  };

  // ---- the trial under the pointer: what is known of it, and where it is in the other charts

  const holder = document.getElementById('about');
  const about = holder ? JSON.parse(holder.textContent) : {};
  const keyOf = (series, i) => series.keys[i] ?? series.keys[0];

  const pixels = (chart, panel, series) => {
    const [left, top, width, height] = panel.box;
    return series.x.map((value, i) => [
      left + place(panel.x ?? chart.x, value) * width,
      top + (1 - place(panel.y ?? chart.y, series.y[i])) * height]);
  };

  /** How far a point lies from a stretch of a line. */
  const fromStretch = (x, y, [x1, y1], [x2, y2]) => {
    const along = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = along ? Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / along)) : 0;
    return Math.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y);
  };

  /** Whether something can be said of what a series' values belong to: the page knows it, or the keys are words. */
  const speaks = series => series.keys && (holder || /\s/.test(series.keys[0]));

  /** The value or line that belongs to something and lies nearest to a point of a panel. */
  const nearestKeyed = (chart, panel, x, y) => {
    let best = null;
    panel.series.filter(speaks).forEach(series => {
      const at = pixels(chart, panel, series);
      at.forEach((point, i) => {
        if (!point.every(Number.isFinite)) return;
        let far = Math.hypot(point[0] - x, point[1] - y);
        const next = at[i + 1];
        let nearer = i;
        if (series.line && next && next.every(Number.isFinite)) {
          if (Math.hypot(next[0] - x, next[1] - y) < far) nearer = i + 1;
          far = Math.min(far, fromStretch(x, y, point, next));
        }
        if (far < NEAR && (!best || far < best.far)) best = { series, i: nearer, far };
      });
    });
    return best;
  };

  /** An element for an SVG, yet without a place in it. */
  const drawn = (svg, name, attributes) => {
    const element = document.createElementNS(svg.namespaceURI, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  /** What other scripts of a page draw with. */
  window.chartTools = { drawn };

  /** Draws, on top of a chart, the values and lines of those things whose keys are asked for. */
  const overlay = (svg, name, asked, radius, styleOf = () => '') => {
    svg.querySelectorAll(`:scope > g.${name}`).forEach(old => old.remove());
    const chart = asked ? dataOf(svg) : null;
    if (!chart) return;
    const group = drawn(svg, 'g', { class: name });
    chart.panels.forEach(panel => panel.series.filter(series => series.keys).forEach(series => {
      const at = pixels(chart, panel, series);
      if (series.line) {
        if (!asked(series.keys[0])) return;
        const path = at.map(([x, y], i) => Number.isFinite(x) && Number.isFinite(y)
          ? `${i && at[i - 1].every(Number.isFinite) ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}` : '').join('');
        group.append(drawn(svg, 'path', { d: path, style: styleOf(series) }));
      } else {
        at.forEach(([x, y], i) => {
          if (asked(keyOf(series, i)) && Number.isFinite(x) && Number.isFinite(y)) {
            group.append(drawn(svg, 'circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: radius, style: styleOf(series) }));
          }
        });
      }
    }));
    if (group.childNodes.length) svg.append(group);
  };

  const everyChart = () => [...document.querySelectorAll('svg.chart')];

  let pointedAt = '';
  const pointAt = key => {
    if (key === pointedAt) return;
    pointedAt = key;
    everyChart().forEach(svg =>
      overlay(svg, 'found', key === '' || !svg.getClientRects().length ? null : other => other === key, 7));
  };

  // ---- those things that are picked, such as trials by a filter: the others step back

  document.addEventListener('pick', ({ detail: picked }) => everyChart().forEach(svg => {
    const series = [...svg.querySelectorAll(':scope > svg > g[data-series]')];
    const keyed = new Set((dataOf(svg)?.panels ?? []).flatMap(panel => panel.series)
      .filter(one => one.keys).map(one => one.name));
    series.forEach(part => part.classList.toggle('unpicked', Boolean(picked) && keyed.has(part.dataset.series)));
    const ink = name => {
      const path = series.find(part => part.dataset.series === name)?.querySelector('path');
      return path?.style.stroke || path?.style.fill;
    };
    overlay(svg, 'picked', picked && (key => picked.has(key)), 3, one => `--ink: ${ink(one.name)}`);
  }));

  const showKeyed = (chart, { series, i }) => {
    const key = keyOf(series, i);
    const [title, ...lines] = about[key] ?? [key];
    tip.replaceChildren(create('strong', {}, title));
    lines.forEach(line => tip.append(create('div', {}, line)));
    if (series.label) tip.append(create('div', { class: 'here' }, series.label));
    else if (series.line && chart.x.label) {
      tip.append(create('div', { class: 'here' },
        `${chart.x.label} ${written(series.x[i])}${series.name ? ` · ${series.name}` : ''}: ${written(series.y[i])}`));
    }
    pointAt(key);
  };

  const showValues = (chart, panel, x, y) => {
    const found = nearest(chart, panel, x, y);
    if (found.length === 0) return false;
    const at = found[0].series.x[found[0].i];
    const head = chart.x.names.length ? chart.x.names[Math.round(at)] ?? '' : `${chart.x.label} ${written(at)}`;
    tip.replaceChildren(create('strong', {}, [panel.title, head].filter(Boolean).join(' · ')));
    found.filter(one => one.series.x[one.i] === at).slice(0, 8).forEach(({ series, i }) => {
      const spread = series.low && series.low[i] !== null && series.low[i] !== series.high[i]
        ? ` (${written(series.low[i])} to ${written(series.high[i])})` : '';
      tip.append(create('div', {}, `${series.name ? series.name + ': ' : ''}${written(series.y[i])}${spread}`));
    });
    return true;
  };

  const show = event => {
    const svg = event.target.closest && event.target.closest('svg.chart');
    const chart = svg && dataOf(svg);
    if (!chart) { tip.hidden = true; pointAt(''); return; }
    const frame = svg.getBoundingClientRect();
    const view = svg.viewBox.baseVal;
    const x = (event.clientX - frame.left) / frame.width * view.width;
    const y = (event.clientY - frame.top) / frame.height * view.height;
    const panel = chart.panels.find(({ box: [left, top, width, height] }) =>
      x >= left - 4 && x <= left + width + 4 && y >= top - 4 && y <= top + height + 4);
    // a page that knows nothing about what the keys stand for shows values
    const keyed = panel ? nearestKeyed(chart, panel, x, y) : null;
    pointAt(keyed ? keyOf(keyed.series, keyed.i) : '');
    if (keyed) showKeyed(chart, keyed);
    else if (!panel || (holder && panel.series.every(series => series.keys)) || !showValues(chart, panel, x, y)) { tip.hidden = true; return; }
    tip.hidden = false;
    const beside = event.clientX + 16 + tip.offsetWidth > innerWidth ? event.clientX - 16 - tip.offsetWidth : event.clientX + 16;
    tip.style.left = `${Math.max(4, beside)}px`;
    tip.style.top = `${Math.max(4, Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 4))}px`;
  };
  document.addEventListener('pointermove', show);
  document.addEventListener('pointerdown', show);
  document.addEventListener('scroll', () => { tip.hidden = true; pointAt(''); }, { passive: true });

  // ---- one series set off from the others

  const keysOf = svg => [...svg.children].filter(part => part.matches('g[data-series]')
    && part.querySelector('svg') && part.querySelector('text'));

  const setOff = (figure, name) => {
    figure.dataset.only = name;
    figure.querySelectorAll('g[data-series]').forEach(part =>
      part.classList.toggle('faint', name !== '' && part.dataset.series !== name));
    figure.querySelectorAll('g.key').forEach(key => key.setAttribute('aria-pressed', String(key.dataset.series === name)));
  };

  const prepareKeys = figure => figure.querySelectorAll('svg.chart').forEach(svg => {
    const keys = keysOf(svg);
    if (keys.length < 2) return;
    svg.setAttribute('role', 'group');
    keys.forEach(key => {
      key.classList.add('key');
      Object.entries({ tabindex: '0', role: 'button', 'aria-pressed': 'false', 'aria-label': `only ${key.dataset.series}` })
        .forEach(([name, value]) => key.setAttribute(name, value));
      const turn = () => setOff(figure, figure.dataset.only === key.dataset.series ? '' : key.dataset.series);
      key.addEventListener('click', turn);
      key.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); turn(); }
      });
    });
  });
  document.querySelectorAll('figure').forEach(prepareKeys);

  // ---- the other scale

  document.querySelectorAll('template.other-scale').forEach(template => {
    const figure = template.closest('figure');
    const drawings = figure.querySelector('.drawings');
    const scales = [{ name: drawings.dataset.scale, parts: [...drawings.children] },
      { name: template.dataset.scale, parts: [...template.content.children] }];
    let shown = 0;
    const button = create('button', { type: 'button', class: 'switch' });
    const label = () => { button.textContent = `Show on a ${scales[1 - shown].name} scale`; };
    button.addEventListener('click', () => {
      shown = 1 - shown;
      drawings.replaceChildren(...scales[shown].parts);
      if (!drawings.querySelector('.key')) prepareKeys(figure);
      setOff(figure, figure.dataset.only ?? '');
      label();
    });
    label();
    figure.querySelector('figcaption').append(button);
  });

  // ---- sorted tables

  document.querySelectorAll('figure.table table').forEach(table => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if (rows.length < 3) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = create('button', { type: 'button', class: 'sort', title: 'Sort by this column' }, head.textContent);
      head.replaceChildren(button);
      // the largest number is looked for first, but words from A on
      const orders = head.classList.contains('number') ? ['descending', 'ascending'] : ['ascending', 'descending'];
      button.addEventListener('click', () => {
        const next = orders[orders.indexOf(head.getAttribute('aria-sort')) + 1];
        heads.forEach(other => other.removeAttribute('aria-sort'));
        if (next) head.setAttribute('aria-sort', next);
        const key = row => {
          const cell = row.cells[column];
          const sort = cell.dataset.sort;
          return sort === undefined ? (cell.classList.contains('number') ? NaN : cell.textContent) : Number(sort);
        };
        const sign = next === 'ascending' ? 1 : -1;
        const compare = (one, other) => {
          const [a, b] = [key(one), key(other)];
          if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
          if (typeof a === 'string') return sign * a.localeCompare(b);
          return Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) - Number.isNaN(b) : sign * (a - b || 0);
        };
        body.append(...(next ? [...rows].sort(compare) : rows));
      });
    });
  });

  // ---- only what scrolls can be focused

  const scrollers = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    target.classList.toggle('scrolls', scrolls);
    if (scrolls) {
      Object.entries({ tabindex: '0', role: 'group', 'aria-label': target.dataset.label ?? 'table' })
        .forEach(([name, value]) => target.setAttribute(name, value));
    } else {
      ['tabindex', 'role', 'aria-label'].forEach(name => target.removeAttribute(name));
    }
  }));
  document.querySelectorAll('.scroll').forEach(box => scrollers.observe(box));

  // ---- what is folded is opened where a link leads into it

  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && (target.closest('details') || target.querySelector(':scope > details'));
    if (details && !details.open) { details.open = true; target.scrollIntoView(); }
  };
  addEventListener('hashchange', unfold);
  unfold();

  // ---- the contents bar

  const bar = document.querySelector('nav.contents');
  if (bar) {
    const fold = bar.querySelector('details');
    const wide = matchMedia('(min-width: 78rem)');
    const arrange = () => { fold.open = wide.matches; };
    wide.addEventListener('change', arrange);
    arrange();
    const links = new Map([...bar.querySelectorAll('a')].map(link => [link.hash.slice(1), link]));
    bar.addEventListener('click', event => { if (event.target.closest('a') && !wide.matches) fold.open = false; });
    const now = bar.querySelector('.now');
    const sections = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      // what is hidden lies nowhere
      const passed = sections.filter(section =>
        section.getClientRects().length && section.getBoundingClientRect().top < innerHeight / 3);
      const current = passed.length ? links.get(passed[passed.length - 1].id) : null;
      if (current === mark.last) return;
      mark.last = current;
      links.forEach(link => link.toggleAttribute('aria-current', link === current));
      if (now) now.textContent = current ? current.textContent.trim() : '';
      if (current && wide.matches) current.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });
    addEventListener('load', mark);
    mark();
  }
})();
