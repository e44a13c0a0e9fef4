import { type Phrase, phrase } from '@portico/words';
import { quote } from '../read/document-problem.ts';
import { compareLifecycle } from './compare-lifecycle.ts';
import type { Comparison } from './schema-comparison.ts';
import type { SchemaNode, SettledSchema } from './settled-schema.ts';

/** A property that this direction never carries: readOnly is not sent, writeOnly is not received. */
const isSilent = ({ direction }: Comparison, schema: SettledSchema): boolean =>
  direction === 'request' ? schema.readOnly : schema.writeOnly;

const added = (comparison: Comparison, name: string, node: SchemaNode) => {
  const { direction, after, report } = comparison;
  const settled = comparison.settleAfter(node);
  if (isSilent(comparison, settled)) return;
  const what = phrase`the property ${quote(name)} was added`;
  if (direction === 'response') report('property-added', what, undefined, node.origin);
  else if (!after.required.has(name)) report('property-added-optional', what, undefined, node.origin);
  else {
    const told =
      settled.default === undefined
        ? phrase`the required property ${quote(name)} was added`
        : phrase`the required property ${quote(name)} was added, with a default`;
    report('property-added-required', told, undefined, node.origin);
  }
};

const removed = (comparison: Comparison, name: string, node: SchemaNode) => {
  const { direction, before, after, report } = comparison;
  const settled = comparison.settleBefore(node);
  if (isSilent(comparison, settled)) return;
  const what = phrase`the property ${quote(name)} was removed`;
  const pointer = node.origin;
  if (direction === 'request') {
    const refused = after.additional === false && before.additional === false;
    report(refused ? 'property-refused' : 'property-removed', what, pointer, undefined);
  } else report(`property-removed-${before.required.has(name) ? 'required' : 'optional'}`, what, pointer, undefined);
};

const requiredChanged = (comparison: Comparison, name: string, from: SchemaNode, to: SchemaNode) => {
  const was = comparison.before.required.has(name);
  const is = comparison.after.required.has(name);
  if (was === is) return;
  const what = is
    ? phrase`the property ${quote(name)} became required`
    : phrase`the property ${quote(name)} became optional`;
  comparison.report(`property-became-${is ? 'required' : 'optional'}`, what, from.origin, to.origin);
};

/** A property this direction did not carry and now does, or the reverse. */
const silenced = (comparison: Comparison, name: string, from: SchemaNode, to: SchemaNode, is: boolean) => {
  const { direction, after, report } = comparison;
  const say = (rule: string, what: Phrase) =>
    report(rule, phrase`the property ${quote(name)} ${what}`, from.origin, to.origin);
  if (direction === 'response')
    return is
      ? say('property-became-write-only', phrase`became writeOnly`)
      : say('property-became-readable', phrase`is received now`);
  if (is) return say('property-became-read-only', phrase`became readOnly`);
  if (after.required.has(name)) return say('property-added-required', phrase`is required and no longer readOnly`);
  return say('property-became-writable', phrase`is no longer readOnly`);
};

const kept = (comparison: Comparison, name: string, from: SchemaNode, to: SchemaNode) => {
  if (comparison.same(from, to)) return requiredChangedUnlessSilent(comparison, name, from, to);
  const before = comparison.settleBefore(from);
  const after = comparison.settleAfter(to);
  const was = isSilent(comparison, before);
  const is = isSilent(comparison, after);
  if (was && is) return;
  if (was !== is) return silenced(comparison, name, from, to, is);
  requiredChanged(comparison, name, from, to);
  if (from.component === undefined || to.component === undefined || from.component !== to.component)
    compareLifecycle('property', before, after, comparison.lifecycle, (rule, what) =>
      comparison.note(rule, phrase`the property ${quote(name)} ${what}`, from.origin, to.origin),
    );
  comparison.descend(from, to, name);
};

const requiredChangedUnlessSilent = (comparison: Comparison, name: string, from: SchemaNode, to: SchemaNode) => {
  const was = comparison.before.required.has(name);
  if (was === comparison.after.required.has(name)) return;
  if (!isSilent(comparison, comparison.settleBefore(from))) requiredChanged(comparison, name, from, to);
};

const compareAdditional = ({ before, after, direction, report, descend }: Comparison) => {
  const from = before.additional;
  const to = after.additional;
  if (from === to) return;
  if (to === false) report('additional-properties-tightened', phrase`further properties are forbidden now`);
  else if (from === false) report('additional-properties-loosened', phrase`further properties are allowed now`);
  else if (from && to) descend(from, to, '*');
  else if (to)
    report(
      'additional-properties-tightened',
      phrase`further properties must follow a schema now`,
      undefined,
      to.origin,
    );
  else if (from) {
    // Who reads a map of one type breaks on values of any; who only meets unknown properties does not.
    const rule = direction === 'response' ? 'type-widened' : 'additional-properties-loosened';
    report(rule, phrase`further properties may be anything now`, from.origin);
  }
};

const comparePatterned = ({ before, after, report, descend }: Comparison) => {
  for (const [pattern, node] of before.patterned) {
    const other = after.patterned.get(pattern);
    if (other) descend(node, other, `{${pattern}}`);
    else report('pattern-property-loosened', phrase`the pattern property ${quote(pattern)} was removed`, node.origin);
  }
  for (const [pattern, node] of after.patterned)
    if (!before.patterned.has(pattern))
      report(
        'pattern-property-tightened',
        phrase`the pattern property ${quote(pattern)} was added`,
        undefined,
        node.origin,
      );
};

/** Names that are required without being described. */
const compareBareRequired = (comparison: Comparison) => {
  const { before, after, report } = comparison;
  const described = (name: string) => before.properties.has(name) || after.properties.has(name);
  for (const name of after.required)
    if (!before.required.has(name) && !described(name))
      report('property-became-required', phrase`the property ${quote(name)} became required`);
  for (const name of before.required)
    if (!after.required.has(name) && !described(name))
      report('property-became-optional', phrase`the property ${quote(name)} became optional`);
};

export const compareProperties = (comparison: Comparison) => {
  const { before, after } = comparison;
  for (const [name, node] of before.properties) {
    const other = after.properties.get(name);
    if (other) kept(comparison, name, node, other);
    else removed(comparison, name, node);
  }
  for (const [name, node] of after.properties) if (!before.properties.has(name)) added(comparison, name, node);
  compareBareRequired(comparison);
  compareAdditional(comparison);
  comparePatterned(comparison);
};
