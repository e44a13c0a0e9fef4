import { functionNameOf } from '../arn.ts';
import { asArray, asBoolean, asNumber, asObject, asString, isObject, parseJson } from '../json.ts';
import { matchesPattern } from '../services/events/index.ts';

/** An AWS::Lambda::EventSourceMapping, read. */
export type MappingSettings = {
  readonly id: string;
  readonly sourceArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly enabled: boolean;
  readonly fromLatest: boolean;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  /** -1: as long as the record lives. */
  readonly retriesMax: number;
  readonly recordAgeSecondsMax: number;
  readonly onFailureArn: string | undefined;
  readonly concurrencyMax: number | undefined;
  /** Whether the function wants this record. */
  wants(record: Readonly<Record<string, unknown>>): boolean;
};

const filterOf = (criteria: unknown): MappingSettings['wants'] => {
  const patterns = asArray(asObject(criteria).Filters).map((filter) => {
    const pattern = parseJson(asString(asObject(filter).Pattern));
    if (!isObject(pattern)) throw new Error('a filter pattern is not a JSON object');
    return pattern;
  });
  return patterns.length === 0 ? () => true : (record) => patterns.some((pattern) => matchesPattern(pattern, record));
};

export const readMapping = (
  stack: string,
  logicalId: string,
  properties: Readonly<Record<string, unknown>>,
): MappingSettings => {
  const sourceArn = asString(properties.EventSourceArn);
  const scaling = asNumber(asObject(properties.ScalingConfig).MaximumConcurrency, 0);
  return {
    id: `${stack}/${logicalId}`,
    sourceArn,
    functionName: functionNameOf(asString(properties.FunctionName)),
    batchSize: asNumber(properties.BatchSize, sourceArn.includes(':sqs:') ? 10 : 100),
    enabled: properties.Enabled === undefined || asBoolean(properties.Enabled),
    fromLatest: properties.StartingPosition === 'LATEST',
    bisects: asBoolean(properties.BisectBatchOnFunctionError),
    reportsItemFailures: asArray(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
    retriesMax: asNumber(properties.MaximumRetryAttempts, -1),
    recordAgeSecondsMax: asNumber(properties.MaximumRecordAgeInSeconds, -1),
    onFailureArn: asString(asObject(asObject(properties.DestinationConfig).OnFailure).Destination) || undefined,
    concurrencyMax: scaling === 0 ? undefined : scaling,
    wants: filterOf(properties.FilterCriteria),
  };
};

/**
 * The identifiers a function reports as failed; `all` when its answer cannot be read, as Lambda takes it.
 * Source: "Implementing partial batch responses" in the Lambda developer guide.
 */
export const failedItems = (payload: string, known: ReadonlySet<string>): 'all' | readonly string[] => {
  const answer = parseJson(payload);
  if (answer === null || answer === undefined) return [];
  if (!isObject(answer)) return 'all';
  const failures = answer.batchItemFailures;
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return 'all';
  const identifiers = failures.map((failure) => asString(asObject(failure).itemIdentifier));
  return identifiers.every((identifier) => known.has(identifier)) ? identifiers : 'all';
};
