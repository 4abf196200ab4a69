// The libraries behind one face: `first(bytes)`, `append(values)`, `zoom(from, to)`, all of the same line, two pixels
// wide, with axes, without animation. Each is used as its own documentation says it is quickest. Runs in the page.
import { STEP } from '/points.mjs';

const WIDTH = 1_200;
const HEIGHT = 400;
const COLOUR = 'rgb(178, 74, 46)';

const place = () => document.getElementById('chart');
const script = (address) =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script');
    [element.src, element.onload, element.onerror] = [address, resolve, reject];
    document.head.append(element);
  });

const ours = async () => {
  const { default: init, Chart } = await import('/ours/charts_bench.js');
  const { memory } = await init({ module_or_path: '/ours/charts_bench_bg.wasm' });
  let chart;
  return {
    first: (bytes) => {
      const layers = [0, 1].map(() => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height, canvas.dir] = [WIDTH, HEIGHT, 'ltr'];
        canvas.className = 'layer';
        return canvas;
      });
      place().append(...layers);
      chart = new Chart(...layers);
      chart.take(new Float32Array(bytes));
    },
    append: (values) => chart.append(values),
    appendWithAxes: (values) => chart.append_with_axes(values),
    zoom: (from, to) => chart.look(from, to),
    all: () => chart.draw_all(),
    keep: (most, least) => chart.keep(most, least),
    bytes: () => memory.buffer.byteLength,
  };
};

/** Figures that grow in a buffer with room, so that nothing is copied: `x` and `y`. */
const growing = (bytes) => {
  const first = new Float32Array(bytes);
  const room = first.length + 200_000;
  const [x, y] = [new Float64Array(room), new Float32Array(room)];
  for (let index = 0; index < room; index += 1) x[index] = index * STEP;
  y.set(first);
  let length = first.length;
  return {
    append: (values) => {
      y.set(values, length);
      length += values.length;
    },
    now: () => [x.subarray(0, length), y.subarray(0, length)],
  };
};

const uPlot = async () => {
  const { default: Plot } = await import('/uplot/dist/uPlot.esm.js');
  let chart, points;
  return {
    first: (bytes) => {
      points = growing(bytes);
      const options = {
        width: WIDTH,
        height: HEIGHT,
        pxAlign: 1,
        cursor: { show: false },
        legend: { show: false },
        series: [{}, { stroke: COLOUR, width: 2, points: { show: false } }],
      };
      chart = new Plot({ ...options, ms: 1 }, points.now(), place());
    },
    append: (values) => {
      points.append(values);
      chart.setData(points.now());
    },
    zoom: (from, to) => chart.setScale('x', { min: from * STEP, max: to * STEP }),
  };
};

const eCharts = async () => {
  await script('/echarts/dist/echarts.min.js');
  let chart, pairs, length;
  const source = () => ({ source: pairs.subarray(0, length * 2), dimensions: ['x', 'y'] });
  const write = (values, from) => values.forEach((value, index) => {
    pairs[(from + index) * 2] = (from + index) * STEP;
    pairs[(from + index) * 2 + 1] = value;
  });
  return {
    first: (bytes) => {
      const values = new Float32Array(bytes);
      pairs = new Float64Array((values.length + 200_000) * 2);
      length = values.length;
      write(values, 0);
      chart = globalThis.echarts.init(place(), null, { devicePixelRatio: 1, width: WIDTH, height: HEIGHT });
      chart.setOption({
        animation: false,
        dataset: source(),
        xAxis: { type: 'time', min: 'dataMin', max: 'dataMax' },
        yAxis: { type: 'value' },
        dataZoom: [{ type: 'inside' }],
        series: [{ type: 'line', showSymbol: false, sampling: 'minmax', lineStyle: { width: 2, color: COLOUR }, encode: { x: 'x', y: 'y' } }],
      });
    },
    append: (values) => {
      write(values, length);
      length += values.length;
      chart.setOption({ dataset: source() });
    },
    zoom: (from, to) => chart.dispatchAction({ type: 'dataZoom', startValue: from * STEP, endValue: to * STEP }, { flush: true }),
  };
};

const chartJs = async () => {
  await script('/chart.js/dist/chart.umd.js');
  let chart, points;
  const write = (values) => values.forEach((value) => points.push({ x: points.length * STEP, y: value }));
  return {
    first: (bytes) => {
      points = [];
      write(new Float32Array(bytes));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [WIDTH, HEIGHT];
      place().append(canvas);
      chart = new globalThis.Chart(canvas, {
        type: 'line',
        data: { datasets: [{ data: points, borderColor: COLOUR, borderWidth: 2, pointRadius: 0 }] },
        options: {
          responsive: false,
          devicePixelRatio: 1,
          animation: false,
          parsing: false,
          normalized: true,
          events: [],
          plugins: { legend: { display: false }, tooltip: { enabled: false }, decimation: { enabled: true, algorithm: 'min-max' } },
          scales: { x: { type: 'linear' }, y: {} },
        },
      });
    },
    append: (values) => {
      write(values);
      chart.data.datasets[0].data = points;
      chart.update('none');
    },
    zoom: (from, to) => {
      [chart.options.scales.x.min, chart.options.scales.x.max] = [from * STEP, to * STEP];
      chart.update('none');
    },
  };
};

export const LIBRARIES = { ours, uPlot, 'Chart.js': chartJs, ECharts: eCharts };
