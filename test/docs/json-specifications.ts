/** The JSON of the commands about specifications: see json-commands.ts. */
import type { DocumentedCommand } from "./json-commands.ts";

const within = (path: string, keys: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(keys).map(([key, text]) => [`${path}.${key}`, text]));

const specificationHead = {
  specification: "code",
  series: "editions of one specification share it",
  edition: "",
  inForceFrom: "`null`: not known",
  inForceTo: "",
  superseded: "by a later edition, also where the day is not known",
  organisation: "",
  issuerCode: "the issuer's own item code",
  use: "`purchase`, `guidance`, `packing`",
  category: "",
  "items[]": "items of the catalogue that it is the specification of",
  wholeCategory: "items of the category without one of their own are held to it, too",
  title: "",
  titleJa: "",
  "reliability[]":
    "marks of its sources: `A` the issuer's own page, `B` a copy, `C` quoted, `D` a maker or seller",
};

const requirementKeys = within("requirements[]", {
  attribute: "code",
  name: "",
  nameJa: "",
  demand: "in words",
  operator:
    "`min`, `above`, `max`, `below`, `range`, `equals`, `one_of`, `required_true`, `not_required`",
  low: "figures are texts, as the issuer wrote them",
  high: "",
  nominal: "alternatives separated by `\\|`",
  tolerance: "",
  assumedTolerance: "of this program, where the issuer states none",
  unit: "UCUM code",
  "methods[]": "one of them",
  severity: "`critical`, `major`, `minor`",
  clause: "",
  when: "the condition under which it applies",
  "excluded[]": "kinds that are refused",
  anyOf: "one of the group is enough",
  allOf: "all of the group must hold",
  waivable: "may be missed where all values of performance are met",
  sampling: "how to take a sample, and no property of the goods",
  roundTo: "results are rounded to this first",
  evidenceMonths: "older evidence does not count",
  source: "",
  note: "",
});

export const specificationCommands: readonly DocumentedCommand[] = [
  {
    name: "spec list",
    is: "An array of specifications.",
    lines: ["spec list --for IFRC --category blanket", "spec list"],
    keys: {
      ...Object.fromEntries(
        Object.entries(specificationHead).map(([key, text]) => [`[].${key}`, text]),
      ),
      "[].requirements": "how many",
    },
  },
  {
    name: "spec show",
    is: "One object.",
    lines: ["spec show ifrc-icrc-blanket-synthetic-low", "spec show crs-tarpaulin-4x6"],
    keys: {
      ...specificationHead,
      note: "",
      ...requirementKeys,
      ...within("packaging[].figures", {
        pieces_per_pack: "figures are texts, as the source has them; those that it states",
        pack_type: "",
        pack_length_cm: "",
        pack_width_cm: "",
        pack_height_cm: "",
        pack_weight_kg: "",
        pack_volume_m3: "",
      }),
      "packaging[].source": "",
      "packaging[].note": "",
      ...within("sources[]", {
        source: "code",
        title: "",
        publisher: "",
        date: "",
        address: "",
        accessed: "",
        reliability: "",
        read: "how much of it was read",
      }),
    },
  },
  {
    name: "spec diff",
    is: "One object; what is the same in both is there, too.",
    lines: ["spec diff iom-tarpaulin-4x6-eyelets-2014 iom-tarpaulin-4x6-bands"],
    keys: {
      ...within("left", { ...specificationHead, requirements: "how many" }),
      ...within("right", { ...specificationHead, requirements: "how many" }),
      ...within("differences[]", {
        attribute: "code",
        name: "",
        nameJa: "",
        when: "the condition under which it applies",
        left: "in words; `null` where it does not ask for this",
        right: "",
        "leftMethods[]": "",
        "rightMethods[]": "",
        comparison:
          "`same`, `left-stricter`, `right-stricter`, `differs`, `conflict` (nothing meets both), `only-left`, `only-right`",
        methodsDiffer: "to be shown by other test methods",
      }),
    },
  },
  {
    name: "spec import",
    is: "One object.",
    lines: ["spec import data/sample/specification.csv"],
    keys: {
      file: "its name",
      sha256: "of its bytes",
      "specifications[].specification": "code",
      "specifications[].organisation": "",
      "specifications[].requirements": "how many",
      "specifications[].kept": "the file that it is kept in; `null` with `--dry-run`",
    },
  },
];
