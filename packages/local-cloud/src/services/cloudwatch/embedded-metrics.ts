import { childOf, type Fields, fieldsOf, listOf, numberOf, parseFields, recordsOf, textOf } from '../wire/fields.ts';
import type { Metric } from './metric-store.ts';

export type Embedded = { readonly metric: Metric; readonly values: readonly number[]; readonly at: number };

/** CloudWatch takes a metric with at most so many dimensions. */
const DIMENSIONS_MAX = 30;

const numbersOf = (value: unknown): readonly number[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number' && Number.isFinite(one));

const ofDirective = (line: Fields, directive: Fields, at: number): Embedded[] =>
  recordsOf(directive, 'Metrics').flatMap((declared) => {
    const name = textOf(declared, 'Name') ?? '';
    const values = numbersOf(line[name]);
    if (values.length === 0) return [];
    const sets = listOf(directive, 'Dimensions').filter((set) => Array.isArray(set) && set.length <= DIMENSIONS_MAX);
    return sets.map((set) => {
      const names: readonly unknown[] = Array.isArray(set) ? set : [];
      const dimensions = Object.fromEntries(names.map((one) => [String(one), textOf(line, String(one)) ?? '']));
      return { metric: { namespace: textOf(directive, 'Namespace') ?? '', name, dimensions }, values, at };
    });
  });

/** The metrics that a log line carries in CloudWatch's embedded metric format; of any other line, none. */
export const embeddedMetrics = (message: string): readonly Embedded[] => {
  if (!message.startsWith('{') || !message.includes('"CloudWatchMetrics"')) return [];
  const line = parseFields(message);
  const meta = childOf(line, '_aws');
  const at = numberOf(meta, 'Timestamp');
  if (at === undefined) return [];
  return recordsOf(meta, 'CloudWatchMetrics').flatMap((directive) => ofDirective(line, fieldsOf(directive), at));
};
