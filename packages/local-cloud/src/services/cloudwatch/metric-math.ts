import type { Series } from './metric-store.ts';

/** What an expression may come to: one number for always, one for each period, several series, or the band between two. */
export type Value = number | Series | readonly Series[] | { readonly lower: Series; readonly upper: Series };

/** What an expression is told: the series by their ids, the periods it is for, and what lies before them. */
export type Sight = {
  readonly of: (id: string) => Value;
  readonly metrics: () => readonly Series[];
  readonly periods: readonly number[];
  /** The same series further back than the periods: what an anomaly band learns from. */
  readonly before: (id: string) => Series;
};

type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'call'; readonly name: string; readonly items: readonly Node[] };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(&&|\|\||[<>=!]=|[-+*/<>(),[\]]))/y;

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`the expression cannot be read: ${text}`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return tokens;
};

/** From what binds least to what binds most. */
const OPERATORS = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/'],
] as const;

/** Reads an expression of CloudWatch's metric math; what it does not know is refused, never guessed. */
export const parseExpression = (text: string): Node => {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (wanted: string) => {
    if (tokens[at] !== wanted) throw new Error(`${wanted} is missing in the expression ${text}`);
    at += 1;
  };
  const listUntil = (end: string): Node[] => {
    const items: Node[] = [];
    while (tokens[at] !== end) {
      if (items.length > 0) take(',');
      items.push(level(0));
    }
    take(end);
    return items;
  };
  const primary = (): Node => {
    const token = tokens[at++] ?? '';
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (token === '-') return { kind: 'call', name: '-', items: [{ kind: 'number', value: 0 }, primary()] };
    if (token === '[') return { kind: 'list', items: listUntil(']') };
    if (token === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (!/^\w/.test(token)) throw new Error(`the expression ends early: ${text}`);
    if (tokens[at] !== '(') return { kind: 'id', id: token };
    at += 1;
    return { kind: 'call', name: token, items: listUntil(')') };
  };
  const level = (depth: number): Node => {
    const operators: readonly string[] | undefined = OPERATORS[depth];
    if (!operators) return primary();
    let left = level(depth + 1);
    for (let token = tokens[at]; token !== undefined && operators.includes(token); token = tokens[at]) {
      at += 1;
      left = { kind: 'call', name: token, items: [left, level(depth + 1)] };
    }
    return left;
  };
  const node = level(0);
  if (at < tokens.length) throw new Error(`the expression goes on after its end: ${text}`);
  return node;
};

const isSeries = (value: Value): value is Series => value instanceof Map;
const isBand = (value: Value): value is { readonly lower: Series; readonly upper: Series } =>
  typeof value === 'object' && 'lower' in value;
const seriesOf = (value: Value | undefined): Series => (value !== undefined && isSeries(value) ? value : new Map());

const truth = (holds: boolean): number => (holds ? 1 : 0);
const NUMERIC: Readonly<Record<string, (one: number, other: number) => number>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '<': (one, other) => truth(one < other),
  '<=': (one, other) => truth(one <= other),
  '>': (one, other) => truth(one > other),
  '>=': (one, other) => truth(one >= other),
  '==': (one, other) => truth(one === other),
  '!=': (one, other) => truth(one !== other),
  '&&': (one, other) => truth(one !== 0 && other !== 0),
  AND: (one, other) => truth(one !== 0 && other !== 0),
  '||': (one, other) => truth(one !== 0 || other !== 0),
  OR: (one, other) => truth(one !== 0 || other !== 0),
};

/** Period by period, where each of them has a value and what they come to is one. */
const together = (values: readonly Value[], of: (numbers: readonly number[]) => number): Value => {
  if (values.every((value) => typeof value === 'number')) return of(values);
  const [first = new Map<number, number>()] = values.filter(isSeries);
  const found = new Map<number, number>();
  for (const at of first.keys()) {
    const numbers = values.map((value) => (typeof value === 'number' ? value : seriesOf(value).get(at)));
    const known = numbers.filter((number) => number !== undefined);
    const result = known.length === numbers.length ? of(known) : Number.NaN;
    if (Number.isFinite(result)) found.set(at, result);
  }
  return found;
};

/** Of several series one: what there is of them in each period; of one series, all its periods together. */
const folded = (value: Value | undefined, of: (numbers: readonly number[]) => number): Value => {
  if (value === undefined || typeof value === 'number' || isBand(value)) return value as number;
  if (isSeries(value)) return value.size === 0 ? new Map<number, number>() : of([...value.values()]);
  const periods = new Set(value.flatMap((series) => [...series.keys()]));
  return new Map(
    [...periods]
      .sort((one, other) => one - other)
      .map((at) => [at, of(value.map((series) => series.get(at)).filter((number) => number !== undefined))]),
  );
};

/** Fewer values teach nothing. */
const LESSONS_MIN = 15;

/**
 * The band that a series is usually in. CloudWatch learns from two weeks, by the hour and the day of the week; here it is
 * the mean of what came before and so many of its standard deviations.
 */
const bandOf = (usual: Series, deviations: number, periods: readonly number[]): Value => {
  const values = [...usual.values()];
  if (values.length < LESSONS_MIN) return { lower: new Map(), upper: new Map() };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const line = (value: number): Series => new Map(periods.map((at) => [at, value]));
  return { lower: line(mean - deviations * spread), upper: line(mean + deviations * spread) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const FOLDS: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  SUM: sum,
  MAX: (numbers) => Math.max(...numbers),
  MIN: (numbers) => Math.min(...numbers),
  AVG: (numbers) => sum(numbers) / numbers.length,
};

const fill = (value: Value | undefined, by: Value | undefined, periods: readonly number[]): Series => {
  const series = seriesOf(value);
  if (typeof by !== 'number') throw new Error('FILL is emulated with a number only');
  return new Map(periods.map((at) => [at, series.get(at) ?? by]));
};

/** What an expression comes to. */
export const evaluateExpression = (node: Node, sight: Sight): Value => {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'id') return sight.of(node.id);
  const values = () => node.items.map((item) => evaluateExpression(item, sight));
  if (node.kind === 'list') return values().map(seriesOf);
  const numeric = NUMERIC[node.name];
  if (numeric) return together(values(), ([one = 0, other = 0]) => numeric(one, other));
  const fold = FOLDS[node.name];
  if (fold) return folded(values()[0], fold);
  if (node.name === 'IF') return together(values(), ([condition, one = 0, other = 0]) => (condition ? one : other));
  if (node.name === 'FILL') return fill(values()[0], values()[1], sight.periods);
  if (node.name === 'METRICS') return sight.metrics();
  if (node.name === 'ANOMALY_DETECTION_BAND') {
    const [of, deviations] = node.items;
    if (of?.kind !== 'id') throw new Error('ANOMALY_DETECTION_BAND is of a metric');
    return bandOf(sight.before(of.id), deviations?.kind === 'number' ? deviations.value : 2, sight.periods);
  }
  throw new Error(`CloudWatch's function ${node.name} is not emulated on one machine`);
};

export type { Node as Expression };
