import { createNames } from '@portico/openapi';
import type { PlannedOperation, SdkPlan } from '../plan/sdk-plan.ts';
import { methodName } from './python-names.ts';

/** A method of the client: a call, the items of all pages, a body in pieces, or server-sent events. */
export type ClientMethod = {
  readonly name: string;
  readonly kind: 'call' | 'pages' | 'stream' | 'events';
  readonly planned: PlannedOperation;
};

const furtherOf = ({ pagination, result, eventStream }: PlannedOperation) =>
  [
    pagination ? (['pages', '_iter'] as const) : undefined,
    result?.kind === 'binary' ? (['stream', '_stream'] as const) : undefined,
    result && eventStream ? (['events', '_events'] as const) : undefined,
  ].filter((entry) => entry !== undefined);

/** The methods of every operation; the plain name is its call, or its events where it gives nothing else. */
export const clientMethods = ({ operations }: Pick<SdkPlan, 'operations'>): readonly ClientMethod[] => {
  const unique = createNames(operations.map(({ name }) => methodName(name)));
  return operations.flatMap((planned): ClientMethod[] => {
    const name = methodName(planned.name);
    const kind = !planned.result && planned.eventStream ? 'events' : 'call';
    const further = furtherOf(planned).map(([also, suffix]) => ({
      name: unique(`${name.replace(/_$/, '')}${suffix}`),
      kind: also,
      planned,
    }));
    return [{ name, kind, planned }, ...further];
  });
};
