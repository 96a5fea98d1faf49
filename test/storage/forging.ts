/** How somebody who can write the database makes a changed chain look sound. */
import { canonicalText, genesisHash } from "../../src/domain/ledger.ts";
import { sha256 } from "../../src/storage/digest.ts";
import { LedgerReader } from "../../src/storage/ledger-reader.ts";
import type { SqlWriting } from "../../src/storage/sql.ts";

/** Every hash from the first on, and every sum, as if what is stored now had been written. */
export async function forgedAnew(session: SqlWriting): Promise<void> {
  let previous = genesisHash;
  for await (const transaction of new LedgerReader(session).transactions({})) {
    const hash = sha256(canonicalText(transaction, previous));
    await session.run("update ledger_transaction set hash = $1 where number = $2", [
      hash,
      transaction.number,
    ]);
    previous = hash;
  }
  await session.run("delete from balance");
  await session.run(
    `insert into balance (card, quantity, last_date)
     select card, sum(quantity), max(date) from (
       select e.to_card as card, e.quantity as quantity, t.effective_date as date
       from entry e join ledger_transaction t on t.number = e.number
       union all select e.from_card, -e.quantity, t.effective_date
       from entry e join ledger_transaction t on t.number = e.number) p group by card`,
  );
}
