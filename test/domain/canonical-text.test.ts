/** What hashes are taken over: it must never change, or every ledger there is would seem forged. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalText,
  genesisHash,
  type Transaction,
  transactionKinds,
} from "../../src/domain/ledger.ts";
import { present } from "../../src/domain/present.ts";

const text = fc.string({ unit: "binary" });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const count = fc.nat(Number.MAX_SAFE_INTEGER);
const holder = fc.record({ account: text, agency: text });
const origin = fc
  .record({
    sheet: maybe(text),
    row: count,
    cell: maybe(text),
    text: maybe(text),
    identity: maybe(text),
  })
  .map(present);
const entry = fc
  .record({
    item: text,
    lot: text,
    quantity: count,
    from: holder,
    to: holder,
    origin: maybe(origin),
  })
  .map(present);
const transaction = fc
  .record({
    number: count,
    kind: fc.constantFrom(...transactionKinds),
    effectiveDate: text,
    recordedAt: text,
    user: text,
    reason: maybe(text),
    reference: maybe(text),
    reverses: maybe(count),
    loanDue: maybe(text),
    returns: maybe(count),
    fiscalYear: maybe(count),
    source: maybe(fc.record({ name: text, sha256: text })),
    entries: fc.array(entry, { maxLength: 3 }),
    declarations: fc.array(
      fc.record({ declares: fc.constant("agency" as const), code: text, name: text }),
      { maxLength: 2 },
    ),
  })
  .map(present) as fc.Arbitrary<Omit<Transaction, "hash">>;

/** The same, as the words above `canonicalText` say it. */
const asJson = (t: Omit<Transaction, "hash">, previous: string): string =>
  JSON.stringify([
    ...["bichiku-1", previous, t.number, t.kind, t.effectiveDate, t.recordedAt, t.user],
    ...[t.reason, t.reference, t.reverses, t.loanDue, t.returns, t.fiscalYear],
    ...[t.source?.name, t.source?.sha256],
    t.entries.map(({ item, lot, quantity, from, to, origin: o }) => [
      ...[item, lot, quantity, from.account, from.agency, to.account, to.agency],
      ...[o?.sheet, o?.row, o?.cell, o?.text, o?.identity],
    ]),
    t.declarations,
  ]);

test("it is the JSON that any library writes, whatever the texts are made of", () => {
  fc.assert(
    fc.property(transaction, fc.stringMatching(/^[0-9a-f]{64}$/), (t, previous) => {
      expect(canonicalText(t, previous)).toBe(asJson(t, previous));
    }),
    { numRuns: 500 },
  );
});

test("two halves of a character, alone or together, are written as JSON writes them", () => {
  for (const user of ["\ud83d", "\ude00", "😀", "\u2028", "\u007f", '"\\\n\t\u0000']) {
    const t: Omit<Transaction, "hash"> = { ...first, user };
    expect(canonicalText(t, genesisHash)).toBe(asJson(t, genesisHash));
  }
});

test("more lots and parties than are remembered at a time are written as JSON, too", () => {
  const [goods] = first.entries;
  for (let turn = 0; turn < 50_000; turn += 1) {
    const lot = `L-${turn % 25_000}"`;
    const entries = goods === undefined ? [] : [{ ...goods, lot }];
    const t = { ...first, entries };
    if (turn % 997 === 0) expect(canonicalText(t, genesisHash)).toBe(asJson(t, genesisHash));
    else canonicalText(t, genesisHash);
  }
});

const first: Omit<Transaction, "hash"> = {
  number: 1,
  kind: "receive",
  effectiveDate: "2026-05-01",
  recordedAt: "2026-05-01T03:04:05.678Z",
  user: "佐藤",
  reference: "受-1",
  entries: [
    {
      item: "TENT-4X4",
      lot: "L-1",
      quantity: 10,
      from: { account: "supplier:unknown", agency: "jica" },
      to: { account: "depot:AEDXB:available", agency: "jica" },
      origin: { row: 7 },
    },
  ],
  declarations: [],
};

// Computed apart from this program, with another language's JSON. A change that breaks this test
// needs a new name ("bichiku-2"), and a program that still proves what was recorded under the old.
test("a hash once given is given for ever", () => {
  const hash = createHash("sha256").update(canonicalText(first, genesisHash)).digest("hex");
  expect(hash).toBe("a51d23ace033cd01a70302fe2635c3aaa8d81ca95a73b7b4742b05505825b2c9");
});
