/** The words of what is wrong with shipments: see problems.ts. */
import type { ShipmentProblem, ShipmentRefusal } from "../../domain/problems/shipment-problem.ts";
import { count, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const lineNumbers = (lines: number): Text =>
  lines === 1
    ? { en: "it has line 1 only", ja: "明細は1だけです" }
    : { en: `it has lines 1 to ${lines}`, ja: `明細は1から${lines}までです` };

const dates = {
  accepted: { en: "its plan was accepted", ja: "計画の承認日" },
  custody: { en: "custody was transferred", ja: "管理換の日" },
  dispatched: { en: "it left", ja: "出荷日" },
} as const;

const otherDate: Text = {
  en: "give the day on which it happened with --date YYYY-MM-DD",
  ja: "実際の日付を --date YYYY-MM-DD で指定してください",
};

const listThem: Text = {
  en: "`bichiku ship list` shows them",
  ja: "`bichiku ship list` で確認できます",
};

export const shipmentProblemWords: WordsFor<ShipmentProblem> = {
  "shipment-unknown": ({ found, near }) => ({
    what: {
      en: `no accepted plan has a shipment "${found}"`,
      ja: `承認済みの計画に「${found}」という輸送はありません`,
    },
    fix:
      near === undefined
        ? listThem
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "shipment-unclear": ({ found, among }) => ({
    what: {
      en: `several plans have a shipment "${found}"`,
      ja: `「${found}」という輸送は複数の計画にあります`,
    },
    fix: {
      en: `name one of ${among.join(", ")}`,
      ja: `${among.join("、")} のいずれかを指定してください`,
    },
  }),
  "shipment-to-name": ({ open }) => ({
    what:
      open.length === 0
        ? {
            en: "no shipment stands where this step could be recorded",
            ja: "この段階を記帳できる輸送はありません",
          }
        : {
            en: `which shipment is meant is not said: ${open.join(", ")}`,
            ja: `対象の輸送が指定されていません（${open.join("、")}）`,
          },
    fix:
      open.length === 0
        ? {
            en: "`bichiku ship list` shows how they stand",
            ja: "状況は `bichiku ship list` で確認できます",
          }
        : {
            en: `name it, such as ${open[0]}; \`bichiku ship list\` shows how they stand`,
            ja: `輸送番号（例: ${open[0]}）を指定してください。状況は \`bichiku ship list\` で確認できます`,
          },
  }),
  "shipment-line-unknown": ({ shipment, found, lines }) => ({
    what: {
      en: `${shipment} has no line "${found}"`,
      ja: `${shipment} に明細「${found}」はありません`,
    },
    fix: {
      en: `${lineNumbers(lines).en}; \`bichiku ship show ${shipment}\` shows them`,
      ja: `${lineNumbers(lines).ja}。\`bichiku ship show ${shipment}\` で確認できます`,
    },
  }),
  "shipment-line-twice": ({ shipment, line }) => ({
    what: {
      en: `line ${line} of ${shipment} is told of twice`,
      ja: `${shipment} の明細${line}が2度記載されています`,
    },
    fix: { en: "tell of each line once", ja: "明細ごとに1度だけ記載してください" },
  }),
  "shipment-line-to-name": ({ shipment, found, lines }) => ({
    what: {
      en: `${shipment} has ${lines} lines, and "${found}" does not say which one is meant`,
      ja: `${shipment} には明細が${lines}件あり、「${found}」ではどの明細か分かりません`,
    },
    fix: {
      en: "write LINE=QUANTITY, several separated by commas: 1=480,2=100",
      ja: "「明細番号=数量」を、複数あればコンマで区切って指定してください（例 1=480,2=100）",
    },
  }),
  "shipment-nothing-said": ({ shipment }) => ({
    what: {
      en: `nothing is said of what happened to ${shipment}`,
      ja: `${shipment} の数量が一つも記載されていません`,
    },
    fix: {
      en: "say at least one quantity, 0 where nothing arrived",
      ja: "少なくとも一つの数量を記載してください（何も届かなかった場合は 0）",
    },
  }),
  "shipment-in-future": ({ found, today }) => ({
    what: {
      en: `${found} is still to come (today is ${today})`,
      ja: `${found} は未来の日付です（本日は ${today}）`,
    },
    fix: otherDate,
  }),
  "shipment-too-early": ({ shipment, plan, found, first, after, by }) => ({
    what: {
      en: `on ${found} this cannot have happened to ${shipment}: ${dates[after].en} on ${first}`,
      ja: `${found} は ${shipment} の${dates[after].ja}（${first}）より前です`,
    },
    fix:
      after === "accepted"
        ? {
            en: `${otherDate.en}; if the plan was accepted earlier than the ledger says, \`bichiku reverse ${by} --reason …\`, then \`bichiku plan accept ${plan} --date …\``,
            ja: `${otherDate.ja}。計画の承認日が誤っている場合は、\`bichiku reverse ${by} --reason …\` で取り消し、\`bichiku plan accept ${plan} --date …\` で承認し直してください`,
          }
        : otherDate,
  }),
  "shipment-received-missing": ({ shipment, line }) => ({
    what: {
      en: `line ${line} of ${shipment} is said to be damaged or short, and not how much was received in good condition`,
      ja: `${shipment} の明細${line}は損傷又は不足のみが記載され、良品の受領数量が分かりません`,
    },
    fix: {
      en: "say it too, 0 where nothing was",
      ja: "良品の受領数量も記載してください（なければ 0）",
    },
  }),
  "shipment-reason-missing": ({ shipment, line }) => ({
    what: {
      en: `line ${line} of ${shipment} is short or damaged, and nobody says why`,
      ja: `${shipment} の明細${line}の不足・損傷の理由がありません`,
    },
    fix: {
      en: "say what is known, with --reason or in the receipt's column: crushed by other cargo, missing on unloading",
      ja: "判明している事情を --reason 又は受領書の理由欄に記載してください（例 荷崩れによる破損、荷卸し時に不足）",
    },
  }),
  "shipment-short-and-more": ({ shipment, line, sent, said }) => ({
    what: {
      en: `of line ${line} of ${shipment}, ${count(sent)} are on the way; received, damaged and short make ${count(said)}`,
      ja: `${shipment} の明細${line}の輸送中の数量は${count(sent)}ですが、受領・損傷・不足の合計が${count(said)}です`,
    },
    fix: {
      en: "short is what did not arrive: leave it out where as much or more arrived than was sent",
      ja: "「不足」は届かなかった数量です。出荷数量以上が届いた場合は記載しないでください",
    },
  }),
  "receipt-no-table": () => ({
    what: {
      en: "no table has the headings of a receipt: at least the line and the quantity received",
      ja: "受領書の見出し（少なくとも「明細番号」と「受領数量」）のある表がありません",
    },
    fix: {
      en: "use the receipt form that goes with the shipment, or its headings",
      ja: "輸送に添付した受領書の様式、又はその見出しを使用してください",
    },
  }),
  "receipt-of-nothing": () => ({
    what: {
      en: "neither the file nor the command line says which shipment arrived",
      ja: "どの輸送の受領書か、ファイルにもコマンドにも示されていません",
    },
    fix: {
      en: "name it: `bichiku ship deliver S-1-1 FILE`",
      ja: "`bichiku ship deliver S-1-1 ファイル` のように指定してください",
    },
  }),
  "receipt-of-other": ({ found, shipment }) => ({
    what: {
      en: `this is a receipt of ${found}, not of ${shipment}`,
      ja: `これは ${shipment} ではなく ${found} の受領書です`,
    },
    fix: {
      en: `name the shipment of the file, or take the receipt of ${shipment}`,
      ja: `${shipment} の受領書を指定するか、輸送番号を確認してください`,
    },
  }),
  "receipt-other-goods": ({ shipment, line, found, sent }) => ({
    what: {
      en: `line ${line} of ${shipment} is of ${sent}, not of ${found}`,
      ja: `${shipment} の明細${line}は ${sent} であり、${found} ではありません`,
    },
    fix: {
      en: "rows may have slipped: compare them with the packing list",
      ja: "行がずれていないか、梱包明細書と照合してください",
    },
  }),
};

export const shipmentRefusalWords: WordsFor<ShipmentRefusal> = {
  "shipment-goes-on": ({ id, by }) => ({
    what: {
      en: `${by} rests on ${id}, which cannot be undone before it`,
      ja: `${id} を前提とする ${by} があるため、先に取り消すことはできません`,
    },
    fix: {
      en: `reverse ${by} first, the last event first`,
      ja: `新しいものから順に、先に ${by} を取り消してください`,
    },
  }),
  "shipment-left": ({ shipment, by, date }) => ({
    what: {
      en: `nothing is reserved for ${shipment} any more: it was dispatched by ${by} on ${date}`,
      ja: `${shipment} の引当分は残っていません（${date} に ${by} で出荷済み）`,
    },
    fix: {
      en: `\`bichiku reverse ${by} --reason …\` takes the dispatch back; \`bichiku ship cancel ${shipment}\` brings the goods back`,
      ja: `出荷の記帳誤りは \`bichiku reverse ${by} --reason …\` で取り消し、物資が戻る場合は \`bichiku ship cancel ${shipment}\` を実行してください`,
    },
  }),
  "shipment-cancelled": ({ shipment, by }) => ({
    what: {
      en: `${shipment} was cancelled by ${by}`,
      ja: `${shipment} は ${by} で中止されています`,
    },
    fix: {
      en: `make a new plan with \`bichiku plan\`; or \`bichiku reverse ${by} --reason …\`, if it was not cancelled`,
      ja: `\`bichiku plan\` で計画を作り直すか、中止が誤りであれば \`bichiku reverse ${by} --reason …\` で取り消してください`,
    },
  }),
  "shipment-not-left": ({ shipment }) => ({
    what: { en: `${shipment} has not been dispatched`, ja: `${shipment} はまだ出荷されていません` },
    fix: {
      en: `record its dispatch first: \`bichiku ship dispatch ${shipment} --date …\``,
      ja: `先に \`bichiku ship dispatch ${shipment} --date …\` で出荷を記帳してください`,
    },
  }),
  "shipment-arrived": ({ shipment, by, date }) => ({
    what: {
      en: `nothing of ${shipment} is on the way any more: its delivery was recorded by ${by}, dated ${date}`,
      ja: `${shipment} に輸送中の物資は残っていません（${date} 付け ${by} で納入を記帳済み）`,
    },
    fix: {
      en: `to correct it: \`bichiku reverse ${by} --reason …\`, then deliver again`,
      ja: `訂正するには \`bichiku reverse ${by} --reason …\` で取り消し、改めて記帳してください`,
    },
  }),
  "shipment-recorded": ({ shipment, by, date }) => ({
    what: {
      en: `this was recorded before: ${by} of ${shipment}, dated ${date}, says the same`,
      ja: `同じ内容が既に記帳されています（${shipment}、${date} 付け ${by}）`,
    },
    fix: {
      en: "nothing is to be done; if it is another load of the same size, say which with --reference",
      ja: "対応は不要です。同数の別便であれば --reference で送り状番号等を指定してください",
    },
  }),
  "receipt-read": ({ shipment, by, date, open }) => ({
    what: {
      en: `this receipt was read before: ${by} recorded it for ${shipment}, dated ${date}${open > 0 ? `; ${count(open)} are still on the way` : ""}`,
      ja: `この受領書は既に読み込まれています（${shipment}、${date} 付け ${by}${open > 0 ? `。輸送中の残り ${count(open)}` : ""}）`,
    },
    fix:
      open > 0
        ? {
            en: `nothing is to be done; what has become known since is recorded by itself: \`bichiku ship deliver ${shipment} --received …\`, or --damaged, --short with --reason`,
            ja: `対応は不要です。その後に判明した分だけを \`bichiku ship deliver ${shipment} --received …\`（又は --damaged、--short と --reason）で記帳してください`,
          }
        : {
            en: `nothing is to be done; to correct it, \`bichiku reverse ${by} --reason …\`, then read the corrected receipt`,
            ja: `対応は不要です。訂正するには \`bichiku reverse ${by} --reason …\` で取り消し、訂正した受領書を読み込んでください`,
          },
  }),
  "shipment-line-told": ({ shipment, line, by, date, accounted, sent, said }) => ({
    what: {
      en: `line ${line} of ${shipment} has been told of by ${by}, dated ${date}: ${count(accounted)} are accounted for and ${sent > 0 ? count(sent) : "none"} on the way; now ${count(said)} are told of`,
      ja: `${shipment} の明細${line}は ${date} 付け ${by} で記帳済みです（確認済み${count(accounted)}、輸送中${count(sent)}）。今回の数量は${count(said)}です`,
    },
    fix: {
      en: `${sent > 0 ? "say only what has arrived since, or is lost" : "leave the line out"}; to correct what was told, \`bichiku reverse ${by} --reason …\` first, then deliver anew`,
      ja: `${sent > 0 ? "その後に届いた、又は不足と確定した分だけを記載してください" : "この明細を除いてください"}。前回の記帳を訂正する場合は、先に \`bichiku reverse ${by} --reason …\` で取り消し、改めて記帳してください`,
    },
  }),
  "shipment-beyond-reserved": ({ shipment, line, asked, reserved }) => ({
    what: {
      en: `of line ${line} of ${shipment}, ${count(reserved)} are reserved, not ${count(asked)}`,
      ja: `${shipment} の明細${line}の引当数量は${count(reserved)}であり、${count(asked)}は出荷できません`,
    },
    fix: {
      en: "dispatch no more than that; plan again for what more is to go",
      ja: "引当数量以内で出荷し、追加分は改めて計画してください",
    },
  }),
  "shipment-line-not-left": ({ shipment, line }) => ({
    what: {
      en: `of line ${line} of ${shipment} nothing is on the way`,
      ja: `${shipment} の明細${line}に輸送中の物資はありません`,
    },
    fix: {
      en: `leave the line out, or record what was loaded; \`bichiku ship show ${shipment}\` shows where it is`,
      ja: `その明細を除くか、先に出荷を記帳してください。所在は \`bichiku ship show ${shipment}\` で確認できます`,
    },
  }),
  "shipment-custody-first": ({ shipment, from, to }) => ({
    what: {
      en: `the goods of ${shipment} are still ${from}'s; the plan gives them under the law of ${to}, after a transfer of custody (管理換)`,
      ja: `${shipment} の物資は ${from} の所有のままです。計画では ${to} への管理換が前提です`,
    },
    fix: {
      en: `record the transfer first: \`bichiku ship custody ${shipment} --date …\``,
      ja: `先に \`bichiku ship custody ${shipment} --date …\` で管理換を記帳してください`,
    },
  }),
  "shipment-without-custody": ({ shipment }) => ({
    what: {
      en: `the plan has no transfer of custody for ${shipment}: its owner gives the goods itself`,
      ja: `${shipment} に管理換は計画されていません（所有機関が自ら供与します）`,
    },
    fix: {
      en: `go on with \`bichiku ship dispatch ${shipment}\``,
      ja: `\`bichiku ship dispatch ${shipment}\` に進んでください`,
    },
  }),
};
