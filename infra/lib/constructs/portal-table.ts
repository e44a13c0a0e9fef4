import { TABLE } from '@portico/data/table';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

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

/** The one table: physical names from packages/data, restorable to any second, kept when the stack goes. */
export class PortalTable extends Table {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
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
      this.addGlobalSecondaryIndex({ indexName: name, partitionKey: string(partitionKey), sortKey: string(sortKey) });
  }

  /** Grants the named actions; `Query` reaches the indexes too. Transactions are authorized by the actions of their items. */
  allow(grantee: IGrantable, ...actions: TableAction[]) {
    const resources = [
      this.tableArn,
      ...(actions.includes('Query') ? TABLE.indexes.map(({ name }) => `${this.tableArn}/index/${name}`) : []),
    ];
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }),
    );
  }
}
