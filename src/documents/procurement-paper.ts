/**
 * The purchase specification (仕様書) as a paper: for a Japanese procurement officer, with the same
 * in English for whoever offers. A section is there only where something is known for it.
 */
import type { Procurement } from "../specification/procurement.ts";
import type { SpecificationReference } from "../specification/reference.ts";
import type { Specification } from "../specification/requirement.ts";
import { named } from "../text/specification/demands.ts";
import { procurementWords as words } from "../text/specification/procurement.ts";
import { severityWords, specificationWordsOf } from "../text/specification/specifications.ts";
import { both, type Language, type Text } from "../text/text.ts";
import type { Paper, PaperBlock, PaperColumn, PaperPart } from "./paper.ts";
import {
  type ConflictLine,
  type DemandLine,
  type LineSource,
  methodsText,
  type ProcurementLines,
  procurementLines,
  sourceText,
  takersOf,
} from "./procurement-lines.ts";

export interface ProcurementSetting {
  readonly reference: SpecificationReference;
  readonly item: Text;
  /** Of the content, so that two copies can be told to be the same. */
  readonly mark: string;
}

const { headings, paper: said } = words;

export function procurementPaper(procurement: Procurement, setting: ProcurementSetting): Paper {
  const lines = procurementLines(procurement, setting.reference);
  const part = (language: Language): PaperPart =>
    new Part(procurement, lines, setting, language).part();
  return { title: words.title(setting.item).ja, parts: [part("ja"), part("en")] };
}

/** One language of it. */
class Part {
  readonly #procurement: Procurement;
  readonly #lines: ProcurementLines;
  readonly #setting: ProcurementSetting;
  readonly #language: Language;

  constructor(
    procurement: Procurement,
    lines: ProcurementLines,
    setting: ProcurementSetting,
    language: Language,
  ) {
    this.#procurement = procurement;
    this.#lines = lines;
    this.#setting = setting;
    this.#language = language;
  }

  #say = (text: Text): string => text[this.#language];

