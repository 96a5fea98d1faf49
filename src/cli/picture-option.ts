/** Where a picture is to go: a file whose name says that it is SVG. */
import type { Input } from "./command.ts";
import { OptionReader } from "./reports/report-options.ts";

export function svgOption({ options }: Input): string | undefined {
  const reader = new OptionReader(options);
  const picture = reader.text("picture");
  if (picture !== undefined && !/\.svg$/i.test(picture)) {
    reader.invalid("picture", picture, [
      "a file name that ends with .svg",
      "「.svg」で終わるファイル名",
    ]);
  }
  reader.finish();
  return picture;
}
