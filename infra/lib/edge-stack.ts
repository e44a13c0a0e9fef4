import { operations } from '@portico/contract';
import { EDGE_HEADERS, PORTAL_HEADERS } from '@portico/domain/viewer';
import { Aws, CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  type IOriginRequestPolicyRef,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { CfnProtection } from 'aws-cdk-lib/aws-shield';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ApiStack } from './api-stack.ts';
import { condition } from './condition.ts';
import { EdgeWebAcl } from './constructs/edge-web-acl.ts';
import { firewallName } from './constructs/firewall-alarms.ts';
import type { DataStack } from './data-stack.ts';
import { hostOf, parameter } from './parameters.ts';
import type { PortalStack } from './portal-stack.ts';
import { secretAt, secretVersion } from './secret-versions.ts';

export type EdgeStackProps = StackProps & {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly portal: PortalStack;
};

/**
 * Who asks, from which country, and with which client certificate, which only counts where the deployment has a trust
 * store: a header of that name from outside is replaced, and CloudFront puts the deployment's
 * edge secret beside it. REST APIs give a function the query decoded and by name, so that the order over names and the
 * spelling are lost: the edge writes it into a header as it was sent, where that is short enough.
 */
const atViewerRequestOf = (besides = '') => `function handler(event) {
  var request = event.request;
  var country = request.headers['cloudfront-viewer-country'];
  request.headers['${EDGE_HEADERS.viewer}'] = { value: event.viewer.ip + (country ? ' ' + country.value : '') };
  delete request.headers['${EDGE_HEADERS.certificate}'];
  var present = request.headers['cloudfront-viewer-cert-present'];
  var subject = request.headers['cloudfront-viewer-cert-subject'];
  if (present && present.value === '1' && subject) request.headers['${EDGE_HEADERS.certificate}'] = { value: subject.value };
  var query = request.rawQueryString();
  delete request.headers['x-portico-query'];
  if (query !== undefined && query.length < 4000) request.headers['x-portico-query'] = { value: '?' + query };${besides}
  return request;
}`;

/**
 * A page is another one by language: caches tell requests apart by cookies and not by what a browser says it speaks (neither
 * CloudFront's key here, nor that of Amplify), so a viewer who has not chosen is given the cookie that choosing gives,
 * as the portal itself would read the header (`chooseLocale`).
 */
const WITH_LANGUAGE = `
  var known = ['en', 'de'];
  var chosen = request.cookies.locale;
  if (!chosen || known.indexOf(chosen.value) < 0) {
    var spoken = request.headers['accept-language'];
    var wanted = (spoken ? spoken.value : '').split(',').map(function (part) { return part.trim().slice(0, 2).toLowerCase(); });
    var found = wanted.filter(function (one) { return known.indexOf(one) >= 0; });
    request.cookies.locale = { value: found[0] || 'en' };
  }`;

/** What CloudFront says of a certificate that it has proven. */
const CERTIFICATE_HEADERS = ['CloudFront-Viewer-Cert-Present', 'CloudFront-Viewer-Cert-Subject'] as const;

/** What of an answer of the portal's server differs by the request besides its address and its cookies. */
const OF_A_PAGE = [
  ...['RSC', 'Next-Router-State-Tree', 'Next-Router-Prefetch', 'Next-Router-Segment-Prefetch', 'Next-Url', 'Accept'],
] as const;

/** Statuses of an origin that CloudFront keeps without being asked. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */
const KEPT_BY_CLOUDFRONT = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504] as const;

/** First segments of the operations by which visitors sign in, sign up, and get tokens. */
const SIGN_IN_SEGMENTS = [
  ...new Set(
    Object.values(operations)
      .filter((one) => one.function === 'auth' && one.access === 'public' && one.method !== 'GET')
      .map(({ path }) => path.split('/')[1] ?? ''),
  ),
].sort();

