import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLE } from '@portico/data/table';
import { StartError } from '../start/ports.ts';

export type Restored = { readonly table: string; readonly streamArn: string };
export type Restoring = {
  readonly source: string;
  readonly at: Date;
  readonly isProtected: boolean;
  readonly tell: (line: string) => void;
  readonly pollMilliseconds?: number;
};

/** An instant as somebody writes it, with its zone; throws where it is none. */
export const instantOf = (text: string): Date => {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(at.getTime()))
    throw new StartError(`${text} is no instant with its zone, as 2026-12-01T10:00:00Z is.`);
  return at;
};

const describe = async (client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/** Waits until a table can be used: a large one is restored in hours. */
const active = async (client: DynamoDBClient, name: string, milliseconds: number): Promise<TableDescription> => {
  for (;;) {
    const table = await describe(client, name);
    const isWhole = (table?.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
    if (table?.TableStatus === 'ACTIVE' && isWhole) return table;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
};

const refuseUnlessWithin = async (client: DynamoDBClient, { source, at }: Restoring): Promise<void> => {
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName: source }),
  );
  const { EarliestRestorableDateTime: from, LatestRestorableDateTime: until } =
    backups?.PointInTimeRecoveryDescription ?? {};
  if (!from || !until || at < from || at > until)
    throw new StartError(
      `${source} can be had as it was from ${from?.toISOString() ?? '–'} until ${until?.toISOString() ?? '–'}; ${at.toISOString()} is not within.`,
    );
};

/**
 * A table as another one was at an instant, with all that a restored one lacks: stream, expiry, recovery, protection. What
 * was begun before goes on: it may be run again until it ends.
 */
export const restoreTable = async (client: DynamoDBClient, restoring: Restoring): Promise<Restored> => {
  const { source, at, isProtected, tell, pollMilliseconds = 15_000 } = restoring;
  const TableName = `${source}-${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}`.slice(-255);
  if (!(await describe(client, TableName))) {
    await refuseUnlessWithin(client, restoring);
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: source,
        TargetTableName: TableName,
        RestoreDateTime: at,
      }),
    );
  }
  tell(`${source} is restored as ${TableName}; a large table takes hours…`);
  const restored = await active(client, TableName, pollMilliseconds);
  if (!restored.StreamSpecification?.StreamEnabled) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: TABLE.streamView } as const;
    await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    await active(client, TableName, pollMilliseconds);
  }
  if (isProtected && !restored.DeletionProtectionEnabled) {
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await active(client, TableName, pollMilliseconds);
  }
  await client.send(
    new UpdateContinuousBackupsCommand({
      ...{ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    }),
  );
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const TimeToLiveSpecification = { Enabled: true, AttributeName: TABLE.timeToLiveAttribute };
  // Switched on twice, it is refused.
  if (!/^ENABL/.test(TimeToLiveDescription?.TimeToLiveStatus ?? ''))
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  const { LatestStreamArn } = await active(client, TableName, pollMilliseconds);
  if (LatestStreamArn === undefined) throw new StartError(`${TableName} has no stream.`);
  tell('it has its stream, expiry, recovery and protection');
  return { table: TableName, streamArn: LatestStreamArn };
};
