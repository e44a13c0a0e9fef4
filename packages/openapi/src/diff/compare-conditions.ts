import { phrase } from '@portico/words';
import { isObject } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';
import type { Comparison } from './schema-comparison.ts';
import type { SchemaNode, SettledSchema } from './settled-schema.ts';

/** Keyword to rule, and whether a stricter subschema makes the whole stricter. */
const KEYWORDS: readonly (readonly [keyword: string, rule: string, follows: boolean])[] = [
  ['not', 'not', false],
  ['if', 'condition', false],
  ['then', 'condition', true],
  ['else', 'condition', true],
  ['contains', 'contains', true],
  ['propertyNames', 'property-names', true],
  ['contentSchema', 'content-schema', true],
  ['unevaluatedItems', 'unevaluated-items', true],
  ['unevaluatedProperties', 'unevaluated-properties', true],
];

const compareOne = (comparison: Comparison, keyword: string, rule: string, follows: boolean): void => {
  const { before, after, report, equivalent, descend } = comparison;
  const from = before.conditions.get(keyword);
  const to = after.conditions.get(keyword);
  const words = quote(keyword).slice(1, -1);
  if (from && to) {
    if (follows) descend(from, to, `(${words})`);
    else if (!equivalent(from, to)) report(`${rule}-changed`, phrase`${words} changed`, from.origin, to.origin);
  } else if (to) report(`${rule}-tightened`, phrase`${words} was added`, undefined, to.origin);
  else if (from) report(`${rule}-loosened`, phrase`${words} was removed`, from.origin);
};

const compareDependentRequired = ({ before, after, report }: Comparison): void => {
  const names = new Set([...before.dependentRequired.keys(), ...after.dependentRequired.keys()]);
  for (const name of names) {
    const from = before.dependentRequired.get(name) ?? new Set<string>();
    const to = after.dependentRequired.get(name) ?? new Set<string>();
    const what = phrase`with ${quote(name)}, ${[...to].map(quote).join(', ') || phrase`nothing more`} is required`;
    if ([...to].some((other) => !from.has(other))) report('dependent-required-tightened', what);
    if ([...from].some((other) => !to.has(other))) report('dependent-required-loosened', what);
  }
};

/** Subschemas that hold under conditions: a stricter one makes the whole stricter, but for `not` and `if`. */
export const compareConditions = (comparison: Comparison): void => {
  for (const [keyword, rule, follows] of KEYWORDS) compareOne(comparison, keyword, rule, follows);
  const { before, after } = comparison;
  const dependent = [...before.conditions.keys(), ...after.conditions.keys()];
  for (const keyword of new Set(dependent.filter((name) => name.startsWith('dependentSchemas/'))))
    compareOne(comparison, keyword, 'dependent-schema', true);
  compareDependentRequired(comparison);
};

/** The schema that holds for one place of a list. */
const placeOf = (schema: SettledSchema, index: number): SchemaNode | undefined => schema.tuple[index] ?? schema.items;

const comparePlace = (
  { report, descend }: Comparison,
  from: SchemaNode | undefined,
  to: SchemaNode | undefined,
  step: string,
) => {
  if (from && to) descend(from, to, step);
  else if (from && !isOpen(from)) report('type-widened', phrase`${step} may be anything now`, from.origin);
  else if (to && !isOpen(to)) report('type-narrowed', phrase`${step} must follow a schema now`, undefined, to.origin);
};

/** Items and, since 3.1, the places of a list that have a schema of their own. */
export const compareItems = (comparison: Comparison) => {
  const { before, after, report } = comparison;
  comparePlace(comparison, before.items, after.items, '[]');
  for (let index = 0; index < Math.max(before.tuple.length, after.tuple.length); index += 1) {
    const from = placeOf(before, index);
    const to = placeOf(after, index);
    if (from && to && isClosed(from) !== isClosed(to)) {
      if (isClosed(from)) report('tuple-item-added', phrase`place ${index} was added`, undefined, to.origin);
      else report('tuple-item-removed', phrase`place ${index} was removed`, from.origin);
    } else comparePlace(comparison, from, to, `[${index}]`);
  }
};

const isClosed = (node: SchemaNode): boolean => node.parts.some(({ value }) => value === false);

const isOpen = ({ parts }: SchemaNode): boolean =>
  parts.every(({ value }) => value === true || (isObject(value) && Object.keys(value).length === 0));
