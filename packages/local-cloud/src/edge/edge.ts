import { asArray, asObject, asString, type JsonObject } from '../json.ts';
import type { CloudContext, ResourceHandler } from '../service.ts';
import { physicalName } from '../template/deploy.ts';
import { type EdgeFunction, headersAfter, readEdgeFunction } from './edge-functions.ts';
import type { ViewerRequest } from './viewer-request.ts';
import { createWebAcl, type EdgeAnswer, type WebAcl } from './web-acl.ts';

/** What becomes of a request at the edge: refused there, or with the headers that the origin is sent. */
export type AtEdge = { readonly refusal: EdgeAnswer } | { readonly headers: ViewerRequest['headers'] };

/** What stands before an origin. */
type Host = {
  readonly aclArn: string;
  readonly functionArn: string | undefined;
  readonly custom: readonly (readonly [string, string])[];
};

const hostOf = (config: JsonObject, origin: JsonObject): Host => {
  const functions = asArray(asObject(config.DefaultCacheBehavior).FunctionAssociations).map(asObject);
  const first = functions.find(({ EventType }) => EventType === 'viewer-request');
  return {
    aclArn: asString(config.WebACLId),
    functionArn: first && asString(first.FunctionARN),
    custom: asArray(origin.OriginCustomHeaders)
      .map(asObject)
      .map(({ HeaderName, HeaderValue }) => [asString(HeaderName).toLowerCase(), asString(HeaderValue)]),
  };
};

/**
 * What the template puts before the REST API: the firewall of its distribution, the function there, the headers the
 * origin is sent besides, and the firewall of the stage behind it. In CloudFront's order.
 */
export const createEdge = ({ accountId }: Pick<CloudContext, 'accountId'>) => {
  const functions = new Map<string, EdgeFunction>();
  const acls = new Map<string, WebAcl>();
  let host: Host = { aclArn: '', functionArn: undefined, custom: [] };
  let stageAclArn = '';

  const putFunction: ResourceHandler = ({ stack, logicalId, properties }) => {
    const arn = `arn:aws:cloudfront::${accountId}:function/${physicalName(stack, logicalId)}`;
    functions.set(arn, readEdgeFunction(asString(properties.FunctionCode)));
    return { ref: arn, attributes: { FunctionARN: arn, Stage: 'LIVE' } };
  };

  const putDistribution: ResourceHandler = ({ stack, logicalId, properties }) => {
    const config = asObject(properties.DistributionConfig);
    const api = asArray(config.Origins)
      .map(asObject)
      .find(({ DomainName }) => asString(DomainName).includes('.execute-api.'));
    if (api) host = hostOf(config, api);
    const id = physicalName(stack, logicalId);
    return { ref: id, attributes: { Id: id, DomainName: 'localhost' } };
  };

  const putAcl: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = physicalName(stack, logicalId);
    const scope = asString(properties.Scope) === 'CLOUDFRONT' ? 'global' : 'regional';
    const arn = `arn:aws:wafv2:us-east-1:${accountId}:${scope}/webacl/${name}/${name}`;
    acls.set(arn, createWebAcl(asObject(properties)));
    return { ref: `${name}|${name}|${scope}`, attributes: { Arn: arn, Id: name } };
  };

  const putAssociation: ResourceHandler = ({ stack, logicalId, properties }) => {
    stageAclArn = asString(properties.WebACLArn);
    return { ref: physicalName(stack, logicalId) };
  };

  return {
    resources: {
      'AWS::CloudFront::Function': putFunction,
      'AWS::CloudFront::Distribution': putDistribution,
      'AWS::WAFv2::WebACL': putAcl,
      'AWS::WAFv2::WebACLAssociation': putAssociation,
    },
    atEdge: (request: ViewerRequest): AtEdge => {
      const refusal = acls.get(host.aclArn)?.check(request);
      if (refusal) return { refusal };
      const handler = functions.get(host.functionArn ?? '');
      const after = handler ? headersAfter(request, handler) : request.headers;
      const names = new Set(host.custom.map(([name]) => name));
      return { headers: [...after.filter(([name]) => !names.has(name.toLowerCase())), ...host.custom] };
    },
    /** Whether the stage's own firewall lets in what came through the edge. */
    stagePasses: (request: ViewerRequest): boolean => acls.get(stageAclArn)?.check(request) === undefined,
  };
};
