import { TABLE } from '@portico/data/table';
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { RestoredTable } from '../environment.ts';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'BatchWriteItem'
  /** What a transaction only looks at. */
  | 'ConditionCheckItem';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** What may be done with the table, and by whom. */
export type PortalTable = ITable & {
  /** Grants the named actions; `Query` reaches the indexes too. Transactions are authorized by the actions of their items. */
  readonly allow: (grantee: IGrantable, ...actions: TableAction[]) => void;
};

const withRights = (table: ITable): PortalTable =>
  Object.assign(table, {
    allow: (grantee: IGrantable, ...actions: TableAction[]) => {
      const resources = [
        table.tableArn,
        ...(actions.includes('Query') ? TABLE.indexes.map(({ name }) => `${table.tableArn}/index/${name}`) : []),
      ];
      grantee.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }),
      );
    },
  });

/** The one table: physical names from packages/data, restorable to any second, kept when the stack goes. */
export const portalTable = (scope: Construct, id: string): PortalTable => {
  const table = new Table(scope, id, {
    partitionKey: string(TABLE.partitionKey),
    sortKey: string(TABLE.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    stream: StreamViewType[TABLE.streamView],
    timeToLiveAttribute: TABLE.timeToLiveAttribute,
  });
  for (const { name, partitionKey, sortKey } of TABLE.indexes)
    table.addGlobalSecondaryIndex({ indexName: name, partitionKey: string(partitionKey), sortKey: string(sortKey) });
  return withRights(table);
};

/** A table that was restored, in whose place the one of the template is not read any more. */
export const restoredTable = (scope: Construct, id: string, restored: RestoredTable): PortalTable =>
  withRights(Table.fromTableAttributes(scope, id, { tableName: restored.table, tableStreamArn: restored.streamArn }));
