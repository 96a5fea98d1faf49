/** Requests from the command line: kept in the ledger, version by version. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
});
afterEach(() => office.leave());

const add = (...more: readonly string[]) =>
  office.run(
    ...["request", "add", "--request", "WFP-1", "--organisation", "WFP", "--cause", "disaster"],
    ...["--destination", "KTM", "--item", "BLANKET", ...more],
  );
const shown = async () => JSON.parse((await office.run("request", "show", "WFP-1", "--json")).out);

describe("a request", () => {
  test("keeps its versions; the last one counts", async () => {
    await add("--quantity", "500");
    await add("--quantity", "300", "--line", "1");
    const request = await shown();
    expect(request.lines).toMatchObject([{ line: 1, quantity: 300 }]);
    expect(
      request.versions.map(({ lines: [line] }: { lines: [{ quantity: number }] }) => line.quantity),
    ).toEqual([500, 300]);
  });

  test("is as it was before, once its change is reversed", async () => {
    await add("--quantity", "500");
    await add("--quantity", "300", "--line", "1");
    const undone = await office.run("reverse", "T-2", "--reason", "misheard");
    expect(undone).toMatchObject({ status: exit.ok });
    expect((await shown()).lines).toMatchObject([{ quantity: 500 }]);
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("grows by a line, which takes over what the request has said", async () => {
    await add("--quantity", "500", "--needed-by", "2027-01-31");
    await office.run(
      "request",
      "add",
      "--request",
      "WFP-1",
      "--category",
      "jerrycan",
      "--quantity",
      "80",
    );
    expect((await shown()).lines).toMatchObject([
      { line: 1, item: "BLANKET" },
      { line: 2, category: "jerrycan", destination: "KTM", neededBy: "2027-01-31" },
    ]);
  });

  test("that is told again just so changes nothing", async () => {
    await office.run("request", "import", "data/sample/requests.csv");
    const again = await office.run("request", "import", "data/sample/requests.csv", "--json");
    expect(JSON.parse(again.out)).toMatchObject({
      transaction: null,
      requests: [{ change: "unchanged" }, { change: "unchanged" }],
    });
  });

  test("that is not there is not shown, and one like it is named", async () => {
    await add("--quantity", "500");
    const { status, err } = await office.run("request", "show", "WPF-1");
    expect(status).toBe(exit.input);
    expect(err).toContain('did you mean "WFP-1"?');
  });

  test("whose options are wrong is refused with all that is wrong", async () => {
    const { status, err } = await office.run(
      ...["request", "add", "--request", "X", "--cause", "strike", "--item", "BLANKTE"],
    );
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[([a-z-]+)\]/gm)).toEqual([
      "error[unknown-code]",
      "error[option-missing]",
      "error[request-value]",
      "error[request-quantity-missing]",
      "error[option-missing]",
    ]);
  });
});

describe("who sits at a terminal", () => {
  test("is asked for what is missing; an answer that cannot be is asked for again", async () => {
    const answers = [
      ...["IOM-9", "IOM", "conflict", "EBL", "blankte", "毛布", "item", "many", "", "5000"],
      ...["2020-01-01", "2027-03-31", "1"],
    ];
    const { status, err } = await office.ask(answers, "request", "add");
    expect(status).toBe(exit.ok);
    expect(err).toContain('did you mean "');
    expect(err).toContain('"many" is not a quantity');
    expect(err).toContain("request-date-past");
    const { out } = await office.run("request", "show", "IOM-9", "--json");
    expect(JSON.parse(out)).toMatchObject({
      ...{ organisation: "IOM", cause: "conflict" },
      lines: [
        {
          ...{ item: "BLANKET", quantity: 5000, neededBy: "2027-03-31", priority: 1 },
          standard: { people: 5000, per: "person", organisation: "Sphere" },
        },
      ],
    });
  });

  test("adds to a request that is there without losing its lines", async () => {
    await add("--quantity", "500");
    const { status, questions } = await office.ask(
      ["WFP-1", "テント", "category", "80", ""],
      ...["request", "add"],
    );
    expect([status, questions.length]).toEqual([exit.ok, 5]);
    expect((await shown()).lines).toMatchObject([{ item: "BLANKET" }, { category: "tent" }]);
  });
});

test("a line is changed by what is said of it; all else stays as it was", async () => {
  await add("--people", "900", "--partial", "no", "--consignee", "Camp A");
  await office.run("request", "add", "--request", "WFP-1", "--line", "1", "--priority", "1");
  // However wide or small its name is typed, it is the same request.
  await office.run("request", "add", "--request", "ｗｆｐ－1", "--line", "1", "--priority", "1");
  const { lines, versions } = await shown();
  expect(lines).toMatchObject([
    {
      ...{ item: "BLANKET", quantity: 900, priority: 1, partial: false, consignee: "Camp A" },
      standard: { people: 900 },
    },
  ]);
  expect(versions).toHaveLength(2);
  const { out } = await office.run("request", "show", "WFP-1");
  expect(out).toContain("line 1: priority 2 → 1");
});
