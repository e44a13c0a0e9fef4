import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArn } from '../arn.ts';
import type { Edge } from '../edge/edge.ts';
import { asArray, asNumber, asObject, asString, isObject, type JsonObject, parseJson } from '../json.ts';
import type { Functions } from '../lambda/functions.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { CloudContext, ResourceHandler, Service } from '../service.ts';
import { apiMeasure } from '../services/cloudwatch/measures.ts';
import type { MetricStore } from '../services/cloudwatch/metric-store.ts';
import type { Assembly } from '../template/assembly.ts';
import { physicalName } from '../template/deploy.ts';
import { type GatewayResponse, readApiDocument, readGatewayResponse } from './document.ts';
import type { StageEntry, StageTable } from './listener.ts';
import { createManagement } from './management.ts';
import { createStage } from './stage.ts';
import { createThrottle, type MethodSetting } from './throttle.ts';

export type ApiGatewayOptions = {
  readonly context: CloudContext;
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly edge: Edge;
};

type Api = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly body: JsonObject;
  readonly binaryMediaTypes: readonly string[];
  readonly gatewayResponses: Map<string, GatewayResponse>;
};

type StageSettings = {
  readonly apiId: string;
  readonly name: string;
  readonly deploymentId: string;
  readonly properties: JsonObject;
};

const shortId = (stack: string, logicalId: string): string => {
  const digest = createHash('sha256').update(`${stack}/${logicalId}`).digest();
  return [...digest.subarray(0, 10)].map((byte) => (byte % 36).toString(36)).join('');
};

const methodSettings = (properties: JsonObject): MethodSetting[] =>
  asArray(properties.MethodSettings).flatMap((item) => {
    const setting = asObject(item);
    if (setting.ThrottlingRateLimit === undefined && setting.ThrottlingBurstLimit === undefined) return [];
    return [
      {
        resourcePath: asString(setting.ResourcePath, '/*'),
        httpMethod: asString(setting.HttpMethod, '*'),
        rate: asNumber(setting.ThrottlingRateLimit, 10_000),
        burst: asNumber(setting.ThrottlingBurstLimit, 5000),
      },
    ];
  });

