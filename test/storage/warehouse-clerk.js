/**
 * A clerk at work in a process of its own: the tests start several at once, or stop one midway.
 * Called with the folder of the compiled program, the ledger's file, a task and its numbers.
 */
const [modules, path, task, ...rest] = process.argv.slice(2);
const { openLedger } = await import(`${modules}/storage/ledger-store.js`);
const { openSqlite } = await import(`${modules}/storage/sqlite.js`);
const { Refused } = await import(`${modules}/ports.js`);

const [one = 0, two = 0] = rest.map(Number);
const sql = openSqlite(path, { create: true });
const ledger = await openLedger(sql, () => new Date().toISOString());
const say = (line) => process.stdout.write(`${line}\n`);

const goods = (lot, quantity, from, to, more = {}) => ({
  kind: from.startsWith("depot:") ? "issue" : "receive",
  effectiveDate: "2026-05-01",
  user: `clerk ${one}`,
  entries: [
    {
      item: "TENT",
      lot,
      quantity,
      from: { account: from, agency: "jica" },
      to: { account: to, agency: "jica" },
    },
  ],
  declarations: [],
  ...more,
});

const depot = "depot:AEDXB:available";
const receive = (lot, quantity, more) => goods(lot, quantity, "supplier:X", depot, more);
const issue = (lot, quantity, more) => goods(lot, quantity, depot, "recipient:Y", more);

/** What became of a write, in one line. */
async function tryTo(drafts) {
  try {
    const recorded = await ledger.write((writer) => writer.append(drafts));
    const told = recorded.map(({ transaction, already }) =>
      already ? "known" : `T-${transaction.number}`,
    );
    say(`recorded ${told.join(" ")}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(`refused ${error.problems.map(({ kind }) => kind).join(" ")}`);
  }
}

const tasks = {
  /** Clerk number `one` makes `two` writes: goods of its own, a scarce lot, a shared reference. */
  async compete() {
    for (let nth = 0; nth < two; nth += 1) {
      await tryTo([receive(`OWN-${one}`, 1), receive("SHARED", 1, { reference: `R-${nth}` })]);
      await tryTo([receive(`OWN-${one}`, 1), issue("SCARCE", 1 + (nth % 3))]);
    }
  },
  /** Proves the ledger again and again until nothing has come for a while. */
  async watch() {
    for (let quiet = 0, seen = -1; quiet < 15; ) {
      const { ok, transactions, problems } = await ledger.verify();
      if (!ok) say(`broken ${JSON.stringify(problems)}`);
      quiet = transactions === seen ? quiet + 1 : 0;
      seen = transactions;
      await new Promise((go) => setTimeout(go, 20));
    }
    say("watched");
  },
  /** Opens the ledger, and no more. */
  async open() {
    say(`opened ${(await ledger.head()).number}`);
  },
  /** Holds the ledger for `one` milliseconds. */
  async hold() {
    await ledger.write(async () => {
      say("holding");
      await new Promise((go) => setTimeout(go, one));
    });
  },
  /** One write of `one` drafts, in batches as a file is posted. */
  async bulk() {
    say("begun");
    await ledger.write(async (writer) => {
      for (let at = 0; at < one; at += 100) {
        const batch = Array.from({ length: 100 }, (_, nth) => receive(`L-${(at + nth) % 97}`, 1));
        await writer.append(batch);
      }
    });
    say("done");
  },
  /** `one` writes of three drafts each. */
  async many() {
    say("begun");
    for (let nth = 0; nth < one; nth += 1) {
      await tryTo([receive("A", 2), receive("B", 1), issue("A", 1)]);
    }
    say("done");
  },
};

await tasks[task]();
await ledger.close();
