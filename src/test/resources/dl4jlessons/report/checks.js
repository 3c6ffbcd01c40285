// What must be so everywhere on a page of this project; each sentence that it returns names a place where it is not.
const problems = [];
const texts = selector => [...document.querySelectorAll(selector)];
const where = element => element.closest('[id]')?.id ?? '';
const complain = (element, what) => problems.push(`${where(element)}: ${what}`);
const charts = texts('svg.chart');
const inSight = element => element.checkVisibility();

// ---- alternative texts say what a chart shows

charts.forEach(svg => {
  const label = svg.getAttribute('aria-label') ?? '';
  if (!/\d/.test(label) || label.length < 60) complain(svg, `says little: "${label}"`);
  if (/undefined|NaN|null|Infinity/.test(label)) complain(svg, `says "${label}"`);
});
new Set(charts.map(svg => svg.closest('figure'))).forEach(figure => {
  const labels = new Set([...figure.querySelectorAll('svg.chart')].map(svg => svg.getAttribute('aria-label')));
  if (labels.size !== 1) complain(figure, `has ${labels.size} descriptions`);
  const captions = figure.querySelectorAll('figcaption :is(h3, h4)');
  if (captions.length !== 1 || captions[0].textContent.trim() === '') complain(figure, 'has no title');
});
const described = new Map();
charts.forEach(svg => {
  const label = svg.getAttribute('aria-label');
  const figure = svg.closest('figure');
  const key = `${where(svg.closest('article, main'))} ${label}`;
  if (described.has(key) && described.get(key) !== figure) complain(figure, `is described as ${where(described.get(key))} is`);
  described.set(key, figure);
});

// ---- what takes the keyboard scrolls, or does something

texts('[tabindex="0"]').filter(inSight).forEach(box => {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (!box.matches('.key, button, a, input, select') && !(box.matches('.scroll') && scrolls)) complain(box, 'can be focused, but does nothing');
  if (!box.getAttribute('aria-label')) complain(box, 'can be focused, but has no name');
});
texts('.scroll').filter(inSight).forEach(box => {
  if (box.scrollWidth > box.clientWidth + 1 && box.tabIndex !== 0) complain(box, 'scrolls, but not with the keyboard');
});

// ---- legends, and the panels of a lesson's charts, name variants in one order

const legendOf = svg => [...svg.children].filter(part => part.matches('g[data-series]') && part.querySelector('svg'))
  .map(part => part.dataset.series);
texts('article.lesson, main').forEach(lesson => {
  const legends = [...lesson.querySelectorAll('.on-page svg.chart')].map(svg => [svg, legendOf(svg)]);
  legends.forEach(([one, names], i) => legends.slice(i + 1).forEach(([other, others]) => {
    if (lesson.matches('main') && one.closest('article') !== other.closest('article')) return;
    const common = names.filter(name => others.includes(name)).join();
    if (common !== others.filter(name => names.includes(name)).join()) complain(other, `legend [${others}] against [${names}] of ${where(one)}`);
  }));
});

// ---- marks are drawn whole

const MARK = 13;

/** The box of each stretch of a path, whose commands are all relative. */
const boxes = path => {
  const stretch = path.cloneNode();
  path.after(stretch);
  let at = [0, 0];
  const found = path.getAttribute('d').split(/(?=m)/).map(part => {
    const [, dx, dy, rest] = /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)(.*)$/.exec(part);
    at = [at[0] + Number(dx), at[1] + Number(dy)];
    stretch.setAttribute('d', `m${at.join(' ')}${rest}`);
    const end = stretch.getPointAtLength(stretch.getTotalLength());
    if (!rest.endsWith('z')) at = [end.x, end.y];
    return stretch.getBBox();
  });
  stretch.remove();
  return found;
};
let marks = 0;
charts.filter(inSight).forEach(svg => svg.querySelectorAll(':scope > svg').forEach(view => {
  const [width, height] = ['width', 'height'].map(name => Number(view.getAttribute(name)));
  view.querySelectorAll('path').forEach(path => boxes(path).forEach(({ x, y, width: w, height: h }) => {
    if (w > MARK || h > MARK) return;
    marks++;
    const centre = [x + w / 2, y + h / 2];
    const inside = centre[0] >= 0 && centre[0] <= width && centre[1] >= 0 && centre[1] <= height;
    if (inside && (x < 0 || y < 0 || x + w > width || y + h > height)) complain(svg, `cuts the mark at ${centre}`);
  }));
}));
if (charts.length > 0 && marks === 0) problems.push('no mark was found in any chart');

// ---- numbers

const words = texts('p, li, dd, dt, figcaption, td, th, h2, h3, h4, svg text').filter(one => !one.querySelector('p, li, td, svg'));
words.forEach(one => {
  const clone = one.cloneNode(true);
  clone.querySelectorAll('code, math').forEach(code => code.remove());
  const text = clone.textContent;
  if (/\d[eE][-+−]?\d/.test(text)) complain(one, `an exponent: ${text}`);
  if (/± 0(\.0+)?(?![\d.])(?! to)/.test(text)) complain(one, `a deviation of zero: ${text}`);
  if (/\d%/.test(text)) complain(one, `a percent sign that sticks to its number: ${text}`);
  if (/-\d/.test(text) && !/\d-\d|-\d+(×|-)|[A-Za-z]-\d/.test(text)) complain(one, `a hyphen for a minus: ${text}`);
});
texts('figure.table table').forEach(table => [...table.tHead.rows[0].cells].forEach((head, column) => {
  const cells = [...table.tBodies[0].rows].map(row => row.cells[column]).filter(Boolean);
  const shown = cells.map(cell => cell.textContent);
  // of a count there are few digits to tell
  const counts = shown.filter(text => /^\d[\d,]*$/.test(text)).length;
  shown.filter(text => counts > 0 && /^\d+\.\d{3,} ± /.test(text) && !/^0\./.test(text))
    .forEach(text => complain(table, `a count in "${head.textContent}": ${text}`));
  const percent = shown.some(text => text.endsWith('%'));
  if (percent && /minus|\bgap\b|\blost\b|\blead\b|\bgain\b|difference/.test(head.textContent)) {
    complain(table, `points labelled % in "${head.textContent}"`);
  }
}));
charts.forEach(svg => {
  const axis = /Vertical axis: ([^.]*)/.exec(svg.getAttribute('aria-label'))?.[1] ?? '';
  if (/%/.test(axis) && /minus|\bgap\b|\blost\b|\blead\b/.test(axis)) complain(svg, `points labelled %: ${axis}`);
});
return problems;
