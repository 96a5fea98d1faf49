/**
 * Proves what the ledger promises of evidence and waivers: each comes in a transaction of its own
 * kind, which moves nothing and says nothing else; and its word falls with the reversal of that
 * transaction, and in no other way.
 */
import type { LedgerProblem } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { declarationOf } from "./rows.ts";
import type { SqlReading } from "./sql.ts";

const kindOf = { evidence: "evidence", waiver: "waive" } as const;

interface Told {
  readonly kind: string;
  readonly reverses: number | null;
  readonly said: Set<string>;
}

export async function testimonyFaults(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<
    readonly [number: number, kind: string, reverses: number | null, content: string | null]
  >(
    `select t.number, t.kind, t.reverses, d.content
     from ledger_transaction t left join declaration d on d.number = t.number
     where t.kind in ('evidence', 'waive')
       or t.reverses in (select number from ledger_transaction where kind in ('evidence', 'waive'))
       or substr(d.content, 1, 22) = '{"declares":"evidence"'
       or substr(d.content, 1, 20) = '{"declares":"waiver"'
     order by t.number, d.line`,
  );
  const told = new Map<number, Told>();
  for (const [number, kind, reverses, content] of rows) {
    const one = told.get(number) ?? { kind, reverses, said: new Set<string>() };
    const declaration = content === null ? undefined : declarationOf(content);
    if (content !== null) {
      const falls = declaration !== undefined && "withdrawn" in declaration ? " withdrawn" : "";
      one.said.add(`${declaration?.declares ?? "?"}${falls}`);
    }
    told.set(number, one);
  }
  const moving = new Set(
    (
      await sql.rows<readonly [number: number]>(
        `select distinct t.number from ledger_transaction t join entry e on e.number = t.number
         where t.kind in ('evidence', 'waive')`,
      )
    ).map(([number]) => number),
  );
  return [...told].flatMap(([number, one]) => {
    const sound = [...one.said].join() === wanted(one, told) && !moving.has(number);
    return sound ? [] : [{ transaction: number, problem: words.testimony() }];
  });
}

/** All that a transaction may say: its own kind, or that the word of the one it reverses falls. */
function wanted({ kind, reverses }: Told, told: ReadonlyMap<number, Told>): string {
  for (const [declares, own] of Object.entries(kindOf)) {
    if (kind === own) return declares;
    if (kind === "reverse" && told.get(reverses ?? 0)?.kind === own) return `${declares} withdrawn`;
  }
  return "nothing";
}
