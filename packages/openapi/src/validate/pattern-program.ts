import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Whether a letter is one of those an expression means at a place. */
export type Letters = (code: number) => boolean;

/** What must hold between two letters; a lookaround names its own program. */
export type Condition =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'word'; readonly negate: boolean }
  | { readonly kind: 'look'; readonly program: PatternProgram; readonly negate: boolean };

/** A step, and where it goes on; `fork` goes on in two places at once. */
export type PatternStep =
  | { readonly kind: 'letter'; readonly letters: Letters; readonly next: number }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; other: number };

/** The first step is the one that says the expression is met. */
export type PatternProgram = {
  readonly steps: readonly PatternStep[];
  readonly start: number;
  /** Reads the text from its end: what a lookahead asks, answered for every place in one pass. */
  readonly backward: boolean;
};

/** The step that has no next: the expression is met. */
export const MET = 0;

/** Steps of an expression and its lookarounds: `.{1,2048}` takes twice its count. */
const STEPS_MAX = 20_000;
/** A lookaround is answered for every place of a text: it counts for more than its own steps. */
const LOOK_STEPS = 20;

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** The letters of a class, asked of the class itself, one letter at a time. */
const lettersOf = (raw: string, flags: string): Letters => {
  const expression = new RegExp(`^${raw}$`, flags);
  const known = new Map<number, boolean>();
  return (code) => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const asked = expression.test(String.fromCodePoint(code));
    if (known.size < 5_000) known.set(code, asked);
    return asked;
  };
};

/** What is not regular (a reference back) or too large is thrown out as this. */
export class NotRegular extends Error {}

type Budget = { left: number };

class Compiler {
  readonly steps: PatternStep[] = [{ kind: 'fork', next: MET, other: MET }];
  readonly flags: string;
  readonly backward: boolean;
  readonly budget: Budget;

  constructor(flags: string, backward: boolean, budget: Budget) {
    this.flags = flags;
    this.backward = backward;
    this.budget = budget;
  }

  add(step: PatternStep): number {
    this.budget.left -= 1;
    if (this.budget.left < 0) throw new NotRegular();
    return this.steps.push(step) - 1;
  }

  /** The entry of what is met by any alternative, and then goes on at `next`. */
  any(alternatives: readonly AST.Alternative[], next: number): number {
    const [last, ...others] = alternatives.map(({ elements }) => this.all(elements, next)).toReversed();
    return others.reduce((other, entry) => this.add({ kind: 'fork', next: entry, other }), last ?? next);
  }

  all(elements: readonly AST.Element[], next: number): number {
    const ordered = this.backward ? elements : elements.toReversed();
    return ordered.reduce((after, element) => this.one(element, after), next);
  }

  one(node: AST.Element | AST.QuantifiableElement, next: number): number {
    switch (node.type) {
      case 'Character': {
        const { value } = node;
        return this.add({ kind: 'letter', letters: (code) => code === value, next });
      }
      case 'CharacterSet':
      case 'CharacterClass':
        return this.add({ kind: 'letter', letters: lettersOf(node.raw, this.flags), next });
      case 'Group':
        if (node.modifiers) throw new NotRegular();
        return this.any(node.alternatives, next);
      case 'CapturingGroup':
        return this.any(node.alternatives, next);
      case 'Quantifier':
        return this.repeated(node, next);
      case 'Assertion':
        return this.add({ kind: 'condition', condition: this.condition(node), next });
      default:
        throw new NotRegular();
    }
  }

  repeated({ min, max, element }: AST.Quantifier, next: number): number {
    let entry = next;
    if (max === Number.POSITIVE_INFINITY) {
      const fork: PatternStep = { kind: 'fork', next, other: next };
      entry = this.add(fork);
      fork.other = this.one(element, entry);
    } else for (let count = min; count < max; count += 1) entry = this.optional(element, entry, next);
    for (let count = 0; count < min; count += 1) entry = this.one(element, entry);
    return entry;
  }

  optional(element: AST.QuantifiableElement, entry: number, next: number): number {
    return this.add({ kind: 'fork', next, other: this.one(element, entry) });
  }

  condition(node: AST.Assertion): Condition {
    switch (node.kind) {
      case 'start':
      case 'end':
        return { kind: node.kind };
      case 'word':
        return { kind: 'word', negate: node.negate };
      default: {
        const { kind, alternatives, negate } = node;
        this.budget.left -= LOOK_STEPS;
        const program = compiled(alternatives, this.flags, kind === 'lookahead', this.budget);
        return { kind: 'look', negate, program };
      }
    }
  }
}

const compiled = (
  alternatives: readonly AST.Alternative[],
  flags: string,
  backward: boolean,
  budget: Budget,
): PatternProgram => {
  const compiler = new Compiler(flags, backward, budget);
  const start = compiler.any(alternatives, MET);
  return { steps: compiler.steps, start, backward };
};

/** An expression as steps that are walked side by side; throws what is no expression in this mode, or not regular. */
export const patternProgram = (pattern: string, unicode: boolean): PatternProgram =>
  compiled(parser.parsePattern(pattern, 0, pattern.length, { unicode }).alternatives, unicode ? 'u' : '', false, {
    left: STEPS_MAX,
  });
