/** What the sub-commands of `request` share: the words, what is kept, and how it is recorded. */

import type { Source } from "../../domain/ledger.ts";
import { transactionId } from "../../domain/ledger.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { normalise } from "../../domain/normalise.ts";
import { type KeptRequest, requestsOf, sameRequest } from "../../domain/planning/request.ts";
import type { RequestDeclaration } from "../../domain/planning/request-declaration.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import {
  type RequestReference,
  type RequestWords,
  requestWords,
} from "../../importers/requests/request-words.ts";
import { placesOf } from "../../planning/assembly.ts";
import type { Ledger } from "../../ports.ts";
import { requestWordsOf } from "../../text/planning/request.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

export interface RequestDesk {
  readonly reference: RequestReference;
  readonly words: RequestWords;
}

export async function requestDesk(context: Context, ledger: Ledger): Promise<RequestDesk> {
  const reference = await context.requestReference();
  const catalogue = await context.catalogue(ledger);
  return { reference, words: requestWords(reference, catalogue, await context.vocabulary()) };
}

export const keptRequests = async (
  ledger: Pick<Ledger, "standing">,
): Promise<ReadonlyMap<string, KeptRequest>> => requestsOf(await ledger.standing("request"));

/** A place that no network has is told of at once: the plan would be refused, perhaps at night. */
export async function warnOfDestinations(
  requests: readonly RequestDeclaration[],
  context: Context,
): Promise<void> {
  const network = await context.network();
  const known = network.places.flatMap(({ code, name, country }) => [code, name, country]);
  const asked = requests.flatMap(({ lines }) => lines.map(({ destination }) => destination));
  for (const destination of new Set(asked)) {
    if (placesOf(destination, network).length > 0) continue;
    const near = nearestOf(destination, known);
    context.print.warn(requestWordsOf.noSuchPlace(destination, near));
  }
}

export type Change = "new" | "changed" | "unchanged";

export interface Recording {
  readonly transaction: string | undefined;
  readonly changes: readonly { readonly request: RequestDeclaration; readonly change: Change }[];
}

/** All in one transaction; requests that the ledger has just so are left out of it. */
export async function record(
  requests: readonly RequestDeclaration[],
  {
    ledger,
    context,
    source,
    dry,
  }: {
    readonly ledger: Ledger;
    readonly context: Context;
    readonly source?: Source;
    readonly dry?: boolean;
  },
): Promise<Recording> {
  return ledger.write(async (writer) => {
    const kept = await keptRequests(writer);
    const changes = requests.map((request) => ({ request, change: changeOf(request, kept) }));
    const news = changes.filter(({ change }) => change !== "unchanged");
    if (news.length === 0 || dry === true) return { transaction: undefined, changes };
    const [recorded] = await writer.append([
      {
        kind: "request",
        effectiveDate: context.today,
        user: context.user,
        ...present({ source }),
        entries: [],
        declarations: news.map(({ request }) => request),
      },
    ]);
    return { transaction: transactionId(recorded?.transaction.number ?? 0), changes };
  });
}

function changeOf(request: RequestDeclaration, kept: ReadonlyMap<string, KeptRequest>): Change {
  const known = kept.get(request.code);
  if (known === undefined) return "new";
  return sameRequest(known.request, request) ? "unchanged" : "changed";
}

/** The request of this code, or what one could have meant. */
export function requestMeant(
  code: string,
  kept: ReadonlyMap<string, KeptRequest>,
  at: Place,
): KeptRequest | Problem {
  const found = kept.get(code) ?? [...kept.values()].find(({ request }) => alike(request, code));
  if (found !== undefined) return found;
  const near = nearestOf(code, kept.keys());
  return { kind: "request-unknown", found: code, ...present({ near }), at };
}

/** Full-width or small letters: the same request. */
const alike = ({ code }: RequestDeclaration, text: string): boolean =>
  normalise(code) === normalise(text);

export function requestCalled(code: string, kept: ReadonlyMap<string, KeptRequest>): KeptRequest {
  const found = requestMeant(code, kept, {});
  if ("kind" in found) throw new InputFault(found);
  return found;
}
