// The peer of position.js: the whole two-stage program of one item, written out at once for HiGHS.
// Prints the expected hours of the best layout.
//
//   node bench/position-peer.js FOLDER
import { readFileSync } from "node:fs";
import loadHighs from "highs";

const [, , folder] = process.argv;
const read = (name) =>
  readFileSync(`${folder}/${name}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(","));

const stock = new Map(read("layout").map(([depot, , quantity]) => [depot, Number(quantity)]));
const depots = [...stock.keys()];
const total = [...stock.values()].reduce((sum, quantity) => sum + quantity, 0);
const hours = new Map(
  read("transport").map(([depot, place, h]) => [`${depot} ${place}`, Number(h)]),
);
const events = read("events");
const demand = new Map(events.map(([event]) => [event, []]));
for (const [event, place, , quantity] of read("demand")) {
  demand.get(event).push([place, Number(quantity)]);
}

const cost = depots.map(() => 0);
const upper = depots.map(() => total);
const [starts, indices, values, rowLower, rowUpper] = [[0], [], [], [], []];
function row(terms, low, high) {
  for (const [at, factor] of terms) {
    indices.push(at);
    values.push(factor);
  }
  starts.push(indices.length);
  rowLower.push(low);
  rowUpper.push(high);
}

row(
  depots.map((_, i) => [i, 1]),
  total,
  total,
);
for (const [event] of events) {
  const asked = demand.get(event);
  const share = Math.min(1, total / asked.reduce((sum, [, quantity]) => sum + quantity, 0));
  const taken = depots.map(() => []);
  for (const [place, quantity] of asked) {
    const columns = depots.map((depot) => {
      upper.push(Infinity);
      return cost.push(hours.get(`${depot} ${place}`) / events.length) - 1;
    });
    row(
      columns.map((at) => [at, 1]),
      quantity * share,
      quantity * share,
    );
    for (const [i, at] of columns.entries()) taken[i].push([at, 1]);
  }
  for (const [i, terms] of taken.entries()) row([...terms, [i, -1]], -Infinity, 0);
}

const highs = await loadHighs();
const { continuous } = highs.constants.variableType;
const matrix = {
  format: "csr",
  numRows: rowLower.length,
  numCols: cost.length,
  starts: Int32Array.from(starts),
  indices: Int32Array.from(indices),
  values: Float64Array.from(values),
};
const model = {
  numCols: cost.length,
  numRows: rowLower.length,
  colCost: Float64Array.from(cost),
  colLower: new Float64Array(cost.length),
  colUpper: Float64Array.from(upper),
  rowLower: Float64Array.from(rowLower),
  rowUpper: Float64Array.from(rowUpper),
  integrality: cost.map(() => continuous),
  matrix,
};
const found = highs.withModel(model, (solver) => {
  solver.options.set({ output_flag: false });
  solver.run();
  return solver.getObjectiveValue();
});
console.log(found);
