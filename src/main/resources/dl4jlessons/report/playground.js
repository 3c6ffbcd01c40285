// The playground: an untrained network whose activations and gradients are computed while a slider moves, with what the
// lessons measured drawn beside it. Same definitions as ActivationProbe and GradientProbe.
(() => {
  'use strict';
  const section = document.getElementById('playground');
  if (!section) return;

  const EXAMPLES = 200;
  const CLASSES = 10;
  const BINS = 25;
  const EPSILON = 1e-5;
  const ACTIVATIONS = {
    sigmoid: { low: 0, high: 1, f: z => 1 / (1 + Math.exp(-z)), slope: (z, a) => a * (1 - a) },
    tanh: { low: -1, high: 1, f: Math.tanh, slope: (z, a) => 1 - a * a },
    ReLU: { low: 0, high: 3, f: z => z > 0 ? z : 0, slope: z => z > 0 ? 1 : 0 },
    identity: { low: -3, high: 3, f: z => z, slope: () => 1 },
  };
  /** Standard deviation by the name that lessons give to the choice. */
  const STANDARD = {
    'std 0.01': () => 0.01,
    'Xavier 1/√n': width => 1 / Math.sqrt(width),
    'He': width => Math.sqrt(2 / width),
    'std 1': () => 1,
  };

  // ---- arithmetic

  /** Normal numbers, the same for the same seed: mulberry32 and Box-Muller. */
  const normals = (count, seed) => {
    let state = seed >>> 0;
    const uniform = () => {
      state = (state + 0x6D2B79F5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const values = new Float64Array(count);
    for (let i = 0; i < count; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      values[i] = radius * Math.cos(angle);
      if (i + 1 < count) values[i + 1] = radius * Math.sin(angle);
    }
    return values;
  };

  /** Rows of a times b, which has inner rows and outer columns; all of it times a factor. */
  const product = (a, b, inner, outer, factor) => {
    const rows = a.length / inner;
    const result = new Float64Array(rows * outer);
    for (let i = 0; i < rows; i++) {
      const to = i * outer;
      for (let k = 0; k < inner; k++) {
        const value = a[i * inner + k] * factor;
        if (value === 0) continue;
        const from = k * outer;
        for (let j = 0; j < outer; j++) result[to + j] += value * b[from + j];
      }
    }
    return result;
  };

  const transposed = (b, rows, columns) => {
    const result = new Float64Array(b.length);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result[j * rows + i] = b[i * columns + j];
    return result;
  };

  /** Each column brought to mean 0 and variance 1; returns one over the deviations. */
  const normalize = (z, width) => {
    const rows = z.length / width;
    const inverse = new Float64Array(width);
    for (let j = 0; j < width; j++) {
      let mean = 0;
      for (let i = j; i < z.length; i += width) mean += z[i] / rows;
      let variance = 0;
      for (let i = j; i < z.length; i += width) variance += (z[i] - mean) ** 2 / rows;
      inverse[j] = 1 / Math.sqrt(variance + EPSILON);
      for (let i = j; i < z.length; i += width) z[i] = (z[i] - mean) * inverse[j];
    }
    return inverse;
  };

  /** The gradient before normalization from that after it. */
  const denormalize = (gradient, normalized, inverse) => {
    const width = inverse.length;
    const rows = gradient.length / width;
    for (let j = 0; j < width; j++) {
      let sum = 0;
      let along = 0;
      for (let i = j; i < gradient.length; i += width) {
        sum += gradient[i] / rows;
        along += gradient[i] * normalized[i] / rows;
      }
      for (let i = j; i < gradient.length; i += width) {
        gradient[i] = inverse[j] * (gradient[i] - sum - normalized[i] * along);
      }
    }
  };

  const histogram = (values, { low, high }) => {
    const shares = new Float64Array(BINS);
    const width = (high - low) / BINS;
    for (const value of values) {
      shares[Math.max(0, Math.min(BINS - 1, Math.floor((value - low) / width)))] += 1 / values.length;
    }
    return [...shares];
  };

  const drawn = new Map();
  const draw = (width, depth, seed) => {
    const key = `${width} ${depth} ${seed}`;
    if (!drawn.has(key)) {
      drawn.clear();
      const weights = Array.from({ length: depth }, (_, layer) => normals(width * width, 7919 * seed + layer + 1));
      drawn.set(key, {
        inputs: normals(EXAMPLES * width, 7919 * seed + 1001),
        weights,
        backwards: weights.map(matrix => transposed(matrix, width, width)),
        outputs: normals(width * CLASSES, 7919 * seed + 2001),
      });
    }
    return drawn.get(key);
  };

  /** Histograms of the activations and root mean squares of the gradients with respect to z, first layer first. */
  const compute = ({ activation, std, depth, width, normalized, seed }) => {
    const { f, slope, ...range } = ACTIVATIONS[activation];
    const { inputs, weights, backwards, outputs } = draw(width, depth, seed);
    const layers = [];
    let below = inputs;
    for (const matrix of weights) {
      const z = product(below, matrix, width, width, std);
      const inverse = normalized ? normalize(z, width) : null;
      const a = z.map(f);
      layers.push({ z, a, inverse });
      below = a;
    }
    const scores = product(below, outputs, width, CLASSES, std);
    for (let i = 0; i < EXAMPLES; i++) {
      const row = scores.subarray(i * CLASSES, (i + 1) * CLASSES);
      const largest = Math.max(...row);
      let sum = 0;
      for (let j = 0; j < CLASSES; j++) sum += row[j] = Math.exp(row[j] - largest);
      for (let j = 0; j < CLASSES; j++) row[j] = row[j] / sum - (j === i % CLASSES ? 1 : 0);
    }
    let gradient = product(scores, transposed(outputs, width, CLASSES), CLASSES, width, std);
    const gradients = [];
    for (let layer = depth - 1; layer >= 0; layer--) {
      const { z, a, inverse } = layers[layer];
      let squares = 0;
      for (let i = 0; i < gradient.length; i++) gradient[i] *= slope(z[i], a[i]);
      if (inverse) denormalize(gradient, z, inverse);
      for (const value of gradient) squares += value * value;
      gradients.unshift(Math.sqrt(squares / gradient.length));
      if (layer > 0) gradient = product(gradient, backwards[layer], width, width, std);
    }
    return { histograms: layers.map(({ a }) => histogram(a, range)), gradients };
  };

  // ---- what the lessons measured

  const measured = JSON.parse(document.getElementById('playground-measured').textContent);
  const nameOf = (std, width) => Object.keys(STANDARD).find(name => Math.abs(Math.log(STANDARD[name](width) / std)) < 1e-6);
  const measuredFor = ({ activation, std, depth, width, normalized }) => {
    const weights = width === 100 ? nameOf(std, width) : undefined;
    const same = entry => entry.activation === activation && entry.weights === weights;
    return {
      histograms: measured.histograms.find(entry => same(entry) && entry.normalized === normalized
        && entry.layers.length === depth)?.layers,
      gradients: normalized ? undefined : measured.gradients.find(entry => same(entry) && entry.depth === depth)?.rms,
    };
  };

  // ---- drawing

  const TOP = 0.3;
  const superscript = power => [...String(power)].map(c => c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]).join('');
  const short = value => {
    if (value === 0) return '0';
    const power = Math.floor(Math.log10(value));
    return power < -3 ? `${(value / 10 ** power).toFixed(1)}×10${superscript(power)}` : String(+value.toPrecision(2));
  };

  const outline = (shares, width, height) => {
    const bar = width / shares.length;
    const path = shares.map((share, i) =>
      `L${(i * bar).toFixed(1)} ${(height - Math.min(share, TOP) / TOP * height).toFixed(1)}h${bar.toFixed(2)}`);
    return `M0 ${height}${path.join('')}L${width} ${height}`;
  };

  const drawHistograms = (histograms, beside, { low, high }) => histograms.map((shares, layer) => `
    <svg class="bars" viewBox="-4 -16 132 98" role="img" aria-label="Activations of layer ${layer + 1}: ${
      Math.round(100 * Math.max(...shares))} % in the fullest of ${BINS} bars">
      <text x="0" y="-5" class="name">layer ${layer + 1}</text>
      <path class="computed" d="${outline(shares, 124, 64)}Z"/>
      ${beside ? `<path class="measured" d="${outline(beside[layer], 124, 64)}"/>` : ''}
      <path class="axis" d="M0 64H124"/>
      <text x="0" y="77">${String(low).replace('-', '−')}</text><text x="124" y="77" text-anchor="end">${high}</text>
    </svg>`).join('');

  const drawGradients = (gradients, beside) => {
    const [left, top, width, height] = [46, 12, 500, 170];
    const logs = [...gradients, ...(beside ?? [])].filter(value => value > 0).map(Math.log10);
    const low = Math.floor(Math.min(-2, ...logs));
    const high = Math.ceil(Math.max(0, ...logs));
    const x = layer => left + (gradients.length === 1 ? width / 2 : layer * width / (gradients.length - 1));
    const y = value => top + height - (Math.log10(value) - low) / (high - low) * height;
    const step = Math.max(1, Math.ceil((high - low) / 5));
    const ticks = [];
    for (let power = high; power >= low; power -= step) ticks.push(power);
    const points = values => values.map((value, i) => [x(i), y(value)]).filter(([, v]) => Number.isFinite(v));
    const line = values => `M${points(values).map(point => point.map(v => v.toFixed(1)).join(' ')).join('L')}`;
    return `<svg class="line" viewBox="0 0 560 224" role="img" aria-label="Root mean square of the gradient: ${
      short(gradients[0])} at the first layer, ${short(gradients[gradients.length - 1])} at the last">
      ${ticks.map(power => `<path class="grid" d="M${left} ${y(10 ** power).toFixed(1)}h${width}"/>
        <text x="${left - 10}" y="${(y(10 ** power) + 4).toFixed(1)}" text-anchor="end">10${superscript(power)}</text>`).join('')}
      ${beside ? `<path class="measured" d="${line(beside)}"/>${points(beside).map(([a, b]) =>
        `<rect class="measured" x="${(a - 3.5).toFixed(1)}" y="${(b - 3.5).toFixed(1)}" width="7" height="7"/>`).join('')}` : ''}
      <path class="computed" d="${line(gradients)}"/>
      ${points(gradients).map(([a, b]) => `<circle class="computed" cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="3.5"/>`).join('')}
      <text x="${left}" y="202">layer 1</text>
      <text x="${left + width}" y="202" text-anchor="end">layer ${gradients.length}</text>
      <text x="${left + width / 2}" y="218" text-anchor="middle">the gradient comes from the right</text></svg>`;
  };

  // ---- controls

  const control = name => section.querySelector(`[name=${name}]`);
  const part = name => section.querySelector(`.${name}`);
  let exact = null;
  let seed = 1;

  const setting = () => {
    const width = Number(control('width').value);
    return {
      activation: control('activation').value,
      std: exact ? STANDARD[exact](width) : 10 ** Number(control('std').value),
      depth: Number(control('depth').value),
      width,
      normalized: control('normalized').checked,
      seed,
    };
  };

  const update = () => {
    const now = setting();
    if (exact) control('std').value = Math.log10(now.std);
    const result = compute(now);
    const beside = measuredFor(now);
    part('histograms').innerHTML = drawHistograms(result.histograms, beside.histograms, ACTIVATIONS[now.activation]);
    part('gradients').innerHTML = drawGradients(result.gradients, beside.gradients);
    control('std-shown').textContent = short(now.std);
    control('depth-shown').textContent = now.depth;
    section.querySelectorAll('[data-mark]').forEach(button => {
      button.setAttribute('aria-pressed', String(button.dataset.mark === exact));
      button.style.setProperty('--place', (Math.log10(STANDARD[button.dataset.mark](now.width)) + 2.5) / 3);
    });
    const seen = [beside.histograms && 'lesson 2 its histograms', beside.gradients && 'lesson 3 its gradients'].filter(Boolean);
    part('readout').textContent =
      `The gradient is ${short(result.gradients[0])} at the first layer, ${
        short(result.gradients[0] / result.gradients[now.depth - 1])} of the last layer’s. ${seen.length
        ? `This setting was measured: ${seen.join(', ')} (outlined).`
        : 'No lesson measured this setting.'}`;
  };

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  };
  section.querySelectorAll('[data-mark]').forEach(button => button.addEventListener('click', () => {
    exact = button.dataset.mark;
    soon();
  }));
  control('std').addEventListener('input', () => { exact = null; soon(); });
  ['activation', 'depth', 'width', 'normalized'].forEach(name => control(name).addEventListener('input', soon));
  control('again').addEventListener('click', () => { seed++; soon(); });

  section.hidden = false;
  exact = 'Xavier 1/√n';
  update();
  /** For those who want values, and for the test that compares them with the lessons' own. */
  section.playground = { compute, measured, standard: STANDARD, setting, measuredFor };
})();
