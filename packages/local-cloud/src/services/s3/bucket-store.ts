import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, flagOf, numberOf, parseFields, recordsOf, textOf, textsOf } from '../wire/fields.ts';

export type CorsRule = {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | undefined;
};

export type Bucket = {
  readonly name: string;
  readonly createdAtMilliseconds: number;
  readonly cors: readonly CorsRule[];
  /** Prefixes whose objects end `days` after their last change. */
  readonly expiry: readonly { readonly prefix: string; readonly days: number }[];
  /** Multipart uploads nobody completed end after so many days. */
  readonly uploadDays: number | undefined;
  readonly notifiesEvents: boolean;
  /** Object Lock keeps what is put for a time: S3 then takes nothing without its checksum. */
  readonly retains: boolean;
};

const corsOf = (properties: Fields): readonly CorsRule[] =>
  recordsOf(childOf(properties, 'CorsConfiguration'), 'CorsRules').map((rule) => ({
    origins: textsOf(rule, 'AllowedOrigins'),
    methods: textsOf(rule, 'AllowedMethods'),
    headers: textsOf(rule, 'AllowedHeaders').map((header) => header.toLowerCase()),
    exposed: textsOf(rule, 'ExposedHeaders'),
    maxAgeSeconds: numberOf(rule, 'MaxAge'),
  }));

const expiryOf = (properties: Fields) =>
  recordsOf(childOf(properties, 'LifecycleConfiguration'), 'Rules').flatMap((rule) => {
    const days = numberOf(rule, 'ExpirationInDays');
    return textOf(rule, 'Status') === 'Enabled' && days !== undefined
      ? [{ prefix: textOf(rule, 'Prefix') ?? '', days }]
      : [];
  });

const uploadDaysOf = (properties: Fields): number | undefined =>
  recordsOf(childOf(properties, 'LifecycleConfiguration'), 'Rules')
    .filter((rule) => textOf(rule, 'Status') === 'Enabled')
    .map((rule) => numberOf(childOf(rule, 'AbortIncompleteMultipartUpload'), 'DaysAfterInitiation'))
    .find((days) => days !== undefined);

const notifies = (properties: Fields): boolean => {
  const events = childOf(properties, 'NotificationConfiguration').EventBridgeConfiguration;
  return (
    events !== undefined &&
    (Object.keys(childOf({ events }, 'events')).length === 0 ||
      flagOf(childOf({ events }, 'events'), 'EventBridgeEnabled'))
  );
};

/** Buckets with the template properties that matter at run time. */
export const createBucketStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(
    'CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, properties TEXT NOT NULL, createdAtMilliseconds INTEGER NOT NULL) STRICT',
  );
  const present = (row: Fields): Bucket => {
    const properties = parseFields(textOf(row, 'properties'));
    return {
      name: textOf(row, 'name') ?? '',
      createdAtMilliseconds: Number(row.createdAtMilliseconds),
      cors: corsOf(properties),
      expiry: expiryOf(properties),
      uploadDays: uploadDaysOf(properties),
      notifiesEvents: notifies(properties),
      retains: Object.keys(childOf(childOf(properties, 'ObjectLockConfiguration'), 'Rule')).length > 0,
    };
  };
  const find = (name: string): Bucket | undefined => {
    const row = database.prepare('SELECT * FROM buckets WHERE name = ?').get(name);
    return row && present(row);
  };
  return {
    find,
    known(name: string): Bucket {
      const bucket = find(name);
      if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      return bucket;
    },
    list: () => database.prepare('SELECT * FROM buckets ORDER BY name').all().map(present),
    put(name: string, properties: Fields) {
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
        throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
      }
      database
        .prepare(
          'INSERT INTO buckets VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET properties = excluded.properties',
        )
        .run(name, JSON.stringify(properties), context.now().getTime());
    },
    remove: (name: string) => void database.prepare('DELETE FROM buckets WHERE name = ?').run(name),
  };
};

export type BucketStore = ReturnType<typeof createBucketStore>;

const originMatches = (allowed: string, origin: string): boolean => {
  const [before = '', after] = allowed.split('*');
  if (after === undefined) return allowed === origin;
  return origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
};

const headerAllowed = (rule: CorsRule, header: string): boolean =>
  rule.headers.some((allowed) => originMatches(allowed, header));

/** CORS headers of the first rule that allows this origin, method and headers; none when no rule does. */
export const corsHeaders = (
  bucket: Bucket | undefined,
  request: { origin: string | undefined; method: string; headers?: readonly string[] },
): Record<string, string> | undefined => {
  const { origin, method, headers = [] } = request;
  const rule =
    origin === undefined
      ? undefined
      : bucket?.cors.find(
          (entry) =>
            entry.origins.some((allowed) => originMatches(allowed, origin)) &&
            entry.methods.includes(method) &&
            headers.every((header) => headerAllowed(entry, header)),
        );
  if (!rule || origin === undefined) return undefined;
  return {
    'access-control-allow-origin': rule.origins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(headers.length > 0 ? { 'access-control-allow-headers': headers.join(', ') } : {}),
    ...(rule.exposed.length > 0 ? { 'access-control-expose-headers': rule.exposed.join(', ') } : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  };
};
