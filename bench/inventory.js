// An invented inventory of many rows, as clerks write them: full-width digits, bales, wareki.
import { writeFileSync } from "node:fs";

const wide = (number) => String(number).replace(/\d/g, (digit) => "０１２３４５６７８９"[digit]);

export async function writeInventory(path, rows) {
  const lines = ["品目コード,品名,ロット番号,保管場所,数量,入数,取得年月日,使用期限,単価（円）"];
  for (let row = 0; row < rows; row += 1) {
    const item = `ITEM-${String(row % 150).padStart(3, "0")}`;
    const quantity = row % 3 === 0 ? `${1 + (row % 90)}梱包` : `${wide(100 + (row % 900))}枚`;
    const month = 1 + (row % 12);
    const acquired = row % 2 === 0 ? `令和${2 + (row % 5)}年${month}月1日` : `R6.${month}.15`;
    const expiry = `20${28 + (row % 5)}-${String(month).padStart(2, "0")}-28`;
    const depot = `DEPOT-${String(row % 60).padStart(2, "0")}`;
    lines.push(
      `${item},,N${row},${depot},${quantity},25,${acquired},${expiry},${1000 + (row % 700)}`,
    );
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}
