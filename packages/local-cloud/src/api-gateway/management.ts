import { asObject, type JsonObject } from '../json.ts';
import { AwsError, type IamRequirement, type ServiceRequest, type ServiceResponse } from '../service.ts';

export type ManagedApi = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly body: JsonObject;
  readonly stages: readonly string[];
};

export type ManagementOptions = {
  readonly region: string;
  /** Where a stage answers, without a trailing slash. */
  readonly origin: string;
  /** When everything was made: the start. */
  readonly madeAt: Date;
  readonly apis: () => readonly ManagedApi[];
};

const LIMIT = 25;

const json = (value: unknown): ServiceResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const pathOf = ({ path }: ServiceRequest): string => decodeURIComponent(path.split('?')[0] ?? '/');

/** What is of API Gateway alone is not exported unless it is asked for. */
const withoutExtensions = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith('x-amazon-apigateway-'))
      .map(([name, member]) => [name, withoutExtensions(member)]),
  );
};

/** The management API as far as it is asked: what there is, and its documents. HTTP APIs there are none. */
export const createManagement = ({ region, origin, madeAt, apis }: ManagementOptions) => {
  const find = (id: string): ManagedApi => {
    const found = apis().find((api) => api.id === id);
    if (!found) throw new AwsError('NotFoundException', 'Invalid API identifier specified', 404);
    return found;
  };
  const created = madeAt.getTime() / 1000;

  const list = ({ query }: ServiceRequest): ServiceResponse => {
    const limit = Number(query.get('limit') ?? LIMIT);
    const from = Number(query.get('position') ?? 0);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500 || !Number.isInteger(from))
      throw new AwsError('BadRequestException', 'Invalid limit or position', 400);
    const all = apis();
    const item = all
      .slice(from, from + limit)
      .map(({ id, name, description }) => ({ id, name, description, createdDate: created }));
    return json({ item, ...(from + limit < all.length && { position: String(from + limit) }) });
  };

  const stages = (id: string): ServiceResponse =>
    json({
      item: find(id).stages.map((stageName) => ({ stageName, createdDate: created, lastUpdatedDate: created })),
    });

  const exported = (id: string, stage: string): ServiceResponse => {
    const api = find(id);
    if (!api.stages.includes(stage)) throw new AwsError('NotFoundException', 'Invalid stage identifier specified', 404);
    const servers = [{ url: `${origin}/{basePath}`, variables: { basePath: { default: `/${stage}` } } }];
    return json({ ...asObject(withoutExtensions(api.body)), servers });
  };

  return {
    requirements: (request: ServiceRequest): readonly IamRequirement[] => [
      {
        action: `apigateway:${request.method}`,
        // IAM names HTTP APIs without the version of their management API.
        resource: `arn:aws:apigateway:${region}::${pathOf(request).replace(/^\/v2\//, '/')}`,
      },
    ],
    handle: async (request: ServiceRequest): Promise<ServiceResponse> => {
      const path = pathOf(request);
      const [, id = '', stage = ''] = /^\/restapis\/([^/]+)\/stages(?:\/([^/]+)\/exports\/oas30)?$/.exec(path) ?? [];
      if (request.method === 'GET' && path === '/restapis') return list(request);
      if (request.method === 'GET' && path === '/v2/apis') return json({ items: [] });
      if (request.method === 'GET' && id !== '') return stage === '' ? stages(id) : exported(id, stage);
      throw new AwsError(
        'UnknownOperationException',
        `The local cloud has no ${request.method} ${path} of API Gateway.`,
        404,
      );
    },
  };
};
