/**
 * A list of decisions, as a table, → what was decided of which items, or everything that is wrong
 * with it. A person may have written it: only the two items and the decision are needed.
 *
 * The left item may be one that no list has brought yet: then it is made from what the row says of
 * it, so that the decision is there before the goods are.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Decision, Fingerprints, ItemDeclaration } from "../domain/declaration.ts";
import { fingerprintsOf, isStale, itemOfFingerprint } from "../domain/items/decision.ts";
import { joined } from "../domain/items/joined.ts";
import { headingKey, normalise, tidy } from "../domain/normalise.ts";
import { present } from "../domain/present.ts";
import type { DecisionProblem } from "../domain/problems/decision-problem.ts";
import type { OptionProblem, Problem } from "../domain/problems/problem.ts";
import { type Ratio, readRatio } from "../domain/ratio.ts";
import type { Item } from "../domain/reference.ts";
import { decisionExpected as expected } from "../text/items/decisions.ts";
import { plain, saysNothing } from "./cell.ts";
import { readDate } from "./dates.ts";
import { newItem } from "./recognition.ts";
import { type ReadFile, type Table, textOf } from "./table.ts";

export interface ReadDecision {
  readonly row: number;
  readonly left: Item;
  /** What the ledger has to be told of the left item first. */
  readonly fresh: ItemDeclaration | undefined;
  readonly right: Item | undefined;
  readonly decision: Decision;
  readonly ratio: Ratio | undefined;
  readonly by: string | undefined;
  readonly on: IsoDate | undefined;
  readonly reason: string | undefined;
  /** As the items were when it was decided; as they are, where the list does not say. */
  readonly fingerprints: Fingerprints;
  readonly stale: boolean;
}

export interface DecisionsRead {
  readonly decisions: readonly ReadDecision[];
  readonly problems: readonly Problem[];
}

/** Headings of an exported list, and what people call them. */
const headings = {
  left: ["left", "left item", "左", "品目"],
  leftName: ["left_name", "左の品名"],
  right: ["right", "right item", "右", "統合先"],
  rightName: ["right_name", "右の品名"],
  decision: ["decision", "判断"],
  ratio: ["ratio", "換算比"],
  who: ["who", "判断者"],
  when: ["when", "判断日"],
  why: ["why", "reason", "理由"],
  leftWas: ["left_was", "左の内容"],
  rightWas: ["right_was", "右の内容"],
} as const;

type Column = keyof typeof headings;

const words: Readonly<Record<string, Decision>> = Object.fromEntries(
  (
    [
      ["same", ["same", "same goods", "accept", "accepted", "yes", "同一", "同一の物資", "同じ"]],
      [
        "different",
        ["different", "different goods", "reject", "rejected", "no", "別", "別物", "別の物資"],
      ],
      ["own", ["own", "new", "new item", "goods of its own", "独立", "独立した品目", "新規"]],
    ] as const
  ).flatMap(([decision, said]) => said.map((word) => [normalise(word), decision])),
);

/** Of a workbook, the first sheet that has the headings. */
export function readDecisions(file: ReadFile, catalogue: Catalogue): DecisionsRead {
  const found = file.tables.flatMap((table) => headerOf(table) ?? [])[0];
  if (found === undefined) {
    const first = file.tables[0]?.rows.find((row) => row.some((cell) => textOf(cell) !== ""));
    const said = (first ?? []).map((cell) => textOf(cell).trim()).filter((text) => text !== "");
    const at = { file: file.name };
    const column = said.some((text) => meaningOf(text) === "left") ? "decision" : "left";
    const missing = { kind: "decision-column-missing", found: said.join(", "), column } as const;
    return { decisions: [], problems: [{ ...missing, at }] };
  }
  const reader = new Reader(file.name, found, catalogue);
  return reader.read();
}

interface Header {
  readonly table: Table;
  readonly row: number; // as a spreadsheet counts
  readonly columns: ReadonlyMap<Column, number>;
}

/** The first row that has the items and the decision. */
function headerOf(table: Table): Header | undefined {
  for (const [index, cells] of table.rows.slice(0, 20).entries()) {
    const columns = new Map<Column, number>();
    for (const [at, cell] of cells.entries()) {
      const meaning = meaningOf(textOf(cell));
      if (meaning !== undefined && !columns.has(meaning)) columns.set(meaning, at);
    }
    if (columns.has("left") && columns.has("decision")) return { table, row: index + 1, columns };
  }
  return undefined;
}

function meaningOf(heading: string): Column | undefined {
  const key = headingKey(heading);
  return (Object.keys(headings) as readonly Column[]).find((column) =>
    headings[column].some((word) => headingKey(word) === key),
  );
}

class Reader {
  readonly #file: string;
  readonly #header: Header;
  readonly #catalogue: Catalogue;
  readonly #problems: Problem[] = [];
  #row = 0;

