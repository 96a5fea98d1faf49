// Two solves at once that would take hours, as the program starts them: says when both have begun
// and how they ended.
const [modules] = process.argv.slice(2);
const { contextOf } = await import(`${modules}/context.js`);
const stream = { write: () => {} };
const context = await contextOf(
  {},
  {
    ...{
      language: "en",
      noColor: true,
      interactive: false,
      shippedData: ".",
      defaultOwnData: "none",
    },
    ...{
      exists: () => false,
      now: () => new Date(0),
      loginName: () => "",
      stdout: stream,
      stderr: stream,
    },
  },
);
const { solve, stopped, close } = await context.solving();
// Market split (Cornuéjols & Dawande 1998): few rows, and nearly every half-way house is as good.
let seed = 7;
const draw = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % 100;
};
const [rows, items] = [5, 40];
const model = {
  columns: { lower: [], upper: [], whole: [] },
  rows: { lower: [], upper: [], starts: [0], indices: [], values: [] },
};
const column = (upper, whole) => {
  model.columns.lower.push(0);
  model.columns.upper.push(upper);
  model.columns.whole.push(whole);
  return model.columns.lower.length - 1;
};
const chosen = Array.from({ length: items }, () => column(1, true));
const minimise = [];
for (let row = 0; row < rows; row += 1) {
  const weights = chosen.map(draw);
  const half = Math.floor(weights.reduce((sum, each) => sum + each, 0) / 2);
  const [over, under] = [column(10_000, false), column(10_000, false)];
  minimise.push([over, 1], [under, 1]);
  model.rows.indices.push(...chosen, over, under);
  model.rows.values.push(...weights, -1, 1);
  model.rows.lower.push(half);
  model.rows.upper.push(half);
  model.rows.starts.push(model.rows.indices.length);
}
const begun = new Set();
const gap = { absolute: 1e-6, relative: 0 };
const ask = (name) => {
  const tell = (value) => {
    if (!Number.isFinite(value) || begun.has(name)) return;
    begun.add(name);
    if (begun.size === 2) console.log("solving");
  };
  return solve({ model, minimise, start: undefined, timeLimitSeconds: 600, gap, tell });
};
const answers = await Promise.all([ask("one"), ask("other")]);
const told = answers.map(({ status, values }) => ({ status, values: values?.length }));
console.log(JSON.stringify({ told, stopped: stopped() }));
await close();
