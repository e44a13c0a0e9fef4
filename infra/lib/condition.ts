import { CfnCondition, type ICfnConditionExpression, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A condition of the scope's stack; declared there on first use. */
export const condition = (scope: Construct, name: string, expression: ICfnConditionExpression): CfnCondition => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild(name);
  return found instanceof CfnCondition ? found : new CfnCondition(stack, name, { expression });
};
