/** Steps that the checks of one question may take: about a second. */
const STEPS_MAX = 10_000_000;
/** What patterns may cost one question, in letters of a pattern times letters of a text: at worst three seconds. */
const PATTERN_WORK_MAX = 60_000_000;

/** Checking would take more steps than are allowed; nothing is known of the value. */
export class TooMuchWork extends Error {}

/** What may still be spent on one question, and what is known of it: which values meet which schemas. */
type Question = { steps: number; patterns: number; readonly memory: Map<object, Map<unknown, unknown>> };

const unasked: Question = {
  ...{ steps: Number.POSITIVE_INFINITY, patterns: Number.POSITIVE_INFINITY },
  memory: new Map(),
};
let current = unasked;

/** Asks one question, as of a value, a request, an answer: all checks inside of it share what it may cost. */
export const withinWork = <T>(check: () => T): T => {
  if (current !== unasked) return check();
  current = { steps: STEPS_MAX, patterns: PATTERN_WORK_MAX, memory: new Map() };
  try {
    return check();
  } finally {
    current = unasked;
  }
};

/** Throws TooMuchWork when the question has taken too many. */
export const spend = (steps: number): void => {
  current.steps -= steps;
  if (current.steps < 0) throw new TooMuchWork();
};

export const patternWorkLeft = (): number => current.patterns;
/** Patterns that cost too much forbid nothing; the others are still held. */
export const spendOnPattern = (work: number): void => {
  current.patterns -= work;
};

/** What is known about a schema's values within this question. */
export const memoryOf = <Answer>(schema: object): Map<unknown, Answer> => {
  const known = current.memory.get(schema) ?? new Map<unknown, unknown>();
  if (current !== unasked) current.memory.set(schema, known);
  return known as Map<unknown, Answer>; // each schema's is filled by its own check
};

/** A stack that is full is too much work, too: values are nested as deeply as strangers like. */
export const isTooMuch = (error: unknown): boolean => error instanceof TooMuchWork || error instanceof RangeError;
