/** Whole explanations, as a person reads them, in both languages. */
import { expect, test } from "vitest";
import { matchLists, type Named } from "../../src/matching/match.ts";
import { evidenceText } from "../../src/text/items/matching.ts";
import { languages } from "../../src/text/text.ts";
import { knowledge, things } from "../helpers/match-knowledge.ts";

const ours: readonly Named[] = things(
  "ビニールシート 5×4m",
  "給水容器（10L）",
  "給水容器（15L）",
  "防弾毛布",
  "発電機（ディーゼル、6kVA）",
  "スリーピングパット",
);
const theirs: readonly Named[] = [
  ...things(
    "Plastic sheet, 400cm*500cm",
    "Plastic roll, 4 x 60 m",
    "Water container, 10 lt",
    "Jerry can, collapsible, 10 L",
    "Blanket",
    "Generator, diesel, 6kVA, 240/400 V, three-phase",
    "Generator, diesel, 12kVA, 240/400 V, three-phase",
    "Sleeping mat",
  ),
];

test.each(languages)("goods of two lists, in language %s", async (language) => {
  const found = matchLists(ours, theirs, knowledge, { assignment: "many-to-one", rejected: true });
  const text = found.map(({ left, right, score, band, evidence }) =>
    [
      `${left} = ${right} [${band} ${score.toFixed(3)}]`,
      ...evidence.map((one) => `  ${evidenceText(one)[language]}`),
    ].join("\n"),
  );
  await expect(`${text.join("\n\n")}\n`).toMatchFileSnapshot(
    `../golden/matching/explained.${language}.txt`,
  );
});

test("columns explain themselves, too", async () => {
  const left: readonly Named[] = [
    {
      id: "1",
      names: ["Sony Turntable - PSLX350H"],
      fields: [
        ["price", "149.99"],
        ["year", "2006"],
      ],
    },
    { id: "2", names: ["Bose Speaker AM53BK"], fields: [["price", "399"]] },
  ];
  const right: readonly Named[] = [
    {
      id: "x",
      names: ["PS-LX350H Belt-Drive Turntable"],
      fields: [
        ["manufacturer", "Sony"],
        ["price", "$129.99"],
        ["year", "2006"],
      ],
    },
    { id: "y", names: ["Panasonic Phone KX-TSC14W"], fields: [["price", "$30"]] },
  ];
  const found = matchLists(left, right, knowledge, { assignment: "one-to-one" });
  const lines = found.flatMap(({ evidence }) =>
    evidence.flatMap((one) => languages.map((language) => evidenceText(one)[language])),
  );
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../golden/matching/columns.txt");
});