/** The OpenAPI body: inline, from the assembly's asset, or included by a transform. */
const bodyOf = (properties: Readonly<Record<string, unknown>>, assembly: Assembly): JsonObject => {
  const body = asObject(properties.Body);
  const include = asObject(asObject(body['Fn::Transform']).Parameters).Location;
  const key = asString(asObject(properties.BodyS3Location).Key) || asString(include).replace(/^s3:\/\/[^/]+\//, '');
  if (key === '') return body;
  const file = assembly.assets.get(key);
  const parsed = file === undefined ? undefined : parseJson(readFileSync(file, 'utf8'));
  if (!isObject(parsed)) throw new Error(`its OpenAPI document (${key}) is not in the assembly as JSON`);
  return parsed;
};

/** REST APIs, their stages and domains. Stages are built at start, when every gateway response and permission is known. */
export const createApiGatewayService = ({
  context,
  assembly,
  functions,
  logs,
  metrics,
  edge,
}: ApiGatewayOptions): Service & { readonly table: StageTable } => {
  const apis = new Map<string, Api>();
  const stages: StageSettings[] = [];
  const mappings: { readonly basePath: string; readonly apiId: string; readonly stage: string }[] = [];
  const built = new Map<string, StageEntry>();
  const management = createManagement({
    ...{ region: context.region, origin: context.origins.api, madeAt: context.now() },
    apis: () =>
      [...apis.values()].map(({ id, name, description, body }) => ({
        ...{ id, name, description, body },
        stages: stages.filter(({ apiId }) => apiId === id).map((stage) => stage.name),
      })),
  });
  const accepted: ResourceHandler = ({ stack, logicalId }) => ({ ref: physicalName(stack, logicalId) });

  const putApi: ResourceHandler = ({ stack, logicalId, properties }) => {
    const id = shortId(stack, logicalId);
    const body = bodyOf(properties, assembly);
    if (Object.keys(asObject(body.paths)).length === 0) throw new Error('it has no OpenAPI body with paths');
    apis.set(id, {
      id,
      name: asString(properties.Name, logicalId),
      description: asString(properties.Description),
      body,
      binaryMediaTypes: asArray(properties.BinaryMediaTypes).map((item) => asString(item)),
      gatewayResponses: new Map(),
    });
    return { ref: id, attributes: { RestApiId: id, RootResourceId: `${id}root` } };
  };

  const putStage: ResourceHandler = ({ properties }) => {
    const name = asString(properties.StageName, 'prod');
    stages.push({
      apiId: asString(properties.RestApiId),
      name,
      deploymentId: asString(properties.DeploymentId),
      properties: asObject(properties),
    });
    return { ref: name };
  };

  const putDeployment: ResourceHandler = ({ stack, logicalId, properties }) => {
    const id = shortId(stack, logicalId).slice(0, 6);
    const name = asString(properties.StageName);
    if (name !== '')
      stages.push({
        apiId: asString(properties.RestApiId),
        name,
        deploymentId: id,
        properties: asObject(properties.StageDescription),
      });
    return { ref: id, attributes: { DeploymentId: id } };
  };

  const putGatewayResponse: ResourceHandler = ({ stack, logicalId, properties }) => {
    apis
      .get(asString(properties.RestApiId))
      ?.gatewayResponses.set(asString(properties.ResponseType), readGatewayResponse(properties));
    return { ref: physicalName(stack, logicalId) };
  };

  const putDomain: ResourceHandler = ({ properties }) => {
    const name = asString(properties.DomainName);
    return {
      ref: name,
      attributes: {
        RegionalDomainName: `d-local.execute-api.${context.region}.amazonaws.com`,
        DistributionDomainName: 'localhost',
        RegionalHostedZoneId: 'Z0',
        DistributionHostedZoneId: 'Z0',
        DomainNameArn: `arn:aws:apigateway:${context.region}::/domainnames/${name}`,
      },
    };
  };

  const putMapping: ResourceHandler = ({ stack, logicalId, properties }) => {
    mappings.push({
      basePath: asString(properties.BasePath),
      apiId: asString(properties.RestApiId),
      stage: asString(properties.Stage),
    });
    return { ref: physicalName(stack, logicalId) };
  };

  const buildStage = ({ apiId, name, deploymentId, properties }: StageSettings): StageEntry => {
    const api = apis.get(apiId);
    if (!api) throw new Error(`The stage ${name} belongs to the API ${apiId}, which does not exist.`);
    const document = readApiDocument(api.body, api.binaryMediaTypes);
    const variables = Object.fromEntries(
      Object.entries(asObject(properties.Variables)).map(([key, value]) => [key, asString(value)]),
    );
    const accessLog = asObject(properties.AccessLogSetting ?? properties.AccessLogSettings);
    const group = (parseArn(asString(accessLog.DestinationArn))?.resource ?? '')
      .replace(/^log-group:/, '')
      .replace(/:\*$/, '');
    const identity = { accountId: context.accountId, apiId, deploymentId, variables };
    const stage = createStage({
      document: { ...document, gatewayResponses: new Map([...document.gatewayResponses, ...api.gatewayResponses]) },
      identity,
      name,
      region: context.region,
      throttle: createThrottle(methodSettings(properties)),
      accessLogFormat: group === '' ? undefined : asString(accessLog.Format) || undefined,
      measure: apiMeasure(metrics, api.name, name),
      writeAccessLog: (line) => logs.append(group, `${apiId}/${name}`, [[Date.now(), line]]),
      invoke: (functionArn, payload, given) => functions.invoke(functionArn, payload, given),
      mayInvoke: (functionName, sourceArn) =>
        functions.permissions.allows(functionName, 'apigateway.amazonaws.com', sourceArn),
      log: context.log,
    });
    return { stage, identity };
  };

  return {
    signingNames: ['apigateway'],
    resources: {
      ...edge.resources,
      'AWS::ApiGateway::RestApi': putApi,
      'AWS::ApiGateway::Stage': putStage,
      'AWS::ApiGateway::Deployment': putDeployment,
      'AWS::ApiGateway::GatewayResponse': putGatewayResponse,
      'AWS::ApiGateway::DomainName': putDomain,
      'AWS::ApiGateway::BasePathMapping': putMapping,
      'AWS::ApiGateway::Account': accepted,
      'AWS::ApiGateway::RequestValidator': accepted,
    },
    table: {
      open: () => true,
      atEdge: (request) => edge.atEdge('api', request),
      stagePasses: edge.stagePasses,
      byName: (name) => built.get(name),
      root: () => {
        const mapped = mappings.find(({ basePath }) => basePath === '' || basePath === '(none)');
        return (mapped && built.get(mapped.stage)) ?? built.values().next().value;
      },
    },
    requirements: management.requirements,
    handle: management.handle,
    start: () => {
      for (const stage of stages) built.set(stage.name, buildStage(stage));
    },
    stop: () => {},
  };
};
