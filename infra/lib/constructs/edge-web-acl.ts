import { Aws, Fn, Token, Tokenization } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { condition } from '../condition.ts';
import { parameter } from '../parameters.ts';
import { refusalBodies, refuse } from './firewall-refusals.ts';
import {
  asInTemplate,
  below,
  belowAnyOf,
  bodyLargerThan,
  inOrder,
  joined,
  moreThan,
  not,
  type ProvingHeader,
  proves,
  rule,
  type Statement,
  visibility,
} from './firewall-rules.ts';
import { managed } from './managed-rules.ts';

export type EdgeWebAclProps = {
  readonly name: string;
  /** First segments of the paths by which people sign in, sign up and ask for codes. */
  readonly signIn: readonly string[];
  /** The prefix of what is passed on as it is: looked at by nobody but who it is for. */
  readonly passedOn: string;
  /** Asks for many: what is counted or known of its address says nothing of any of them. */
  readonly trusted?: ProvingHeader;
};

/** No step of a sign-in has a body near it; of longer ones AWS WAF reads no more than the first 16 KB. */
const SIGN_IN_BODY_BYTES = 16_000;

type Rate = 'RequestsPerAddress' | 'PassedOnPerAddress' | 'SignInRequestsPerAddress';

/**
 * The firewall before one host, by the viewer's own address: countries, rates, AWS's lists of addresses and of known
 * attacks. What is passed on – documents to the API, calls to a backend – has its own rate and no rule on what it says.
 */
export class EdgeWebAcl extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, { name, signIn, passedOn, trusted }: EdgeWebAclProps) {
    super(scope, id);
    const stranger = trusted ? [not(proves(this, trusted))] : [];
    const ofStrangers = (...statements: readonly Statement[]) => joined([...statements, ...stranger]);
    const [passing, others] = [ofStrangers(below(passedOn)), ofStrangers(not(below(passedOn)))];
    const signingIn = belowAnyOf(signIn);
    const portalUrl = parameter(this, 'PortalUrl');
    const [refused, tooMany] = [refuse('refused', portalUrl), refuse('too-many', portalUrl)];
    const rate = (id: string, limit: Rate, scope: Statement | undefined) =>
      rule(id, moreThan(this.number(limit), scope), tooMany);
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(name),
      customResponseBodies: refusalBodies,
      rules: inOrder([
        rate('rate', 'RequestsPerAddress', others),
        rate('rate-passed-on', 'PassedOnPerAddress', passing),
        rate('rate-sign-in', 'SignInRequestsPerAddress', ofStrangers(signingIn)),
        rule('size-sign-in', joined([signingIn, bodyLargerThan(SIGN_IN_BODY_BYTES)]), refuse('too-large', portalUrl)),
        managed('AWSManagedRulesAmazonIpReputationList', ofStrangers(), refused),
        managed('AWSManagedRulesAnonymousIpList', ofStrangers(signingIn), refused),
        managed('AWSManagedRulesKnownBadInputsRuleSet', others, refused),
        managed('AWSManagedRulesCommonRuleSet', others, refused),
      ]),
    });
    this.refuseCountries(refused);
  }

  private number(limit: Rate): number {
    const token = Tokenization.reverseCompleteString(parameter(this, limit));
    return Token.asNumber(token);
  }

  /** The last rule is there where the deployment names countries: AWS takes none without. */
  private refuseCountries(action: CfnWebACL.RuleActionProperty): void {
    const countries = parameter(this, 'RefusedCountries');
    const named = condition(this, 'RefusesCountries', Fn.conditionNot(Fn.conditionEquals(countries, '')));
    for (const id of ['W3030', 'F3033'])
      acknowledge(this.acl, `CloudFormation-Validate::${id}`, 'The rule is left out where the parameter is empty.');
    const last = Array.isArray(this.acl.rules) ? this.acl.rules.length : 0;
    const countryRule = rule('country', { geoMatchStatement: { countryCodes: Fn.split(',', countries) } }, action);
    this.acl.addPropertyOverride(
      `Rules.${last}`,
      Fn.conditionIf(named.logicalId, asInTemplate({ ...countryRule, priority: last }), Aws.NO_VALUE),
    );
  }
}