/** Where the world comes in: two distributions, as the gateway's domain is never the portal's, each behind a firewall of its own. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { secretArn } = props.data.edgeSecret;
    const portalFirewall = new EdgeWebAcl(this, 'PortalFirewall', {
      ...{ name: firewallName(this, 'portal'), signIn: ['auth', 'oauth'], passedOn: '/api/portico/' },
    });
    const apiFirewall = new EdgeWebAcl(this, 'ApiFirewall', {
      ...{ name: firewallName(this, 'gateway'), signIn: SIGN_IN_SEGMENTS, passedOn: '/proxy/' },
      trusted: { header: PORTAL_HEADERS.proof, secretArn },
    });
    const sent = secretAt(secretArn, secretVersion(this, 'EdgeProofVersion'));
    const customHeaders = { [EDGE_HEADERS.proof]: sent };
    const edgeFunction = (id: string, code: string, comment: string) =>
      new EdgeFunction(this, id, { runtime: FunctionRuntime.JS_2_0, code: FunctionCode.fromInline(code), comment });
    const atViewerRequest = edgeFunction(
      'AtViewerRequest',
      atViewerRequestOf(),
      'Tells the API who asks, and the gateway the query as it was sent.',
    );
    const atPortalRequest = edgeFunction(
      'AtPortalRequest',
      atViewerRequestOf(WITH_LANGUAGE),
      'Tells the portal who asks, and in which language.',
    );
    const pages = new HttpOrigin(props.portal.host, { customHeaders });
    const behavior = (
      origin: IOrigin,
      cachePolicy: CachePolicy,
      originRequestPolicy: IOriginRequestPolicyRef = OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    ): BehaviorOptions & { readonly origin: IOrigin } => ({
      origin,
      cachePolicy,
      // Who types a name is led to https; a program that sends a key without is refused, and learns it.
      viewerProtocolPolicy: origin === pages ? ViewerProtocolPolicy.REDIRECT_TO_HTTPS : ViewerProtocolPolicy.HTTPS_ONLY,
      originRequestPolicy,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      functionAssociations: [
        {
          function: origin === pages ? atPortalRequest : atViewerRequest,
          eventType: FunctionEventType.VIEWER_REQUEST,
        },
      ],
    });
    const changing = (origin: IOrigin, cachePolicy: CachePolicy, request?: IOriginRequestPolicyRef) => ({
      ...behavior(origin, cachePolicy, request),
      allowedMethods: AllowedMethods.ALLOW_ALL,
    });
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', parameter(this, 'CertificateArn'));
    const logBucket = new Bucket(this, 'Logs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // CloudFront's standard logs are delivered with an ACL.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(logBucket, 'AwsSolutions-S1', 'It is the bucket the access logs go to.');
    const distribution = (
      name: string,
      host: string,
      origin: IOrigin,
      cachePolicy: CachePolicy,
      firewall: EdgeWebAcl,
      request?: IOriginRequestPolicyRef,
    ) => {
      const made = new Distribution(this, name, {
        domainNames: [host],
        certificate,
        webAclId: firewall.acl.attrArn,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        httpVersion: HttpVersion.HTTP2_AND_3,
        enableLogging: true,
        logBucket,
        logFilePrefix: `${name.toLowerCase()}/`,
        defaultBehavior: changing(origin, cachePolicy, request),
        // CloudFront keeps a failure for ten seconds by itself: what is there again is told at once.
        errorResponses: KEPT_BY_CLOUDFRONT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      });
      acknowledge(made, 'AwsSolutions-CFR1', 'The firewall refuses the countries that a deployment names.');
      this.shield(`${name}Shield`, host, made);
      // What DNS must say of the host.
      new CfnOutput(this, `${name}Target`, { value: made.distributionDomainName });
      return made;
    };
    // The portal says itself what may be cached; a session cookie makes its pages private.
    const portalCache = new CachePolicy(this, 'PortalCache', {
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      cookieBehavior: CacheCookieBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList(...OF_A_PAGE),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
    const portal = distribution('Portal', hostOf(this, 'PortalUrl'), pages, portalCache, portalFirewall);
    // Nothing of these is kept; the country is told to a function only where a policy names its header.
    const withCountry = new CachePolicy(this, 'WithCountry', {
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      cookieBehavior: CacheCookieBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList('CloudFront-Viewer-Country'),
      queryStringBehavior: CacheQueryStringBehavior.all(),
    });
    for (const path of ['/auth/*', '/api/*', '/mcp', '/mcp/*']) {
      const { origin, ...rest } = changing(pages, withCountry);
      portal.addBehavior(path, origin, rest);
    }
    // The API has the name that people call, so that CloudFront's own headers may go with the viewer's, which it passes on
    // only together with `Host`. What a viewer sends under their names is replaced.
    const origin = new HttpOrigin(props.api.domain.domainNameAliasDomainName, { customHeaders });
    const originRequestPolicy = new OriginRequestPolicy(this, 'WithViewer', {
      headerBehavior: OriginRequestHeaderBehavior.all('CloudFront-Viewer-Country', ...CERTIFICATE_HEADERS),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      cookieBehavior: OriginRequestCookieBehavior.all(),
    });
    const uncached = CachePolicy.CACHING_DISABLED as CachePolicy;
    const api = distribution('Api', hostOf(this, 'ApiUrl'), origin, uncached, apiFirewall, originRequestPolicy);
    this.proveCertificates(api);
    // What a visitor reads is the same for everybody: kept for as long as the API says (10 s), whoever asks.
    const visitors = new CachePolicy(this, 'VisitorCache', {
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(60),
      // A reference is answered as JSON or as Markdown.
      headerBehavior: CacheHeaderBehavior.allowList('Accept'),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
    });
    // The little that visitors ask with a body is never kept.
    const { origin: same, ...visiting } = changing(origin, visitors, originRequestPolicy);
    api.addBehavior('/public/*', same, visiting);
  }

  /** Shield Advanced, where the account has subscribed to it (3,000 USD a month): for one host. */
  private shield(id: string, host: string, { distributionArn }: Distribution) {
    const isSubscribed = Fn.conditionEquals(parameter(this, 'ShieldAdvanced'), 'yes');
    const { cfnOptions } = new CfnProtection(this, id, { name: host, resourceArn: distributionArn });
    cfnOptions.condition = condition(this, 'HasShieldAdvanced', isSubscribed);
  }

  /** Client certificates, where the deployment has a trust store of CloudFront for them: asked for, and proven if there is one. */
  private proveCertificates(api: Distribution) {
    const trustStore = parameter(this, 'ClientTrustStore');
    const isThere = condition(this, 'HasClientTrustStore', Fn.conditionNot(Fn.conditionEquals(trustStore, '')));
    const proven = { Mode: 'optional', TrustStoreConfig: { TrustStoreId: trustStore } };
    const { defaultChild } = api.node;
    if (!(defaultChild instanceof CfnDistribution)) throw new Error('a distribution has its resource');
    defaultChild.addPropertyOverride(
      'DistributionConfig.ViewerMtlsConfig',
      Fn.conditionIf(isThere.logicalId, proven, Aws.NO_VALUE),
    );
  }
}
