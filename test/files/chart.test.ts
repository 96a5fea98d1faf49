import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { BarChart, Chart, PlotChart } from "../../src/documents/chart.ts";
import { chartSvg } from "../../src/files/charts/chart-writer.ts";

const plans: PlotChart = {
  kind: "plot",
  title: "計画の比較：費用と到着日",
  notes: ["距離は推定値", "A note with <signs> & “quotes”"],
  x: { title: "最終到着日", scale: "date" },
  y: { title: "費用（百万円）", fromZero: true },
  layers: [
    { kind: "points", label: "最安", points: [{ x: "2026-12-24", y: 12.3, label: "最安" }] },
    { kind: "points", label: "最速", points: [{ x: "2026-12-02", y: 31.2, label: "最速" }] },
    { kind: "points", label: "公平", points: [{ x: "2026-12-24", y: 12.3, label: "公平" }] },
  ],
};

const sizes: PlotChart = {
  kind: "plot",
  title: "How many events were at least so large",
  notes: [],
  x: { title: "pieces", scale: "log" },
  y: { title: "share of events", fromZero: true },
  layers: [
    { kind: "line", label: "fitted", points: [10, 10_000].map((x, at) => ({ x, y: 1 - at })) },
    {
      kind: "line",
      label: "observed",
      steps: true,
      dashed: true,
      points: [10, 300, 10_000].map((x, at) => ({ x, y: 1 - at * 0.4 })),
    },
    {
      kind: "band",
      label: "95 %",
      points: [10, 10_000].map((x, at) => ({ x, low: 0.8 - 0.8 * at, high: 1 - 0.8 * at })),
    },
  ],
};

const stocks: BarChart = {
  kind: "bars",
  title: "Safety stock, apart and as one",
  notes: [],
  value: { title: "pieces", fromZero: true },
  categories: ["毛布", "給水容器 10 L 折りたたみ式（蛇口付）"],
  unknown: "unknown",
  reference: { value: 5_000, label: "today" },
  series: [
    {
      label: "apart",
      bars: [{ to: 12_000, between: [10_000, 14_000], label: "12,000" }, undefined],
    },
    {
      label: "as one",
      bars: [
        { to: 9_000, label: "9,000" },
        { from: 300, to: 700 },
      ],
    },
  ],
};

const charts: readonly (readonly [string, Chart])[] = [
  ["plans", plans],
  ["sizes", sizes],
  ["stocks", stocks],
];

test.each(charts)("%s are drawn as they always were", async (name, chart) => {
  await expect(await chartSvg(chart)).toMatchFileSnapshot(`../golden/charts/${name}.svg`);
});

test("days are marked alike in every zone", async () => {
  const drawn = [];
  for (const tz of ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Apia"]) {
    vi.stubEnv("TZ", tz);
    drawn.push(await chartSvg(plans));
  }
  vi.unstubAllEnvs();
  expect(new Set(drawn).size).toBe(1);
});

test("what is unknown is said, and draws no bar", async () => {
  const svg = await chartSvg(stocks);
  expect(svg).toContain(">unknown</text>");
  expect(svg.match(/<rect [^>]*height="14"/g)).toHaveLength(3);
});

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Labels of points: dark, small, and set from their left. */
function boxes(svg: string, labels: readonly string[]): readonly Box[] {
  const found = svg.matchAll(
    /<text x="([\d.-]+)" y="([\d.-]+)" font-size="11" fill="#222222">([^<]*)/g,
  );
  return [...found].flatMap(([, x, y, text = ""]) =>
    labels.includes(text)
      ? [{ text, left: Number(x), right: Number(x) + text.length * 5.5, y: Number(y) }]
      : [],
  );
}

test("labels of five plans cover neither each other nor leave the page, wherever they lie", async () => {
  const place = fc.record({
    day: fc.integer({ min: 10, max: 28 }),
    y: fc.integer({ min: 0, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 5 }), async (places) => {
      const labels = places.map((_, at) => `label of plan ${at}`);
      const points = places.map(({ day, y }, at) => ({
        x: `2026-12-${day}`,
        y,
        label: labels[at] ?? "",
      }));
      const svg = await chartSvg({ ...plans, layers: [{ kind: "points", label: "", points }] });
      const drawn = boxes(svg, labels);
      expect(drawn).toHaveLength(labels.length);
      for (const [at, a] of drawn.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(800);
        for (const b of drawn.slice(at + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || Math.abs(a.y - b.y) >= 11;
          expect(apart, `${a.text} and ${b.text}`).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.constantFrom(0, 5e-324, -5e-324, 1e-12, 1, 1 + Number.EPSILON, 1e12, 1e12 + 1e-4),
);

test("any texts and figures give well-formed SVG without a place that is no number", async () => {
  const point = fc.record({ x: anyNumber, y: anyNumber, label: fc.string({ unit: "binary" }) });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.array(point), async (title, points) => {
      const layers = [{ kind: "points", label: title, points }] as const;
      const axis = { title };
      const svg = await chartSvg({ kind: "plot", title, notes: [title], x: axis, y: axis, layers });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      const texts = svg.replace(/<[a-z]+( [a-zA-Z0-9-]+="[^"<]*")*\/?>|<\/[a-z]+>/g, "");
      expect(texts).not.toMatch(/[<>]|&(?!#\d+;)/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(texts).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }),
    { numRuns: 200 },
  );
});
