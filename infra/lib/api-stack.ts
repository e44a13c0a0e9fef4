import { EDGE_HEADERS } from '@portico/domain/viewer';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { apiAlarms } from './constructs/api-alarms.ts';
import { EdgeOnlyWebAcl } from './constructs/edge-only-web-acl.ts';
import { PortalApi } from './constructs/portal-api.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionsStack } from './functions-stack.ts';
import { hostOf, parameter } from './parameters.ts';

export type ApiStackProps = StackProps & {
  readonly data: DataStack;
  readonly functions: FunctionsStack;
};

/** How the functions are reached: the REST API of the contract, which only the edge reaches. */
export class ApiStack extends Stack {
  readonly portalApi: PortalApi;
  /** Takes the name that people call, as the edge passes it on. */
  readonly domain: DomainName;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.portalApi = new PortalApi(this, 'Api', {
      functions: props.functions.http,
      authorizer: props.functions.authorizer,
      usage: props.functions.usage,
    });
    this.domain = new DomainName(this, 'Domain', {
      domainName: hostOf(this, 'ApiUrl'),
      certificate: Certificate.fromCertificateArn(this, 'Certificate', parameter(this, 'CertificateArn')),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
      mapping: this.portalApi.api,
    });
    const { secretArn } = props.data.edgeSecret;
    const firewall = new EdgeOnlyWebAcl(this, 'Firewall', { header: EDGE_HEADERS.proof, secretArn });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: this.portalApi.api.deploymentStage.stageArn,
      webAclArn: firewall.acl.attrArn,
    });
    const { api } = this.portalApi;
    apiAlarms(this, api, props.functions);
    acknowledge(
      api,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'AWS’s own policy for the account-wide role with which API Gateway writes its logs.',
    );
    acknowledge(
      api,
      'AwsSolutions-APIG2',
      'The validators stand in the imported document (x-amazon-apigateway-request-validators), where the rule does not look.',
    );
    acknowledge(
      api,
      'AwsSolutions-APIG4',
      'Public operations are public by contract, preflights carry no credentials; every other operation has an authorizer, which a test asserts.',
    );
    acknowledge(api, 'AwsSolutions-COG4', 'A Lambda authorizer takes Cognito tokens and API keys with one code path.');
  }
}
