/** A small ledger in which everything occurs that a ledger can hold. */
import type { Draft } from "../../src/domain/ledger.ts";
import type { Ledger } from "../../src/ports.ts";
import {
  at,
  close,
  counted,
  draft,
  entry,
  issue,
  lotNews,
  opening,
  outside,
  post,
  receive,
  reversalOf,
  transfer,
} from "./drafts.ts";

const source = { name: "在庫表.xlsx", sha256: "ab".repeat(32) };
const origin = { sheet: "Dubai", row: 7, cell: "F7", text: "480梱包", identity: "id-1" };
const theirs = { agency: "cabinet-office" };

const statement: Draft = {
  ...opening({}),
  source,
  reason: "first statement",
  entries: [
    { ...entry({ quantity: 480 }, outside("opening"), at()), origin },
    { ...entry({ quantity: 12, lot: "B" }, outside("opening"), at()), origin: { row: 8 } },
  ],
  declarations: [
    { declares: "item", code: "TENT", provisional: true, nameJa: "天幕", baseUnit: "piece" },
    { declares: "depot", code: "AEDXB", name: "ドバイ" },
    lotNews({ expiry: "2030-01-01", unitCost: { minor: 52_000, currency: "JPY" } }),
  ],
};

const lent = transfer({ ...theirs, quantity: 40 }, { agency: "jica" }, { loanDue: "2026-12-31" });
const back = transfer({ quantity: 10 }, theirs, { returns: 4 });

const was = { left: "天幕（箱） | | | piece |", right: "Tent | | | piece |" };

/** Boxes of four turn out to be tents; their lot goes under a number of its own there. */
function mergeOf(code: string, quantity: number): Draft {
  const boxes = { item: code, quantity };
  const tents = { lot: `LOT-A (${code})`, quantity: quantity * 4 };
  const between = outside("reclassification");
  return draft("merge", "2026-05-22", [entry(boxes, at(), between), entry(tents, between, at())], {
    reason: "the same label",
    declarations: [
      {
        ...{ declares: "same-item", code, item: "TENT", times: 4, per: 1 },
        lots: [["LOT-A", tents.lot]],
        fingerprints: was,
        evidence: [{ en: "the same name", ja: "品名が同じ" }],
      },
      lotNews({ expiry: "2031-01-01" }, tents),
    ],
  });
}

const decision = (found: "different" | "own"): Draft =>
  draft("decide", "2026-05-22", [], {
    reason: "seen in the depot",
    declarations: [
      {
        ...{ declares: "decision", code: "BOX", decision: found, fingerprints: was },
        ...(found === "own" ? {} : { item: "TENT" }),
      },
    ],
  });

export const sampleDrafts: readonly (readonly Draft[])[] = [
  [draft("opening", "2026-03-01", statement.entries, statement)],
  [receive({ ...theirs, quantity: 100, date: "2026-03-02" }, { reference: "W-77", source })],
  [close(2025, "2026-04-02")],
  [lent, back],
  [receive({ depot: "MYKUL", quantity: 7 }, { reason: "wrong depot", reference: "W-78" })],
  [
    reversalOf(6, receive({ depot: "MYKUL", quantity: 7 }).entries, undefined, {
      reason: "wrong depot",
    }),
    receive({ quantity: 7 }, { reference: "W-78" }),
  ],
  [
    counted({ quantity: 0 }, { reason: "counted, no difference" }),
    transfer({ quantity: 5 }, { status: "damaged" }),
    draft("items", undefined, [], {
      source: { name: "master.csv", sha256: "cd".repeat(32) },
      declarations: [
        { declares: "item", code: "TENT", provisional: false, nameEn: "Tent", baseUnit: "piece" },
      ],
    }),
  ],
  [issue({ quantity: 200, date: "2026-05-20" }), issue({ quantity: 3, date: "2026-05-10" })],
  [
    receive({ item: "天幕（箱）", quantity: 3, date: "2026-05-21" }),
    receive({ item: "BOX", quantity: 2, date: "2026-05-21" }),
  ],
  [mergeOf("天幕（箱）", 3), mergeOf("BOX", 2)],
  [decision("different"), decision("own")],
  [reversalOf(17, mergeOf("BOX", 2).entries, "2026-05-22", { reason: "no tents in it" })],
  [reversalOf(19, [], "2026-05-22", { reason: "not yet" })],
];

export async function fillSample(ledger: Ledger): Promise<void> {
  for (const drafts of sampleDrafts) await post(ledger, ...drafts);
}
