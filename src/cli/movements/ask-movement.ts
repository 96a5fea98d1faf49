/**
 * The questions that complete a movement on a terminal. Nothing is asked where nothing is missing;
 * an answer that cannot be read is explained and asked for again.
 */
import { stockStatuses } from "../../domain/account.ts";
import type { MovementKind } from "../../domain/movement.ts";
import type { MovementField, StatedMovement } from "../../domain/movement-field.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { movementReader } from "../../importers/movements/movements.ts";
import { askWords, questions } from "../../text/movements/movements.ts";
import { quantityWords, statusWords } from "../../text/reports.ts";
import { same, type Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import { type Desk, lotsThere } from "./movement-desk.ts";
import { optionSpeaker } from "./movement-options.ts";

/** More choices than this are typed rather than picked from a list. */
const choicesMax = 20;

interface Choice {
  readonly value: string;
  readonly label: Text;
}

const neededBy: Readonly<Record<MovementKind, readonly MovementField[]>> = {
  receive: ["item", "depot", "agency", "quantity"],
  issue: ["item", "depot", "agency", "lot", "quantity", "counterpart"],
  transfer: ["item", "depot", "agency", "lot", "quantity"],
  adjust: ["item", "depot", "agency", "lot", "quantity", "reason"],
};

export async function askMissing(
  kind: MovementKind,
  given: StatedMovement,
  desk: Desk,
): Promise<StatedMovement> {
  const lacking = neededBy[kind].filter((field) => given[field] === "");
  const nowhere = kind === "transfer" && destinations.every((field) => given[field] === "");
  let stated = given;
  const asking = { ...desk, kind };
  for (const field of lacking) stated = await answered(field, stated, asking);
  if (nowhere) stated = await answered(await askWhatChanges(desk), stated, asking);
  if (kind === "receive" && lacking.length > 0 && stated.lot === "") {
    stated = { ...stated, lot: (await desk.context.ask.text(askWords.lotOptional)).trim() };
  }
  return stated;
}

const destinations = ["to_depot", "to_agency", "to_status"] as const;

const askWhatChanges = ({ context }: Desk): Promise<MovementField> =>
  context.ask.choose<MovementField>(askWords.whatChanges, [
    { value: "to_depot", label: askWords.depot },
    { value: "to_agency", label: askWords.agency },
    { value: "to_status", label: askWords.status },
  ]);

interface Asking extends Desk {
  readonly kind: MovementKind;
}

async function answered(
  field: MovementField,
  stated: StatedMovement,
  desk: Asking,
): Promise<StatedMovement> {
  const { ask } = desk.context;
  const choices = await choicesFor(field, stated, desk);
  if (choices.length > 0 && choices.length <= choicesMax) {
    const picked = await ask.choose(questionFor(field), choices);
    if (picked !== "") return { ...stated, [field]: picked };
  }
  for (;;) {
    const text = (await ask.text(questionFor(field))).trim();
    if (text === "") continue;
    const answer = { ...stated, [field]: text };
    const problems = faultsOf(field, answer, desk);
    if (problems.length === 0) return answer;
    desk.context.print.problems(problems);
  }
}

const questionFor = (field: MovementField): Text =>
  (questions as Readonly<Partial<Record<MovementField, Text>>>)[field] ?? same(field);

/** An answer is tried at once, with what was said before it: what is wrong with it, if anything. */
function faultsOf(
  field: MovementField,
  stated: StatedMovement,
  { kind, knownWords }: Asking,
): readonly Problem[] {
  const speaker = optionSpeaker(kind, undefined);
  const read = movementReader(knownWords, speaker)(stated);
  if (read.ok) return [];
  const { option } = speaker.at(field);
  return read.problems
    .filter(({ at }) => at.option === option)
    .map((problem) => ({ ...problem, at: {} }));
}

async function choicesFor(
  field: MovementField,
  stated: StatedMovement,
  desk: Desk,
): Promise<readonly Choice[]> {
  const { catalogue } = desk;
  const names = new Names(catalogue);
  switch (field) {
    case "depot":
    case "to_depot":
      return catalogue
        .depots()
        .map(({ code }) => ({ value: code, label: names.depotWithCode(code) }));
    case "agency":
    case "to_agency":
      return catalogue.agencies().map(({ code }) => ({ value: code, label: names.agency(code) }));
    case "to_status":
      return stockStatuses.map((status) => ({ value: status, label: statusWords[status] }));
    case "lot":
      return lotChoices(stated, desk);
    default:
      return [];
  }
}

/** The lots that are there, and, as a difference may be of a lot that nobody knew of, any other. */
async function lotChoices(stated: StatedMovement, desk: Desk): Promise<readonly Choice[]> {
  const there = await lotsThere(stated, desk);
  const unit = there && desk.catalogue.item(there.item)?.baseUnit;
  const lots = (there?.lots ?? []).map(({ lot, quantity, expiry }): Choice => {
    const amount = quantityWords(quantity, unit);
    return { value: lot, label: askWords.lotThere(lot, amount, expiry) };
  });
  const other: Choice = { value: "", label: askWords.otherLot };
  return lots.length > 0 && stated.kind === "adjust" ? [...lots, other] : lots;
}
