import { evaluate } from '../iam/policy-document.ts';
import { asString, isObject, parseJson } from '../json.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import type { Authorizer } from './document.ts';
import { GatewayFailure, headerOf, type Inbound } from './exchange.ts';
import { authorizerEvent, type StageIdentity } from './proxy-event.ts';
import type { RouteMatch } from './router.ts';

export type Authorization = {
  /** What the integration gets as requestContext.authorizer; throws the 401, 403 or 500 a real API would answer. */
  authorize(
    authorizer: Authorizer,
    request: Inbound,
    match: RouteMatch,
    methodArn: string,
  ): Promise<Readonly<Record<string, string>>>;
};

type Verdict = {
  readonly policy: unknown;
  readonly values: Readonly<Record<string, string>>;
  readonly expiresAt: number;
};

const CACHE_ENTRIES_MAX = 10_000;

const identityValue = (source: string, request: Inbound): string | undefined => {
  const [, kind, name = ''] =
    /^(method\.request\.header|method\.request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  if (kind === 'method.request.header') return headerOf(request, name);
  if (kind === 'method.request.querystring') return request.query.find(([key]) => key === name)?.[1];
  return request.context.get(kind === 'context' ? name : source);
};

/** Context values may be text, numbers or booleans; they arrive as text. Anything else is a misconfigured authorizer. */
const contextValues = (context: unknown): Record<string, string> => {
  const values: Record<string, string> = {};
  if (context === undefined || context === null) return values;
  if (!isObject(context)) throw new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR');
  for (const [name, value] of Object.entries(context)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') throw new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR');
    values[name] = asString(value);
  }
  return values;
};

const readVerdict = (result: InvocationResult, expiresAt: number): Verdict => {
  const answer = parseJson(result.payload);
  if (result.functionError) {
    // A function says 401 by failing with exactly this message.
    if (isObject(answer) && answer.errorMessage === 'Unauthorized') throw new GatewayFailure('UNAUTHORIZED');
    throw new GatewayFailure('AUTHORIZER_FAILURE');
  }
  if (!isObject(answer) || !isObject(answer.policyDocument) || asString(answer.principalId) === '')
    throw new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR');
  return {
    policy: answer.policyDocument,
    values: { principalId: asString(answer.principalId), ...contextValues(answer.context) },
    expiresAt,
  };
};

/** Lambda authorizers with their result cache: a verdict is kept by identity, its policy is weighed anew for every method. */
export const createAuthorization = (
  stage: StageIdentity,
  invoke: (authorizer: Authorizer, payload: string, traceId: string) => Promise<InvocationResult>,
): Authorization => {
  const cache = new Map<string, Verdict>();

  const remember = (key: string, verdict: Verdict): void => {
    if (cache.size >= CACHE_ENTRIES_MAX) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    cache.set(key, verdict);
  };

  const ask = async (
    authorizer: Authorizer,
    request: Inbound,
    match: RouteMatch,
    methodArn: string,
    identities: readonly string[],
  ): Promise<Verdict> => {
    const event =
      authorizer.type === 'token'
        ? { type: 'TOKEN', methodArn, authorizationToken: identities[0] ?? '' }
        : authorizerEvent(request, match, stage, methodArn);
    const startedAt = performance.now();
    const result = await invoke(authorizer, JSON.stringify(event), request.traceId).catch((error: unknown) => {
      if (error instanceof GatewayFailure) throw error;
      request.context.set('authorizer.error', error instanceof Error ? error.message : String(error));
      throw new GatewayFailure('AUTHORIZER_FAILURE');
    });
    request.context.set('authorizer.integrationLatency', String(Math.round(performance.now() - startedAt)));
    return readVerdict(result, Date.now() + authorizer.ttlSeconds * 1000);
  };

  /** Calls under one credential that arrive while its authorizer runs wait for that answer: it is the one they would find cached. */
  const asking = new Map<string, Promise<Verdict>>();

  const verdictOf = async (
    authorizer: Authorizer,
    request: Inbound,
    match: RouteMatch,
    methodArn: string,
  ): Promise<Verdict> => {
    const identities: string[] = [];
    for (const source of authorizer.identitySources) {
      const value = identityValue(source, request);
      if (value === undefined || value.trim() === '') throw new GatewayFailure('UNAUTHORIZED');
      identities.push(value);
    }
    if (authorizer.identityPattern && !authorizer.identityPattern.test(identities[0] ?? ''))
      throw new GatewayFailure('UNAUTHORIZED');
    if (authorizer.ttlSeconds <= 0 || identities.length === 0)
      return ask(authorizer, request, match, methodArn, identities);
    const key = JSON.stringify([authorizer.name, ...identities]);
    const known = cache.get(key);
    if (known && known.expiresAt > Date.now()) return known;
    cache.delete(key);
    // A refusal is not kept, and may be for what else that request brought: whoever waited with it is asked about.
    const shared = await asking.get(key)?.catch(() => undefined);
    if (shared) return shared;
    const asked = ask(authorizer, request, match, methodArn, identities).finally(() => {
      if (asking.get(key) === asked) asking.delete(key);
    });
    asking.set(key, asked);
    const verdict = await asked;
    remember(key, verdict);
    return verdict;
  };

  return {
    authorize: async (authorizer, request, match, methodArn) => {
      const verdict = await verdictOf(authorizer, request, match, methodArn);
      for (const [name, value] of Object.entries(verdict.values)) request.context.set(`authorizer.${name}`, value);
      const decision = evaluate([verdict.policy], {
        action: 'execute-api:Invoke',
        resource: methodArn,
        context: { 'aws:SourceIp': [request.sourceIp] },
      });
      if (decision === 'explicitly denied')
        throw new GatewayFailure(
          'ACCESS_DENIED',
          'User is not authorized to access this resource with an explicit deny',
        );
      if (decision !== 'allowed') throw new GatewayFailure('ACCESS_DENIED');
      return verdict.values;
    },
  };
};
