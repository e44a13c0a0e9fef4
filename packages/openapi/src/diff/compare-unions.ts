import { type Phrase, phrase } from '@portico/words';
import { quote } from '../read/document-problem.ts';
import { likeness, pairVariants, type VariantPairs } from './pair-variants.ts';
import type { Comparison } from './schema-comparison.ts';
import type { SchemaNode, SettledSchema, SettledUnion } from './settled-schema.ts';

const nameOf = (comparison: Comparison, node: SchemaNode, side: 'settleBefore' | 'settleAfter'): Phrase => {
  const title = node.component ?? comparison[side](node).title;
  return title === undefined ? phrase`variant at ${quote(node.origin)}` : phrase`variant ${quote(title)}`;
};

const isAnother = (
  comparison: Comparison,
  partners: ReadonlyMap<string, string>,
  node: SchemaNode,
  other: SchemaNode,
): boolean => {
  const partner = partners.get(node.key) ?? node.key;
  return partner !== other.key && !comparison.equivalent(node, other);
};

const compareMapping = (comparison: Comparison, from: SettledUnion, to: SettledUnion, paired: VariantPairs) => {
  const { report } = comparison;
  const before = from.discriminator?.mapping ?? new Map<string, SchemaNode | undefined>();
  const after = to.discriminator?.mapping ?? new Map<string, SchemaNode | undefined>();
  const partners = new Map(paired.pairs.map(([left, right]) => [left.key, right.key]));
  for (const [value, node] of before) {
    const other = after.get(value);
    const what = phrase`the discriminator value ${quote(value)}`;
    if (!after.has(value)) report('discriminator-value-removed', phrase`${what} was removed`, from.pointer, to.pointer);
    else if (node && other && isAnother(comparison, partners, node, other))
      report('discriminator-value-changed', phrase`${what} means another variant`, from.pointer, to.pointer);
  }
  for (const value of after.keys())
    if (!before.has(value))
      report(
        'discriminator-value-added',
        phrase`the discriminator value ${quote(value)} was added`,
        from.pointer,
        to.pointer,
      );
};

const compareDiscriminator = (comparison: Comparison, from: SettledUnion, to: SettledUnion, paired: VariantPairs) => {
  const { report } = comparison;
  const before = from.discriminator?.property;
  const after = to.discriminator?.property;
  if (before === after) return before === undefined ? undefined : compareMapping(comparison, from, to, paired);
  if (before === undefined)
    report('discriminator-added', phrase`the discriminator ${quote(after ?? '')} was added`, from.pointer, to.pointer);
  else if (after === undefined)
    report('discriminator-removed', phrase`the discriminator ${quote(before)} was removed`, from.pointer, to.pointer);
  else
    report(
      'discriminator-changed',
      phrase`the discriminator is ${quote(after)} instead of ${quote(before)}`,
      from.pointer,
      to.pointer,
    );
};

const compareUnion = (comparison: Comparison, from: SettledUnion, to: SettledUnion) => {
  const { report, descend } = comparison;
  const paired = pairVariants(comparison, from.variants, to.variants);
  for (const [left, right] of paired.pairs) descend(left, right, variantStep(from, left));
  for (const node of paired.removed)
    report('variant-removed', phrase`the ${nameOf(comparison, node, 'settleBefore')} was removed`, node.origin);
  for (const node of paired.added)
    report('variant-added', phrase`the ${nameOf(comparison, node, 'settleAfter')} was added`, undefined, node.origin);
  if (from.mode !== to.mode)
    report('union-mode-changed', phrase`${from.mode} became ${to.mode}`, from.pointer, to.pointer);
  compareDiscriminator(comparison, from, to, paired);
};

const variantStep = (union: SettledUnion, node: SchemaNode): string => `(variant ${union.variants.indexOf(node) + 1})`;

/** A schema that says nothing of its own beside one union. */
const onlyUnion = (schema: SettledSchema): SettledUnion | undefined =>
  schema.unions.length === 1 && schema.properties.size === 0 && schema.values === undefined
    ? schema.unions[0]
    : undefined;

const bestVariant = (
  variants: readonly SchemaNode[],
  wanted: (variant: SchemaNode) => number,
): SchemaNode | undefined => {
  const scored = variants.map((variant) => ({ variant, score: wanted(variant) })).filter(({ score }) => score > 0.4);
  return scored.sort((left, right) => right.score - left.score)[0]?.variant;
};

/** One schema became a union, or the reverse: the variant that it was stays, the others come or go. */
const compareWrapped = (comparison: Comparison, whole: { before: SchemaNode; after: SchemaNode }): boolean => {
  const { before, after, report, descend } = comparison;
  const to = before.unions.length === 0 ? onlyUnion(after) : undefined;
  const from = after.unions.length === 0 ? onlyUnion(before) : undefined;
  const union = to ?? from;
  if (!union) return false;
  const score = (variant: SchemaNode) => {
    const [left, right] = to ? [whole.before, variant] : [variant, whole.after];
    if (left.component !== undefined && left.component === right.component) return 2;
    return comparison.same(left, right) ? 1 : likeness(comparison, left, right);
  };
  const kept = bestVariant(union.variants, score);
  if (!kept) {
    report('type-changed', to ? phrase`became ${union.mode}` : phrase`is no longer ${union.mode}`);
    return true;
  }
  for (const variant of union.variants)
    if (variant !== kept && to)
      report(
        'variant-added',
        phrase`the ${nameOf(comparison, variant, 'settleAfter')} was added`,
        undefined,
        variant.origin,
      );
    else if (variant !== kept)
      report('variant-removed', phrase`the ${nameOf(comparison, variant, 'settleBefore')} was removed`, variant.origin);
  if (to) descend(whole.before, kept, variantStep(union, kept));
  else descend(kept, whole.after, variantStep(union, kept));
  return true;
};

const compareHeirs = (comparison: Comparison) => {
  const { before, after } = comparison;
  const [from, to] = [before.heirs, after.heirs];
  const nothing = (pointer: string): SettledUnion => ({
    mode: 'oneOf',
    variants: [],
    pointer,
    discriminator: undefined,
  });
  if (!from && !to) return;
  const alone = { pairs: [], removed: [], added: [] };
  compareDiscriminator(comparison, from ?? nothing(before.pointer), to ?? nothing(after.pointer), alone);
};

/** Compares unions; `true` when everything has been said about the pair. */
export const compareUnions = (comparison: Comparison, whole: { before: SchemaNode; after: SchemaNode }): boolean => {
  const { before, after, report } = comparison;
  compareHeirs(comparison);
  if (before.unions.length === 0 && after.unions.length === 0) return false;
  if (before.unions.length + after.unions.length === 1 && compareWrapped(comparison, whole)) return true;
  for (const [index, union] of before.unions.entries()) {
    const other = after.unions[index];
    if (other) compareUnion(comparison, union, other);
    else report('union-loosened', phrase`${union.mode} was removed`, union.pointer);
  }
  for (const union of after.unions.slice(before.unions.length))
    report('union-tightened', phrase`${union.mode} was added`, undefined, union.pointer);
  return false;
};
