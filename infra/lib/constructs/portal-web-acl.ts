import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

const visibility = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const managed = (priority: number, name: string, exclude: string[] = []): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      // Size is the API's own rule: documents of up to 10 MB are bodies here.
      ...(exclude.length > 0 && {
        ruleActionOverrides: exclude.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
    },
  },
  visibilityConfig: visibility(name),
});

/** A header with a value that only one of ours knows. */
export type ProvingHeader = { readonly header: string; readonly value: string };

const proves = ({ header, value }: ProvingHeader): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: header } },
    positionalConstraint: 'EXACTLY',
    searchString: value,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

/** The firewall at the edge: a rate per source, known bad inputs and addresses, the common rule set. */
export class PortalWebAcl extends Construct {
  readonly acl: CfnWebACL;

  /** `trusted` asks for many: its own rate says nothing of any of them. */
  constructor(scope: Construct, id: string, { trusted }: { readonly trusted: ProvingHeader }) {
    super(scope, id);
    const scopeDownStatement = { notStatement: { statement: proves(trusted) } };
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('portico'),
      rules: [
        {
          name: 'rate',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              limit: 10_000,
              aggregateKeyType: 'IP',
              evaluationWindowSec: 300,
              scopeDownStatement,
            },
          },
          visibilityConfig: visibility('rate'),
        },
        managed(1, 'AWSManagedRulesAmazonIpReputationList'),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(3, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']),
      ],
    });
  }
}

/**
 * The firewall of the REST API: nobody reaches it but through the edge, which is where requests are looked at; addresses
 * here are those of the edge, and a rate of theirs would be everybody's.
 */
export class EdgeOnlyWebAcl extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, edge: ProvingHeader) {
    super(scope, id);
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { block: {} },
      visibilityConfig: visibility('portico-api'),
      rules: [
        {
          name: 'edge',
          priority: 0,
          action: { allow: {} },
          statement: proves(edge),
          visibilityConfig: visibility('edge'),
        },
      ],
    });
  }
}
