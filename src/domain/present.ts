/**
 * A record without the fields that are not known. An absent field is never there as `undefined`:
 * only so do two records with the same content look alike to whoever compares or stores them.
 */
type Present<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<
    Shape[Key],
    undefined
  >;
};

/** For records made one by one; a million spreads where it matters are written out instead. */
export function present<Shape extends object>(fields: Shape): Present<Shape> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Shape>;
}
