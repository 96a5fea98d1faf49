/** Shipments for the tests of their papers: one with everything known, and one with little. */
import type {
  ShipmentFacts,
  ShipmentLineFacts,
} from "../../src/documents/shipping/shipment-facts.ts";
import { same } from "../../src/text/text.ts";

const blankets: ShipmentLineFacts = {
  no: 1,
  item: "BLANKET-HT",
  name: { en: "Blanket, high thermal", ja: "毛布（高断熱）" },
  lot: "2024-03",
  owner: { en: "Cabinet Office", ja: "内閣府" },
  consignee: "UNHCR Ukraine",
  unit: { en: "piece", ja: "枚" },
  quantity: 1210,
  pack: { pieces: 20 },
  weightG: 2_541_007,
  volumeCm3: 12_100_003,
  estimated: [],
  hsCode: "6301.40",
  origin: { en: "China", ja: "中国" },
  unitValue: { minor: 1_500, currency: "JPY", minorDigits: 0 },
};

const tents: ShipmentLineFacts = {
  no: 2,
  item: "TENT-FAMILY",
  name: { en: "Family tent", ja: "家族用テント" },
  lot: "L-7",
  owner: { en: "Cabinet Office", ja: "内閣府" },
  consignee: "UNHCR Ukraine",
  unit: { en: "piece", ja: "張" },
  quantity: 50,
  weightG: 2_750_000,
  volumeCm3: 12_500_000,
  estimated: ["weight", "volume"],
};

export const shipment: ShipmentFacts = {
  code: "S-2-1",
  plan: "P-2",
  planHash: "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
  position: {
    transaction: "T-41",
    hash: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
  },
  made: "2026-11-23",
  state: "dispatched",
  request: "UA-1",
  operation: "Ukraine situation",
  organisation: same("UNHCR"),
  from: { code: "AEDXB", name: { en: "Dubai depots", ja: "ドバイ倉庫" } },
  to: { code: "UAIEV", name: same("Kyiv") },
  depart: "2026-11-20",
  arrive: "2026-12-02",
  legs: [
    {
      from: { code: "AEDXB", name: { en: "Dubai depots", ja: "ドバイ倉庫" } },
      to: { code: "PLRZE", name: same("Rzeszow") },
      mode: "air",
      vehicle: { en: "Self-Defense Force C-2", ja: "自衛隊 C-2 輸送機" },
      trips: 1,
      depart: "2026-11-20",
      arrive: "2026-11-21",
    },
    {
      from: { code: "PLRZE", name: same("Rzeszow") },
      to: { code: "UAIEV", name: same("Kyiv") },
      mode: "road",
      vehicle: { en: "Truck, 20 t", ja: "20トントラック" },
      trips: 2,
      depart: "2026-11-30",
      arrive: "2026-12-02",
    },
  ],
  lines: [blankets, tents],
};