  constructor(file: string, header: Header, catalogue: Catalogue) {
    this.#file = file;
    this.#header = header;
    this.#catalogue = catalogue;
  }

  read(): DecisionsRead {
    const { table, row: headerRow } = this.#header;
    const decisions: ReadDecision[] = [];
    const seen = new Map<string, ReadDecision>();
    for (let index = headerRow; index < table.rows.length; index += 1) {
      this.#row = index + 1;
      if ((table.rows[index] ?? []).every((cell) => textOf(cell).trim() === "")) continue;
      const one = this.#decision();
      if (one === undefined) continue;
      const key = joined(one.left.code, one.right?.code ?? "");
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, one);
        decisions.push(one);
      } else if (before.decision !== one.decision) {
        const [left, right] = [one.left.code, one.right?.code ?? ""];
        const [decision, other, otherRow] = [one.decision, before.decision, before.row];
        this.#refuse("decision", {
          kind: "decision-contradicts",
          left,
          right,
          decision,
          other,
          otherRow,
        });
      }
    }
    return { decisions, problems: this.#problems };
  }

  #text(column: Column): string {
    const at = this.#header.columns.get(column);
    const cells = this.#header.table.rows[this.#row - 1] ?? [];
    const text = at === undefined ? "" : tidy(textOf(cells[at]));
    return saysNothing(text) ? "" : text;
  }

  #refuse(column: Column, problem: DecisionProblem | OptionProblem): undefined {
    const { sheet } = this.#header.table;
    const at = present({ file: this.#file, sheet, row: this.#row, column: headings[column][0] });
    this.#problems.push({ ...problem, at });
    return undefined;
  }

  #decision(): ReadDecision | undefined {
    const before = this.#problems.length;
    const decision = this.#kind();
    const left = this.#left();
    const right = decision === "own" ? undefined : this.#right(decision);
    const ratio = this.#ratio();
    const on = this.#date();
    if (decision === undefined || left === undefined || this.#problems.length > before) {
      return undefined;
    }
    const now = fingerprintsOf(left.item, right);
    const [was, rightWas] = [this.#text("leftWas"), this.#text("rightWas")];
    const then: Fingerprints = {
      left: was === "" ? now.left : was,
      ...present({ right: rightWas === "" || right === undefined ? now.right : rightWas }),
    };
    return {
      row: this.#row,
      left: left.item,
      fresh: left.fresh,
      right,
      decision,
      ratio,
      by: this.#text("who") || undefined,
      on,
      reason: this.#text("why") || undefined,
      fingerprints: then,
      stale: isStale(then, now),
    };
  }

  #kind(): Decision | undefined {
    const found = this.#text("decision");
    if (found === "")
      return this.#refuse("decision", { kind: "decision-lacks", column: "decision" });
    const decision = words[normalise(found)];
    if (decision !== undefined) return decision;
    return this.#refuse("decision", {
      kind: "decision-invalid",
      found,
      expected: expected.decision,
    });
  }

  #left(): { readonly item: Item; readonly fresh: ItemDeclaration | undefined } | undefined {
    const [code, name] = [this.#text("left"), this.#text("leftName")];
    const text = code || name;
    if (text === "") return this.#refuse("left", { kind: "decision-lacks", column: "left" });
    const met = this.#catalogue.recogniseItem({ code: text });
    if (met.is === "known") return { item: met.under?.item ?? met.item, fresh: undefined };
    if (met.is === "contradiction") return this.#unknown("left", text);
    const said = itemOfFingerprint(this.#text("leftWas"));
    const made = newItem(met.code, { code, name: name || undefined }, undefined, undefined);
    const item = { ...made, ...said };
    return { item, fresh: item };
  }

  #right(decision: Decision | undefined): Item | undefined {
    const text = this.#text("right") || this.#text("rightName");
    if (text === "") {
      if (decision === undefined) return undefined;
      return this.#refuse("right", { kind: "decision-lacks", column: "right" });
    }
    const met = this.#catalogue.recogniseItem({ code: text });
    return met.is === "known" ? met.item : this.#unknown("right", text);
  }

  #unknown(column: Column, found: string): undefined {
    const near = this.#catalogue.nearest("item", found);
    return this.#refuse(column, {
      kind: "unknown-code",
      what: "item",
      found,
      ...present({ near }),
    });
  }

  #ratio(): Ratio | undefined {
    const found = this.#text("ratio");
    if (found === "") return undefined;
    const ratio = readRatio(found);
    return (
      ratio ?? this.#refuse("ratio", { kind: "decision-invalid", found, expected: expected.ratio })
    );
  }

  #date(): IsoDate | undefined {
    const found = this.#text("when");
    if (found === "") return undefined;
    const read = readDate(plain(found), undefined);
    if ("value" in read && read.value !== undefined && !read.value.monthOnly)
      return read.value.date;
    return this.#refuse("when", { kind: "decision-invalid", found, expected: expected.date });
  }
}
