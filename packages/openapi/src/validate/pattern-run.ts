import { type Condition, MET, type PatternProgram } from './pattern-program.ts';

class Exhausted extends Error {}

const isWord = (code: number | undefined): boolean =>
  code !== undefined &&
  ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122));

/** A text that an expression and its lookarounds are held against, each in one pass and with one account of steps. */
class Reading {
  readonly codes: readonly number[];
  readonly met = new Map<PatternProgram, Uint8Array>();
  readonly stepsMax: number;
  steps = 0;

  constructor(codes: readonly number[], stepsMax: number) {
    this.codes = codes;
    this.stepsMax = stepsMax;
  }

  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > this.stepsMax) throw new Exhausted();
  }

  holds(condition: Condition, place: number): boolean {
    if (condition.kind === 'start') return place === 0;
    if (condition.kind === 'end') return place === this.codes.length;
    if (condition.kind === 'word')
      return (isWord(this.codes[place - 1]) !== isWord(this.codes[place])) !== condition.negate;
    return (this.places(condition.program)[place] === 1) !== condition.negate;
  }

  /** Where a lookaround is met: begun at every place, read towards where it looks from. */
  places(program: PatternProgram): Uint8Array {
    const known = this.met.get(program);
    if (known) return known;
    this.spend(this.codes.length);
    const places = new Uint8Array(this.codes.length + 1);
    this.met.set(program, places);
    this.run(program, (place) => {
      places[place] = 1;
      return false;
    });
    return places;
  }

  /** Walks all ways through a program side by side, begun at every place; ends when `onMet` has seen enough. */
  run({ steps: program, start, backward }: PatternProgram, onMet: (place: number) => boolean): void {
    const { codes } = this;
    const seen = new Int32Array(program.length).fill(-1);
    let waiting: number[] = [];
    for (let index = 0; index <= codes.length; index += 1) {
      const place = backward ? codes.length - index : index;
      const open = waiting;
      open.push(start);
      waiting = [];
      const code = codes[backward ? place - 1 : place];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (seen[at] === index) continue;
        seen[at] = index;
        this.steps += 1;
        if (at === MET) {
          if (onMet(place)) return;
          continue;
        }
        const step = program[at];
        if (step?.kind === 'fork') open.push(step.other, step.next);
        else if (step?.kind === 'letter' && code !== undefined && step.letters(code)) waiting.push(step.next);
        else if (step?.kind === 'condition' && this.holds(step.condition, place)) open.push(step.next);
      }
      this.spend(0);
    }
  }
}

const codesOf = (text: string, unicode: boolean): number[] =>
  unicode
    ? Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
    : Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** What came of a reading: `met` is undefined when it would have taken more steps than it may. */
export type Meeting = { readonly met: boolean | undefined; readonly steps: number };

/**
 * Whether a text holds what a program looks for, in steps that grow with the text times the program and not otherwise;
 * never more of them than given.
 */
export const meets = (program: PatternProgram, text: string, unicode: boolean, stepsMax: number): Meeting => {
  if (text.length > stepsMax) return { met: undefined, steps: 0 };
  const reading = new Reading(codesOf(text, unicode), stepsMax);
  let met: boolean | undefined = false;
  try {
    reading.run(program, () => {
      met = true;
      return true;
    });
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    met = undefined;
  }
  return { met, steps: reading.steps };
};
