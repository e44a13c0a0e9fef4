import type { DatabaseSync } from 'node:sqlite';
import { asBoolean, asObject, asString, type JsonObject, parseJson } from '../json.ts';
import { AwsError } from '../service.ts';

/** What a table is told besides its keys, of which the engine knows nothing. */
type Settings = {
  readonly deletionProtection?: boolean;
  readonly encrypted?: boolean;
  readonly timeToLiveAttribute?: string;
  readonly pointInTimeRecovery?: boolean;
};

const recoveryOf = ({ PointInTimeRecoverySpecification }: JsonObject): boolean =>
  asBoolean(asObject(PointInTimeRecoverySpecification).PointInTimeRecoveryEnabled);
const timeToLiveOf = ({ TimeToLiveSpecification }: JsonObject): string => {
  const { AttributeName, Enabled } = asObject(TimeToLiveSpecification);
  return Enabled === false || Enabled === 'false' ? '' : asString(AttributeName);
};

/** Account limits as AWS has them for a new account. */
const LIMITS = {
  AccountMaxReadCapacityUnits: 80_000,
  AccountMaxWriteCapacityUnits: 80_000,
  TableMaxReadCapacityUnits: 40_000,
  TableMaxWriteCapacityUnits: 40_000,
};

/** Protection, time to live, recovery and encryption of tables: kept, answered and, for protection, kept to. */
export const createTableSettings = (
  database: DatabaseSync,
  options: {
    readonly exists: (table: string) => Promise<boolean>;
    readonly watch: (table: string, attribute: string) => Promise<void>;
    readonly unwatch: (table: string) => void;
  },
) => {
  database.exec('CREATE TABLE IF NOT EXISTS tables (name TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT');
  const read = (table: string): Settings =>
    asObject(parseJson(asString(database.prepare('SELECT settings FROM tables WHERE name = ?').get(table)?.settings)));
  const write = (table: string, more: Settings): void => {
    database
      .prepare('INSERT INTO tables VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET settings = ?2')
      .run(table, JSON.stringify({ ...read(table), ...more }));
  };
  const known = async (input: JsonObject): Promise<string> => {
    const table = asString(input.TableName).split('/').at(-1) ?? '';
    if (!(await options.exists(table)))
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${table} not found`);
    return table;
  };
  const backupsOf = (table: string) => ({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: read(table).pointInTimeRecovery ? 'ENABLED' : 'DISABLED',
      },
    },
  });
  const timeToLive = async (table: string, attribute: string): Promise<void> => {
    write(table, { timeToLiveAttribute: attribute });
    if (attribute === '') options.unwatch(table);
    else await options.watch(table, attribute);
  };

  const answers: Readonly<Record<string, (input: JsonObject) => Promise<JsonObject>>> = {
    DescribeLimits: async () => LIMITS,
    DescribeTimeToLive: async (input) => {
      const { timeToLiveAttribute } = read(await known(input));
      return {
        TimeToLiveDescription: timeToLiveAttribute
          ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLiveAttribute }
          : { TimeToLiveStatus: 'DISABLED' },
      };
    },
    UpdateTimeToLive: async (input) => {
      await timeToLive(await known(input), timeToLiveOf(input));
      return { TimeToLiveSpecification: input.TimeToLiveSpecification };
    },
    DescribeContinuousBackups: async (input) => backupsOf(await known(input)),
    UpdateContinuousBackups: async (input) => {
      const table = await known(input);
      write(table, { pointInTimeRecovery: recoveryOf(input) });
      return backupsOf(table);
    },
  };

  return {
    /** What the template says of a table. */
    async deployed(table: string, properties: JsonObject): Promise<void> {
      write(table, {
        deletionProtection: asBoolean(properties.DeletionProtectionEnabled),
        encrypted: asBoolean(asObject(properties.SSESpecification).SSEEnabled),
        pointInTimeRecovery: recoveryOf(properties),
      });
      await timeToLive(table, timeToLiveOf(properties));
    },
    answers,
    /** What was told by the API, and not by the template, counts after a restart too. */
    async resume(): Promise<void> {
      for (const { name } of database.prepare('SELECT name FROM tables').all()) {
        const { timeToLiveAttribute } = read(asString(name));
        if (timeToLiveAttribute && (await options.exists(asString(name))))
          await options.watch(asString(name), timeToLiveAttribute);
      }
    },
    /** Before the engine is asked: throws where AWS would not go on. */
    check(operation: string, input: JsonObject): void {
      if (operation === 'DeleteTable' && read(asString(input.TableName)).deletionProtection)
        throw new AwsError(
          'ValidationException',
          'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
        );
    },
    /** After the engine has answered. */
    note(operation: string, input: JsonObject): void {
      const table = asString(input.TableName);
      if (operation === 'DeleteTable') {
        options.unwatch(table);
        database.prepare('DELETE FROM tables WHERE name = ?').run(table);
      } else if (input.DeletionProtectionEnabled !== undefined)
        write(table, { deletionProtection: asBoolean(input.DeletionProtectionEnabled) });
    },
    /** A description of the engine's, with what it does not know. */
    described(description: JsonObject): JsonObject {
      const { deletionProtection = false, encrypted } = read(asString(description.TableName));
      return {
        ...description,
        DeletionProtectionEnabled: deletionProtection,
        ...(encrypted && { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' } }),
      };
    },
  };
};