  part(): PaperPart {
    const { goods, day } = this.#procurement;
    const { item, mark } = this.#setting;
    const packing = this.#packing();
    const number = packing.length === 0 ? 5 : 6;
    const conflicts = this.#conflicts(number);
    return {
      language: this.#language,
      running: this.#say(words.title(item)),
      provenance: this.#say(said.provenance(day, mark)),
      blocks: [
        { is: "title", text: this.#say(said.title), subtitle: this.#say(item) },
        { is: "heading", text: this.#say(said.subject) },
        {
          is: "fields",
          fields: [
            { label: this.#say(said.subjectLabel), value: this.#say(said.subjectText(item)) },
            { label: this.#say(said.itemCode), value: goods.item },
            { label: this.#say(said.dayLabel), value: day },
          ],
        },
        ...this.#scope(number),
        ...this.#requirements(),
        ...this.#tests(),
        ...packing,
        ...conflicts,
        ...this.#sources(conflicts.length === 0 ? number : number + 1),
      ],
    };
  }

  #heading = (text: Text): PaperBlock => ({ is: "heading", text: this.#say(text) });
  #paragraph = (text: Text): PaperBlock => ({ is: "paragraph", text: this.#say(text) });

  #column(
    key: keyof typeof headings,
    width: number,
    align?: NonNullable<PaperColumn["align"]>,
  ): PaperColumn {
    return { heading: this.#say(headings[key]), width, ...(align !== undefined && { align }) };
  }

  #joined(texts: readonly Text[]): Text {
    return {
      en: texts.map(({ en }) => en).join(", "),
      ja: texts.map(({ ja }) => ja).join("、"),
    };
  }

  #scope(openPoints: number): readonly PaperBlock[] {
    const { adopted, without } = this.#procurement;
    const { reference } = this.#setting;
    const open = this.#lines.conflicts.length;
    const names = adopted
      .flatMap(({ organisations }) => organisations)
      .flatMap(({ organisation }) => reference.organisations.get(organisation) ?? [])
      .map(named);
    return [
      this.#heading(said.scope),
      this.#paragraph(said.scopeText(this.#joined(names))),
      {
        is: "table",
        columns: [
          this.#column("mark", 7, "center"),
          this.#column("specification", 43),
          this.#column("edition", 16),
          this.#column("takers", 34),
        ],
        rows: adopted.map((one, at) => [
          `[${at + 1}]`,
          this.#specification(one.specification),
          this.#edition(one.specification),
          takersOf(one, reference).map(this.#say).join("\n"),
        ]),
      },
      ...(open === 0 ? [] : [this.#paragraph(said.openPoints(open, openPoints))]),
      {
        is: "notes",
        notes: [
          ...adopted.flatMap(({ others }, at) =>
            others.length === 0 ? [] : [said.otherTypes(at + 1, apart(others.map(titleOf)))],
          ),
          ...(without.length === 0 ? [] : [words.without(this.#joined(without.map(named)))]),
        ].map(this.#say),
      },
    ];
  }

  #specification(specification: Specification): string {
    const { code, issuerCode } = specification;
    return `${this.#say(titleOf(specification))}\n${issuerCode === undefined ? code : `${code} / ${issuerCode}`}`;
  }

  #edition({ edition, inForceFrom }: Specification): string {
    return edition ?? inForceFrom ?? this.#say(specificationWordsOf.dayUnknown);
  }

  #requirements(): readonly PaperBlock[] {
    const { demands, choices } = this.#lines;
    return [
      this.#heading(said.requirements),
      this.#paragraph(said.requirementsText),
      {
        is: "table",
        columns: [
          this.#column("number", 6, "center"),
          this.#column("attribute", 22),
          this.#column("demand", 27),
          this.#column("method", 16),
          this.#column("severity", 11, "center"),
          this.#column("sources", 18),
        ],
        rows: demands.map((line) => this.#demandRow(line)),
      },
      ...(demands.some(({ sources }) => sources.some((one) => one.requirement.assumedTolerance))
        ? [{ is: "notes" as const, notes: [this.#say(said.ourTolerance)] }]
        : []),
      ...choices.flatMap(({ alternatives }): readonly PaperBlock[] => [
        { is: "heading", level: 2, text: this.#say(headings.alternatives) },
        {
          is: "table",
          columns: [
            this.#column("attribute", 28),
            this.#column("demand", 32),
            this.#column("method", 20),
            this.#column("sources", 20),
          ],
          rows: alternatives.map(({ attribute, demand, methods, source }) => [
            this.#say(attribute),
            this.#say(demand),
            this.#say(methodsText(methods)),
            this.#say(sourceText(source)),
          ]),
        },
      ]),
    ];
  }

  #demandRow(line: DemandLine): readonly (string | undefined)[] {
    const { condition, attribute, demand, methods, severity, sources } = line;
    const name = this.#say(attribute);
    return [
      String(line.number),
      condition === undefined ? name : `${name}\n${this.#say(words.onlyIf(condition))}`,
      [demand, ...line.remarks.map(said.remark)].map(this.#say).join("\n"),
      methods.length === 0 ? this.#say(words.anyMethod) : this.#say(methodsText(methods)),
      this.#say(severityWords[severity]),
      sources.map((one) => this.#say(sourceText(one))).join("\n"),
    ];
  }

  /** Which methods there are, and what is tested by each. */
  #tests(): readonly PaperBlock[] {
    const { demands, sampling } = this.#lines;
    const uses = new Map<string, string[]>();
    for (const { methods, number, attribute } of demands) {
      for (const method of methods) {
        const use = `${number} ${this.#say(attribute)}`;
        uses.set(method, [...(uses.get(method) ?? []), use]);
      }
    }
    if (uses.size === 0 && sampling.length === 0) return [];
    const comma = this.#language === "ja" ? "、" : ", ";
    return [
      this.#heading(said.tests),
      this.#paragraph(said.testsText),
      ...(uses.size === 0
        ? []
        : [
            {
              is: "table" as const,
              columns: [this.#column("method", 35), this.#column("use", 65)],
              rows: [...uses].map(([method, of]) => [method, of.join(comma)]),
            },
          ]),
      ...(sampling.length === 0
        ? []
        : [
            this.#paragraph(
              said.sampling(
                this.#joined(
                  sampling.map(({ requirement, demand }) =>
                    both(
                      (language) => `${named(requirement.attribute)[language]} ${demand[language]}`,
                    ),
                  ),
                ),
              ),
            ),
          ]),
    ];
  }

  #packing(): readonly PaperBlock[] {
    const rows = this.#lines.packing.map(({ measure, figure, number, source, note }) => [
      this.#say(measure),
      this.#say(figure),
      [`[${number}] ${source}`, ...(note === undefined ? [] : [this.#say(note)])].join("\n"),
    ]);
    if (rows.length === 0) return [];
    return [
      this.#heading(said.packing),
      this.#paragraph(said.packingText),
      {
        is: "table",
        columns: [
          this.#column("pack", 38),
          this.#column("figure", 17, "right"),
          this.#column("sources", 45),
        ],
        rows,
      },
    ];
  }

  #conflicts(number: number): readonly PaperBlock[] {
    const { conflicts } = this.#lines;
    if (conflicts.length === 0) return [];
    const side = ({ demand, ...rest }: LineSource): string =>
      `${this.#say(demand)}\n${this.#say(sourceText({ demand, ...rest }))}`;
    const row = ({ attribute, condition, severity, one, other, waivable }: ConflictLine) => [
      [
        attribute,
        ...(condition === undefined ? [] : [words.onlyIf(condition)]),
        ...(waivable ? [said.waivable] : []),
      ]
        .map(this.#say)
        .join("\n"),
      side(one),
      side(other),
      this.#say(severityWords[severity]),
    ];
    return [
      this.#heading(said.conflicts(number)),
      this.#paragraph(said.conflictsText),
      {
        is: "table",
        columns: [
          this.#column("attribute", 28),
          this.#column("one", 30),
          this.#column("other", 30),
          this.#column("severity", 12, "center"),
        ],
        rows: conflicts.map(row),
      },
    ];
  }

  #sources(number: number): readonly PaperBlock[] {
    const { sources } = this.#setting.reference;
    return [
      this.#heading(said.sources(number)),
      {
        is: "table",
        columns: [
          this.#column("document", 17),
          this.#column("title", 39),
          this.#column("date", 13),
          this.#column("reliability", 11, "center"),
          this.#column("read", 20),
        ],
        rows: sourceCodes(this.#procurement, this.#lines, this.#setting).map((code) => {
          const one = sources.get(code);
          return [
            code,
            [one?.title, one?.publisher, one?.address].filter((it) => it !== undefined).join("\n"),
            one?.date,
            one?.reliability,
            one?.read,
          ];
        }),
      },
      { is: "notes", notes: [this.#say(said.reliability), this.#say(said.excerpt)] },
    ];
  }
}

/** Titles have commas of their own. */
const apart = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join("; "),
  ja: texts.map(({ ja }) => ja).join("；"),
});

const titleOf = ({ titleEn, titleJa }: Specification): Text => ({ en: titleEn, ja: titleJa });

/** In the order in which they are first named. */
function sourceCodes(
  { adopted }: Procurement,
  { demands, choices, conflicts, sampling }: ProcurementLines,
  { reference }: ProcurementSetting,
): readonly string[] {
  const named = [
    ...demands.flatMap(({ sources }) => sources),
    ...choices.flatMap(({ alternatives }) => alternatives.map(({ source }) => source)),
    ...conflicts.flatMap(({ one, other }) => [one, other]),
    ...sampling,
  ].map(({ requirement }) => requirement.source);
  const packs = reference.packaging
    .filter((one) => adopted.some(({ specification }) => specification.code === one.specification))
    .map(({ source }) => source);
  return [...new Set([...named, ...packs])];
}
