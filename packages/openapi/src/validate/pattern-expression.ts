import { setFlagsFromString } from 'node:v8';
import { patternWorkLeft, spendOnPattern } from './check-work.ts';
import { type PatternProgram, patternProgram } from './pattern-program.ts';
import { meets } from './pattern-run.ts';

// Patterns come from strangers. This lets an expression ask for V8's linear engine with the flag "l".
setFlagsFromString('--enable-experimental-regexp-engine');

/** What a schema's `pattern` is held to. */
export type PatternExpression = {
  readonly test: (text: string) => boolean;
  /** Tells expressions apart; ajv keeps them by it. */
  readonly toString: () => string;
};

/** Longest pattern that is run. */
const PATTERN_MAX = 5_000;
/** Letters of a pattern times letters of a text: at worst one second. */
const TEXT_WORK_MAX = 20_000_000;

const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch {
    return undefined;
  }
};

/** Whether V8's engine meets an expression; `undefined` when that could cost too much. */
const linearly = (expression: RegExp, text: string, work: number): boolean | undefined => {
  if (work > TEXT_WORK_MAX || work > patternWorkLeft()) return undefined;
  spendOnPattern(work);
  return expression.test(text);
};

/** A step of ours costs about as much as this many of V8's. */
const STEP_WORK = 4;

const stepwise = (program: PatternProgram, text: string, unicode: boolean): boolean | undefined => {
  const { met, steps } = meets(program, text, unicode, Math.min(TEXT_WORK_MAX, patternWorkLeft()) / STEP_WORK);
  spendOnPattern(steps * STEP_WORK);
  return met;
};

/** Unicode classes and escapes mean something else without the flag, and V8's linear engine does not know it. */
const isUnicode = (pattern: string): boolean => /\\[pPu]\{/.test(pattern);

const testOf = (pattern: string): ((text: string) => boolean) | undefined => {
  if (pattern.length > PATTERN_MAX) return undefined;
  const linear = isUnicode(pattern) ? undefined : attempt(() => new RegExp(pattern, 'l'));
  if (linear) return (text) => linearly(linear, text, text.length * pattern.length) ?? true;
  for (const unicode of [true, false]) {
    const program: PatternProgram | undefined = attempt(() => patternProgram(pattern, unicode));
    if (program) return (text) => stepwise(program, text, unicode) ?? true;
  }
  return undefined;
};

const anything = () => true;

/**
 * The expression of a schema's `pattern`, always linear: V8's engine where it can, else our own, which knows lookarounds,
 * large counts and Unicode. What is not an expression, refers back to what it met, or would cost too much forbids nothing.
 */
export const patternExpression = (pattern: string): PatternExpression => {
  const test = testOf(pattern) ?? anything;
  return { test, toString: () => `/${pattern}/` };
};
