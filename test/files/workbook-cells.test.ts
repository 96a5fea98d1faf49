import { expect, test } from "vitest";
import {
  dateOfSerial,
  decimalText,
  isDateFormat,
} from "../../src/files/workbooks/workbook-cells.ts";

const numbers: readonly (readonly [value: number, text: string | undefined])[] = [
  [0, "0"],
  [-0, "0"],
  [1200, "1200"],
  [-5, "-5"],
  [0.1 + 0.2, "0.3"],
  [1.1 * 3, "3.3"],
  [0.0000001, "0.0000001"],
  [-0.00000012, "-0.00000012"],
  [1 / 3, "0.333333333333333"],
  [123456789.125, "123456789.125"],
  [4901234567890, "4901234567890"], // a bar code
  [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  [Number.MAX_SAFE_INTEGER + 1, undefined], // has lost digits
  [Number.POSITIVE_INFINITY, undefined],
  [Number.NaN, undefined],
];

test.each(numbers)("the number %d is %s", (value, text) => {
  expect(decimalText(value)).toBe(text);
});

/** A date as ISO text, or none. */
type Day = string | undefined;

const serials: readonly (readonly [serial: number, in1900: Day, in1904: Day])[] = [
  [1, "1900-01-01", "1904-01-02"],
  [59, "1900-02-28", "1904-02-29"],
  [60, "1900-02-29", "1904-03-01"], // Excel's leap day that never was
  [61, "1900-03-01", "1904-03-02"],
  [32516, "1989-01-08", "1993-01-09"],
  [45380, "2024-03-29", "2028-03-30"],
  [45380.99999, "2024-03-29", "2028-03-30"], // the time of day is dropped
  [2958465, "9999-12-31", undefined],
  [2958466, undefined, undefined],
  [-1, undefined, undefined],
];

test.each(serials)("day %d is %s, or %s where days count from 1904", (serial, in1900, in1904) => {
  expect(dateOfSerial(serial, false)).toBe(in1900);
  expect(dateOfSerial(serial, true)).toBe(in1904);
});

const formats: readonly (readonly [format: string, isDate: boolean])[] = [
  ["General", false],
  ["標準", false],
  ["@", false],
  ["0", false],
  ["#,##0", false],
  ['#,##0"梱包"', false],
  ['0"days"', false],
  ["\\d0", false],
  ["[Red]#,##0;[Blue]-#,##0", false],
  ["[$¥-411]#,##0", false],
  ["0.00E+00", false],
  ["# ?/?", false],
  ["yyyy-mm-dd", true],
  ["yyyy/m/d h:mm:ss.000", true],
  ["m/d/yy", true],
  ["mmm", true],
  ["d", true],
  ['[$-411]ggge"年"m"月"d"日";@', true],
  ["[$-ja-JP-x-gannen]ggge年m月d日", true],
  ["ge.m.d", true],
  ["e/m/d", true],
  ['yyyy"年"m"月"', true],
  ["aaaa", true],
  ["h:mm", false],
  ["mm:ss", false],
  ["[h]:mm:ss", false],
  ["[mm]:ss", false],
  ["h:mm AM/PM", false],
];

test.each(formats)("the format %s writes dates: %s", (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});
