import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { type Rule, type Statement, visibility } from './firewall-rules.ts';

/**
 * AWS's rule groups, and of each the rules that refuse here. All others are counted: they take for an attack what a developer
 * portal is for. A document has `../` and addresses in its `$ref`s and `servers`, a search asks for `<script>`, a guide
 * shows an exploit, a program has no `User-Agent`. A rule that AWS adds refuses until it stands here.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
const GROUPS = {
  AWSManagedRulesAmazonIpReputationList: {
    refusing: ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList', 'AWSManagedIPDDoSList'],
    counting: [],
  },
  // Who signs in from where nobody is known; hosting providers are where programs live.
  AWSManagedRulesAnonymousIpList: { refusing: ['AnonymousIPList'], counting: ['HostingProviderIPList'] },
  AWSManagedRulesKnownBadInputsRuleSet: {
    refusing: [
      ...['JavaDeserializationRCE_HEADER', 'JavaDeserializationRCE_URIPATH', 'JavaDeserializationRCE_QUERYSTRING'],
      ...['Log4JRCE_HEADER', 'Log4JRCE_URIPATH', 'Log4JRCE_QUERYSTRING'],
      ...['Host_localhost_HEADER', 'PROPFIND_METHOD', 'ExploitablePaths_URIPATH'],
    ],
    counting: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'ReactJSRCE_BODY'],
  },
  AWSManagedRulesCommonRuleSet: {
    refusing: [
      ...['UserAgent_BadBots_HEADER', 'SizeRestrictions_Cookie_HEADER', 'SizeRestrictions_URIPATH'],
      ...['GenericLFI_URIPATH', 'GenericRFI_URIPATH', 'EC2MetaDataSSRF_URIPATH', 'EC2MetaDataSSRF_COOKIE'],
      'CrossSiteScripting_COOKIE',
    ],
    counting: [
      ...['NoUserAgent_HEADER', 'SizeRestrictions_QUERYSTRING', 'SizeRestrictions_BODY'],
      ...['GenericLFI_QUERYARGUMENTS', 'GenericLFI_BODY', 'GenericRFI_QUERYARGUMENTS', 'GenericRFI_BODY'],
      ...['RestrictedExtensions_URIPATH', 'RestrictedExtensions_QUERYARGUMENTS'],
      ...['EC2MetaDataSSRF_BODY', 'EC2MetaDataSSRF_QUERYARGUMENTS'],
      ...['CrossSiteScripting_QUERYARGUMENTS', 'CrossSiteScripting_BODY', 'CrossSiteScripting_URIPATH'],
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly refusing: readonly string[]; readonly counting: readonly string[] }>
>;
export type ManagedGroup = keyof typeof GROUPS;

/** One of AWS's groups, asked of the requests in its scope alone. */
export const managed = (
  group: ManagedGroup,
  scopeDownStatement: Statement | undefined,
  refusal: CfnWebACL.RuleActionProperty,
): Rule => {
  const { refusing, counting } = GROUPS[group];
  return {
    name: group,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        ...{ vendorName: 'AWS', name: group, ...(scopeDownStatement && { scopeDownStatement }) },
        ruleActionOverrides: [
          ...refusing.map((name) => ({ name, actionToUse: refusal })),
          ...counting.map((name) => ({ name, actionToUse: { count: {} } })),
        ],
      },
    },
    visibilityConfig: visibility(group),
  };
};
