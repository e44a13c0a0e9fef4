import {
  type ApiModel,
  buildModel,
  createNames,
  type OpenApiDocument,
  type Operation,
  pascalCase,
} from '@portico/openapi';
import { planBody, preferred } from './media-kinds.ts';
import { type NameWishes, packageNames } from './package-names.ts';
import { planOperations } from './plan-operations.ts';
import { TypePlanner } from './plan-types.ts';
import { RESERVED_TYPES } from './reserved-types.ts';
import type { PlannedWebhook, SdkPlan } from './sdk-plan.ts';

const planWebhooks = (model: ApiModel, types: TypePlanner): PlannedWebhook[] => {
  const unique = createNames();
  const webhook = (operation: Operation): PlannedWebhook => {
    const name = unique(pascalCase(operation.name, 'Webhook'));
    const [content] = preferred(operation.body?.contents ?? []);
    return {
      name,
      key: operation.key,
      description: operation.summary ?? operation.description,
      body: content && planBody(types, content, `${name}Payload`),
    };
  };
  return [...model.webhooks, ...model.callbacks].map(webhook);
};

export type PlanRequest = NameWishes & {
  /** A document that `readDocument` accepted. */
  readonly document: OpenApiDocument;
  /** Where the generated client calls; the gateway, for a published API. */
  readonly baseUrl: string;
};

/** Plans an SDK of a document. The same document gives the same plan. */
export const planSdk = ({ document, baseUrl, ...wishes }: PlanRequest): SdkPlan => {
  const model = buildModel(document);
  const names = packageNames(model, wishes, RESERVED_TYPES);
  const types = new TypePlanner(model, [names.clientName]);
  const declarationOf = (name: string) => types.declarationOf(name);
  const { operations, leftOut } = planOperations(types, declarationOf);
  const webhooks = planWebhooks(model, types);
  return {
    model,
    title: model.title,
    description: model.description,
    baseUrl,
    names,
    types: types.declarations(),
    operations,
    webhooks,
    schemes: [...model.securitySchemes.values()],
    leftOut,
  };
};
