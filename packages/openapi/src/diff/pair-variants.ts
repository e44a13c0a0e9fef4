import { tellingValues } from './compare-types.ts';
import type { Comparison } from './schema-comparison.ts';
import type { SchemaNode, SettledSchema } from './settled-schema.ts';

export type VariantPairs = {
  readonly pairs: readonly (readonly [SchemaNode, SchemaNode])[];
  readonly removed: readonly SchemaNode[];
  readonly added: readonly SchemaNode[];
};

/** More comparisons than this are not worth a better pairing. */
const COMPARISONS_MAX = 10_000;
const ALIKE_MIN = 0.5;

const overlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const common = [...left].filter((name) => right.has(name)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 1 : common / all;
};

const valuesOf = (schema: SettledSchema): ReadonlySet<string> => new Set((schema.values ?? []).map(String));

/** Whether two variants say by a fixed value of the same property that they are, or are not, the same one. */
const told = (comparison: Comparison, left: SettledSchema, right: SettledSchema): boolean | undefined => {
  for (const [name, node] of left.properties) {
    const other = right.properties.get(name);
    if (!other) continue;
    const from = tellingValues(comparison.settleBefore(node));
    const to = tellingValues(comparison.settleAfter(other));
    if (from.length === 1 && to.length === 1) return from[0] === to[0];
  }
  return undefined;
};

/** From 0, nothing in common, to 1. */
export const likeness = (comparison: Comparison, before: SchemaNode, after: SchemaNode): number => {
  const left = comparison.settleBefore(before);
  const right = comparison.settleAfter(after);
  if (left.title !== undefined && left.title === right.title) return 0.95;
  const types = (schema: SettledSchema) => [...(schema.types ?? [])].sort().join();
  if (types(left) !== types(right)) return 0;
  if (left.values || right.values) return overlap(valuesOf(left), valuesOf(right));
  if (left.types?.has('object') || left.properties.size > 0) {
    const said = told(comparison, left, right);
    if (said !== undefined) return said ? 0.9 : 0.1;
    return overlap(new Set(left.properties.keys()), new Set(right.properties.keys())) * 0.9;
  }
  return left.limits.get('format') === right.limits.get('format') ? 0.9 : 0.6;
};

type Wanted = (before: SchemaNode, after: SchemaNode) => number;

/** Pairs off the best first; what is below the least likeness stays alone. */
const pairOff = (before: readonly SchemaNode[], after: readonly SchemaNode[], wanted: Wanted): VariantPairs => {
  const scored = before.flatMap((left) => after.map((right) => ({ left, right, score: wanted(left, right) })));
  const pairs: [SchemaNode, SchemaNode][] = [];
  const taken = new Set<SchemaNode>();
  for (const { left, right, score } of scored.sort((one, other) => other.score - one.score)) {
    if (score < ALIKE_MIN || taken.has(left) || taken.has(right)) continue;
    taken.add(left).add(right);
    pairs.push([left, right]);
  }
  const left = (nodes: readonly SchemaNode[]) => nodes.filter((node) => !taken.has(node));
  return { pairs, removed: left(before), added: left(after) };
};

/** Finds for each variant the one it became: by name, by content, then by what they have in common. */
export const pairVariants = (
  comparison: Comparison,
  before: readonly SchemaNode[],
  after: readonly SchemaNode[],
): VariantPairs => {
  const named = new Map(after.map((node) => [node.component, node]));
  const pairs: [SchemaNode, SchemaNode][] = [];
  const rest: SchemaNode[] = [];
  for (const node of before) {
    const other = node.component === undefined ? undefined : named.get(node.component);
    if (other) pairs.push([node, other]);
    else rest.push(node);
    if (other) named.delete(other.component);
  }
  const taken = new Set(pairs.map(([, node]) => node));
  const open = after.filter((node) => !taken.has(node));
  if (rest.length * open.length > COMPARISONS_MAX) return { pairs, removed: rest, added: open };
  const more = pairOff(rest, open, (left, right) =>
    comparison.same(left, right) ? 1 : likeness(comparison, left, right),
  );
  return { ...more, pairs: [...pairs, ...more.pairs] };
};
