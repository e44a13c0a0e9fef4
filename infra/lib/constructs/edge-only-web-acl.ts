import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { firewallName } from './firewall-alarms.ts';
import { type ProvingHeader, proves, visibility } from './firewall-rules.ts';

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
      visibilityConfig: visibility(firewallName(this, 'api')),
      rules: [
        {
          name: 'edge',
          priority: 0,
          action: { allow: {} },
          statement: proves(this, edge),
          visibilityConfig: visibility('edge'),
        },
      ],
    });
  }
}
