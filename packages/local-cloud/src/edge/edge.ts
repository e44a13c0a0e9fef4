import { asArray, asObject, asString, type JsonObject } from '../json.ts';
import type { CloudContext, ResourceHandler } from '../service.ts';
import { physicalName } from '../template/deploy.ts';
import { forOrigin } from './cache-key.ts';
import { type Behavior, behaviorFor, type Distribution, readDistribution } from './distribution.ts';
import { createEdgeCache } from './edge-cache.ts';
import { type EdgeFunction, headersAfter, readEdgeFunction } from './edge-functions.ts';
import type { OriginAnswer } from './origin-answer.ts';
import {
  type AddedHeader,
  type CachePolicy,
  type OriginRequestPolicy,
  readCachePolicy,
  readOriginRequestPolicy,
} from './policies.ts';
import type { ViewerRequest } from './viewer-request.ts';
import { createWebAcl, type EdgeAnswer, type WebAcl } from './web-acl.ts';

/** What stands behind a distribution: the REST API, or the server of the pages. */
export type Host = 'api' | 'pages';

/** Asks the origin what the edge passes on. */
export type AskOrigin = (request: ViewerRequest) => Promise<OriginAnswer>;

/** What becomes of a request at the edge: refused there, or passed on with what reaches the origin. */
export type AtEdge =
  | { readonly refusal: EdgeAnswer }
  | {
      readonly headers: ViewerRequest['headers'];
      readonly methods?: readonly string[];
      /** The answer: kept here, or asked for; as the viewer is given it. */
      readonly answer?: (ask: AskOrigin) => Promise<OriginAnswer>;
    };

export type EdgeOptions = Pick<CloudContext, 'accountId'> & {
  /** Whether answers are kept, as the template's policies say; by default they are. */
  readonly keeps?: boolean;
  readonly now?: () => number;
};

const BYTES_MAX = { api: 33_554_432, pages: 67_108_864 };

const hostOf = (domain: string): Host | undefined => {
  if (domain.includes('.execute-api.')) return 'api';
  return domain.endsWith('.amplifyapp.com') ? 'pages' : undefined;
};

const withAdded = (answer: OriginAnswer, added: readonly AddedHeader[]): OriginAnswer => {
  if (added.length === 0) return answer;
  const there = new Set(answer.headers.map(([name]) => name.toLowerCase()));
  const set = added.filter(({ name, override }) => override || !there.has(name.toLowerCase()));
  const replaced = new Set(set.map(({ name }) => name.toLowerCase()));
  const kept = answer.headers.filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...answer, headers: [...kept, ...set.map(({ name, value }) => [name, value] as const)] };
};

/** The resources by which a template says what stands at the edge, and what they say. */
const createDeployed = (accountId: string) => {
  const functions = new Map<string, EdgeFunction>();
  const acls = new Map<string, WebAcl>();
  const policies = { cache: new Map<string, CachePolicy>(), request: new Map<string, OriginRequestPolicy>() };
  const distributions = new Map<Host, Distribution>();
  let stageAclArn = '';

  const putFunction: ResourceHandler = ({ stack, logicalId, properties }) => {
    const arn = `arn:aws:cloudfront::${accountId}:function/${physicalName(stack, logicalId)}`;
    functions.set(arn, readEdgeFunction(asString(properties.FunctionCode)));
    return { ref: arn, attributes: { FunctionARN: arn, Stage: 'LIVE' } };
  };

  const putPolicy =
    <T>(known: Map<string, T>, read: (properties: JsonObject) => T): ResourceHandler =>
    ({ stack, logicalId, properties }) => {
      const id = physicalName(stack, logicalId);
      known.set(id, read(asObject(properties)));
      return { ref: id, attributes: { Id: id } };
    };

  const putDistribution: ResourceHandler = ({ stack, logicalId, properties }) => {
    const config = asObject(properties.DistributionConfig);
    for (const origin of asArray(config.Origins).map(asObject)) {
      const host = hostOf(asString(origin.DomainName));
      if (host) distributions.set(host, readDistribution(config, origin, policies));
    }
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

  /** What hosts the pages on AWS: here it is a server of this machine, and has a domain to be named as an origin by. */
  const putApp: ResourceHandler = ({ stack, logicalId, properties }) => {
    const id = physicalName(stack, logicalId).toLowerCase();
    const arn = `arn:aws:amplify:us-east-1:${accountId}:apps/${id}`;
    const attributes = { AppId: id, AppName: asString(properties.Name), Arn: arn };
    return { ref: arn, attributes: { ...attributes, DefaultDomain: `${id}.amplifyapp.com` } };
  };

  return {
    functions,
    acls,
    distributions,
    stageAcl: () => acls.get(stageAclArn),
    resources: {
      'AWS::Amplify::App': putApp,
      'AWS::CloudFront::CachePolicy': putPolicy(policies.cache, readCachePolicy),
      'AWS::CloudFront::OriginRequestPolicy': putPolicy(policies.request, readOriginRequestPolicy),
      'AWS::CloudFront::Function': putFunction,
      'AWS::CloudFront::Distribution': putDistribution,
      'AWS::WAFv2::WebACL': putAcl,
      'AWS::WAFv2::WebACLAssociation': putAssociation,
    },
  };
};

/**
 * What the template puts before the REST API and before the pages: the firewall of each distribution, the function there,
 * what it keeps, and the headers the origin is sent besides. In CloudFront's order.
 */
export const createEdge = ({ accountId, keeps = true, now }: EdgeOptions) => {
  const deployed = createDeployed(accountId);
  const caches = { api: createEdgeCache(BYTES_MAX.api, now), pages: createEdgeCache(BYTES_MAX.pages, now) };

  const toOrigin = (request: ViewerRequest, { custom }: Distribution, behavior: Behavior): ViewerRequest => {
    const sent = behavior.cache ? forOrigin(request, behavior.cache, behavior.request) : request;
    const names = new Set(custom.map(([name]) => name));
    return { ...sent, headers: [...sent.headers.filter(([name]) => !names.has(name.toLowerCase())), ...custom] };
  };

  const atEdge = (host: Host, asked: ViewerRequest): AtEdge => {
    const distribution = deployed.distributions.get(host);
    if (!distribution) return { headers: asked.headers };
    const refusal = deployed.acls.get(distribution.aclArn)?.check(asked);
    if (refusal) return { refusal };
    const behavior = behaviorFor(distribution, asked.path);
    const handler = deployed.functions.get(behavior.functionArn);
    const request = handler ? { ...asked, headers: headersAfter(asked, handler) } : asked;
    const { cache: policy } = behavior;
    const passed = { headers: toOrigin(request, distribution, behavior).headers, methods: behavior.methods };
    // What keeps nothing adds nothing to what the API says.
    if (!policy || (host === 'api' && (policy.maxSeconds === 0 || !keeps))) return passed;
    const rules = {
      policy: keeps ? policy : { ...policy, maxSeconds: 0 },
      failureSeconds: distribution.failureSeconds,
    };
    return {
      ...passed,
      answer: async (ask) => {
        const given = await caches[host].answer(request, rules, (headers) =>
          ask(toOrigin({ ...request, headers }, distribution, behavior)),
        );
        return withAdded(given, behavior.added);
      },
    };
  };

  return {
    resources: deployed.resources,
    atEdge,
    readSeconds: (host: Host): number => deployed.distributions.get(host)?.readSeconds ?? 30,
    /** Whether the stage's own firewall lets in what came through the edge. */
    stagePasses: (request: ViewerRequest): boolean => deployed.stageAcl()?.check(request) === undefined,
  };
};

export type Edge = ReturnType<typeof createEdge>;
