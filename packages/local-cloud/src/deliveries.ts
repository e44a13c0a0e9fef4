import { functionNameOf, parseArn } from './arn.ts';
import type { DataFolder } from './data-folder.ts';
import { parseJson } from './json.ts';
import type { Functions } from './lambda/functions.ts';
import type { CloudContext, Service } from './service.ts';

export type DeliveryOptions = {
  readonly region: string;
  readonly accountId: string;
  readonly origins: CloudContext['origins'];
  readonly data: DataFolder;
  readonly log: (line: string) => void;
};

export type Deliveries = {
  /** The context of one service; `principal` is who it is when it invokes a function, undefined for one that acts by role. */
  contextFor(principal: string | undefined): CloudContext;
  /** Told once everything exists; nothing is delivered before. */
  connect(services: readonly Service[], functions: Functions): void;
};

const serviceOf = (arn: string): string => {
  const service = parseArn(arn)?.service ?? '';
  return service === 'states' || service === '' ? arn : service;
};

/** Who may hand what to whom: the one place where an ARN becomes a call. */
export const createDeliveries = ({ region, accountId, origins, data, log }: DeliveryOptions): Deliveries => {
  const owners = new Map<string, Service>();
  let functions: Functions | undefined;

  const requireInvoke = (
    functionArn: string,
    principal: string | undefined,
    sourceArn: string | undefined,
  ): Functions => {
    if (!functions?.has(functionArn)) throw new Error(`There is no function ${functionArn} here.`);
    if (principal !== undefined && !functions.permissions.allows(functionNameOf(functionArn), principal, sourceArn))
      throw new Error(`${principal} may not invoke ${functionArn}: no AWS::Lambda::Permission allows it.`);
    return functions;
  };

  return {
    connect: (services, own) => {
      functions = own;
      for (const service of services)
        for (const name of service.signingNames) if (service.accept) owners.set(name, service);
    },
    contextFor: (principal) => ({
      region,
      accountId,
      origins,
      log,
      database: data.database,
      folder: data.folder,
      now: () => new Date(),
      deliver: async (targetArn, payload, attributes = {}) => {
        const name = serviceOf(targetArn);
        if (name === 'lambda')
          return requireInvoke(targetArn, principal, attributes.sourceArn).send(targetArn, payload);
        const owner = owners.get(name);
        if (!owner?.accept) throw new Error(`Nothing here takes events for ${targetArn}.`);
        await owner.accept(targetArn, payload, attributes);
      },
      invoke: async (functionArn, event) => {
        const result = await requireInvoke(functionArn, principal, undefined).invoke(
          functionArn,
          JSON.stringify(event),
        );
        if (result.functionError) throw new Error(`${functionArn} failed: ${result.payload}`);
        return parseJson(result.payload);
      },
    }),
  };
};
