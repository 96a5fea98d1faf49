/**
 * Maps of maps, grown as keys are met. For a million rows over few keys; where a key is made once,
 * one text of all its parts is simpler (`joined`).
 */
export function within<Key, Inner, Value>(
  outer: Map<Key, Map<Inner, Value>>,
  key: Key,
): Map<Inner, Value> {
  const known = outer.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<Inner, Value>();
  outer.set(key, fresh);
  return fresh;
}
