/**
 * Each way in which dispatching, delivering or taking back a shipment can be wrong. What the person
 * said is wrong: exit status 2; what the course of the shipment forbids: exit status 3. The words
 * are in text/problems/shipment-problems.ts.
 */
import type { IsoDate } from "../dates.ts";

export type ShipmentProblem =
  | { readonly kind: "shipment-unknown"; readonly found: string; readonly near?: string }
  | {
      readonly kind: "shipment-unclear"; // S-1 of several plans
      readonly found: string;
      readonly among: readonly string[];
    }
  | { readonly kind: "shipment-to-name"; readonly open: readonly string[] } // those that fit
  | {
      readonly kind: "shipment-line-unknown";
      readonly shipment: string;
      readonly found: string;
      readonly lines: number; // how many there are
    }
  | { readonly kind: "shipment-line-twice"; readonly shipment: string; readonly line: number }
  | {
      readonly kind: "shipment-line-to-name"; // a figure for a shipment of several lines
      readonly shipment: string;
      readonly found: string;
      readonly lines: number;
    }
  | { readonly kind: "shipment-nothing-said"; readonly shipment: string } // no line, or all empty
  | { readonly kind: "shipment-in-future"; readonly found: IsoDate; readonly today: IsoDate }
  | {
      readonly kind: "shipment-too-early"; // before what has to come first
      readonly shipment: string;
      readonly found: IsoDate;
      readonly first: IsoDate;
      readonly after: "accepted" | "custody" | "dispatched";
      readonly by: string; // the transaction of that
      readonly plan: string;
    }
  | {
      readonly kind: "shipment-received-missing"; // damaged or short, and what of the rest?
      readonly shipment: string;
      readonly line: number;
    }
  | { readonly kind: "shipment-reason-missing"; readonly shipment: string; readonly line: number }
  | {
      readonly kind: "shipment-short-and-more"; // short, and yet no less than was sent
      readonly shipment: string;
      readonly line: number;
      readonly sent: number;
      readonly said: number;
    }
  | { readonly kind: "receipt-no-table" }
  | { readonly kind: "receipt-of-nothing" } // no shipment is named, neither in it nor beside it
  | {
      readonly kind: "receipt-of-other";
      readonly found: string; // as the file says
      readonly shipment: string; // as the command line, or the rest of the file, says
    }
  | {
      readonly kind: "receipt-other-goods";
      readonly shipment: string;
      readonly line: number;
      readonly found: string;
      readonly sent: string; // what the line is of
    };

export type ShipmentRefusal =
  | {
      readonly kind: "shipment-goes-on"; // what is to be undone is rested on
      readonly id: string;
      readonly by: string;
    }
  | {
      readonly kind: "shipment-left"; // nothing is reserved for it any more
      readonly shipment: string;
      readonly by: string;
      readonly date: IsoDate;
    }
  | {
      readonly kind: "shipment-cancelled";
      readonly shipment: string;
      readonly by: string;
    }
  | {
      readonly kind: "shipment-not-left"; // nothing is on the way
      readonly shipment: string;
    }
  | {
      readonly kind: "shipment-arrived"; // all that was on the way is accounted for
      readonly shipment: string;
      readonly by: string;
      readonly date: IsoDate;
    }
  | {
      readonly kind: "shipment-recorded"; // this very event
      readonly shipment: string;
      readonly by: string;
      readonly date: IsoDate;
    }
  | {
      readonly kind: "receipt-read"; // this very file
      readonly shipment: string;
      readonly by: string;
      readonly date: IsoDate;
      readonly open: number; // still on the way
    }
  | {
      readonly kind: "shipment-line-told"; // it seems to be told of anew, not what came since
      readonly shipment: string;
      readonly line: number;
      readonly by: string;
      readonly date: IsoDate;
      readonly accounted: number; // received, damaged and short, since it left
      readonly sent: number; // still on the way
      readonly said: number;
    }
  | {
      readonly kind: "shipment-beyond-reserved";
      readonly shipment: string;
      readonly line: number;
      readonly asked: number;
      readonly reserved: number;
    }
  | {
      readonly kind: "shipment-line-not-left"; // other lines are on the way, this one is not
      readonly shipment: string;
      readonly line: number;
    }
  | {
      readonly kind: "shipment-custody-first";
      readonly shipment: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "shipment-without-custody"; readonly shipment: string };
