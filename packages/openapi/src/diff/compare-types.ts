import { listed, type Phrase, phrase } from '@portico/words';
import { isObject, type JsonValue } from '../json-value.ts';
import { valueKey } from './merge-types.ts';
import { sameValue } from './same-value.ts';
import type { Comparison } from './schema-comparison.ts';
import { isAny, type SchemaType, type SettledSchema } from './settled-schema.ts';
import { listText, valueText } from './value-text.ts';

const SCALARS: readonly SchemaType[] = ['boolean', 'integer', 'number', 'string'];

/** Whether every value of a type is one of the other types too. */
const covered = (type: SchemaType, types: ReadonlySet<SchemaType>, textual: boolean): boolean =>
  types.has(type) ||
  (type === 'integer' && types.has('number')) ||
  (textual && types.has('string') && SCALARS.includes(type));

const typeText = ({ types, nullable, never }: SettledSchema): string | Phrase => {
  if (never) return phrase`nothing`;
  if (types === undefined) return phrase`anything`;
  const names = [...types, ...(nullable ? ['null'] : [])];
  return names.length === 0 ? phrase`nothing` : listed(names, (all, next) => phrase`${all} or ${next}`);
};

/** Nothing tells the type: neither a type, nor values, nor variants that would have one each. */
const isUntyped = ({ types, values, unions }: SettledSchema): boolean => !types && !values && unions.length === 0;

/** Compares types; `false` when they have nothing in common, so that what is inside need not be compared. */
export const compareTypes = (comparison: Comparison): boolean => {
  const { before, after, textual, report } = comparison;
  const from = before.types;
  const to = after.types;
  const what = phrase`type changed from ${typeText(before)} to ${typeText(after)}`;
  if (before.never !== after.never) {
    report(after.never ? 'type-narrowed' : 'type-widened', what);
    return false;
  }
  if (from === undefined || to === undefined) {
    if (from === to || !(isUntyped(before) || isUntyped(after))) return true;
    report(to === undefined ? 'type-widened' : 'type-narrowed', what);
    return !isAny(before) && !isAny(after);
  }
  const kept = [...from].every((type) => covered(type, to, textual));
  const known = [...to].every((type) => covered(type, from, textual));
  if (kept && known) return true;
  if (kept) report('type-widened', what);
  else if (known) report('type-narrowed', what);
  else report('type-changed', what);
  return kept || known;
};

export const compareNull = ({ before, after, report }: Comparison) => {
  const silent = (schema: SettledSchema) => schema.types === undefined && schema.unions.length === 0 && !schema.values;
  if (before.nullable === after.nullable || silent(before) || silent(after)) return;
  if (after.nullable) report('became-nullable', phrase`may be null now`);
  else report('became-not-nullable', phrase`may no longer be null`);
};

/** Values of the first list that the second does not have. */
const missingFrom = (list: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] => {
  const keys = new Set(other.map(valueKey));
  return list.filter((value) => !keys.has(valueKey(value)));
};

export const compareValues = (comparison: Comparison) => {
  const { before, after, report } = comparison;
  const from = before.values;
  const to = after.values;
  if (!from && !to) return;
  if (!from) return report('became-enum', phrase`takes only ${listText(to ?? [])} now`);
  if (!to) return report('enum-lifted', phrase`is no longer limited to ${listText(from)}`);
  const removed = missingFrom(from, to);
  const added = missingFrom(to, from);
  if (before.constant && after.constant && removed.length > 0)
    return report('const-changed', phrase`value changed from ${listText(from)} to ${listText(to)}`);
  if (removed.length > 0) report('enum-value-removed', phrase`lost the value ${listText(removed)}`);
  if (added.length > 0) report('enum-value-added', phrase`got the value ${listText(added)}`);
};

const compareExtensible = ({ before, after, report }: Comparison) => {
  const from = before.extensibleValues;
  const to = after.extensibleValues;
  if (!from || !to) return;
  const removed = missingFrom(from, to);
  const added = missingFrom(to, from);
  if (removed.length > 0) report('extensible-enum-value-removed', phrase`x-extensible-enum lost ${listText(removed)}`);
  if (added.length > 0) report('extensible-enum-value-added', phrase`x-extensible-enum got ${listText(added)}`);
};

export const compareAnnotations = (comparison: Comparison) => {
  const { before, after, report } = comparison;
  compareExtensible(comparison);
  if (comparison.textual && !sameValue(before.xml, after.xml))
    report('xml-changed', phrase`its name or place in XML changed`);
  if (sameValue(before.default, after.default)) return;
  const text = (value: JsonValue | undefined) => (value === undefined ? phrase`none` : valueText(value));
  report('default-changed', phrase`default changed from ${text(before.default)} to ${text(after.default)}`);
};

/** Whether a schema lists the one value that tells it from its siblings. */
export const tellingValues = (schema: SettledSchema): readonly JsonValue[] =>
  schema.constant || schema.values?.length === 1 ? (schema.values ?? []).filter((value) => !isObject(value)) : [];
