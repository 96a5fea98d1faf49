/** Exit status of the program, as scripts may rely on it (design, section 5). */
export const exit = {
  ok: 0,
  findings: 1,
  input: 2,
  refused: 3,
  outside: 4,
  defect: 70,
} as const;

export type Exit = (typeof exit)[keyof typeof exit];
