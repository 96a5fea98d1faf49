/** A broken assumption of ours: it stops the program (exit 70), and is never a person's fault. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`broken assumption: ${message}`);
}
