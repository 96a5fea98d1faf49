/**
 * How far each line of each request has come: what is still open, planned, on the way, delivered.
 *
 * A request's stage is that of the part that is furthest behind while something is under way; once
 * nothing is, it is delivered, or open for what it lacks. What was lost, damaged or released does
 * not count: it is open again.
 */
import { type RequestStage, requestStages } from "../domain/planning/request.ts";
import type { RequestDeclaration, RequestLine } from "../domain/planning/request-declaration.ts";
import type { Shipment } from "./shipments.ts";

export interface LineProgress {
  readonly stage: RequestStage;
  readonly planned: number; // reserved for it
  readonly shipped: number; // on the way
  readonly delivered: number; // in good condition
  readonly open: number; // of what was asked, none of these
}

type Sums = Omit<LineProgress, "stage" | "open">;

const nothing: Sums = { planned: 0, shipped: 0, delivered: 0 };

export class Progress {
  readonly #sums = new Map<string, Sums>();

  constructor(shipments: Iterable<Shipment>) {
    for (const { lines } of shipments) {
      for (const { request, line, at } of lines) {
        const known = this.#of(request, line);
        this.#sums.set(`${line} ${request}`, {
          planned: known.planned + at.reserved,
          shipped: known.shipped + at.transit,
          delivered: known.delivered + at.received,
        });
      }
    }
  }

  #of(request: string, line: number): Sums {
    return this.#sums.get(`${line} ${request}`) ?? nothing;
  }

  /** What is promised to a line: reserved, on the way, or there. */
  promised(request: string, line: number): number {
    const { planned, shipped, delivered } = this.#of(request, line);
    return planned + shipped + delivered;
  }

  line(request: string, { line, quantity }: RequestLine): LineProgress {
    const sums = this.#of(request, line);
    const open = Math.max(0, quantity - this.promised(request, line));
    return { ...sums, open, stage: stageOf(sums, open) };
  }

  /** Of a request as a whole: the stage of its line that is furthest behind. */
  stage({ code, lines }: RequestDeclaration): RequestStage {
    const found = lines.map((line) => this.line(code, line).stage);
    return requestStages.find((stage) => found.includes(stage)) ?? "open";
  }
}

function stageOf({ planned, shipped, delivered }: Sums, open: number): RequestStage {
  if (planned > 0) return "planned";
  if (shipped > 0) return "shipped";
  return delivered > 0 && open === 0 ? "delivered" : "open";
}
