import { CfnCondition, Fn, Stack, Token } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnAnomalyMonitor, CfnAnomalySubscription } from 'aws-cdk-lib/aws-ce';
import type { Construct } from 'constructs';
import { parameter } from '../parameters.ts';

/** Percent of the budget: what was spent, and what the month will come to. */
const SPENT_ABOVE = [80, 100] as const;
const FORECAST_ABOVE = 100;
/** USD a day above what is usual. */
const ANOMALY_ABOVE = 20;

/** Whoever pays is told before the bill comes, where the deployment says whom; what is counted has the tag of the project. */
export const tellCosts = (scope: Construct): void => {
  const { stackName } = Stack.of(scope);
  const address = parameter(scope, 'CostEmail');
  const isTold = new CfnCondition(scope, 'AreCostsTold', {
    expression: Fn.conditionNot(Fn.conditionEquals(address, '')),
  });
  const subscribers = [{ subscriptionType: 'EMAIL', address }];
  const above = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
    subscribers,
  });
  const budget = new CfnBudget(scope, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: Token.asNumber(parameter(scope, 'MonthlyBudgetUsd')), unit: 'USD' },
      costFilters: { TagKeyValue: ['user:project$portico'] },
    },
    notificationsWithSubscribers: [
      ...SPENT_ABOVE.map((percent) => above('ACTUAL', percent)),
      above('FORECASTED', FORECAST_ABOVE),
    ],
  });
  const monitor = new CfnAnomalyMonitor(scope, 'CostMonitor', {
    monitorName: stackName,
    monitorType: 'CUSTOM',
    monitorSpecification: JSON.stringify({ Tags: { Key: 'project', Values: ['portico'] } }),
  });
  const subscription = new CfnAnomalySubscription(scope, 'CostAnomalies', {
    subscriptionName: stackName,
    frequency: 'DAILY',
    monitorArnList: [monitor.attrMonitorArn],
    subscribers: [{ type: 'EMAIL', address }],
    thresholdExpression: JSON.stringify({
      Dimensions: {
        Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
        MatchOptions: ['GREATER_THAN_OR_EQUAL'],
        Values: [String(ANOMALY_ABOVE)],
      },
    }),
  });
  for (const resource of [budget, monitor, subscription]) resource.cfnOptions.condition = isTold;
};
