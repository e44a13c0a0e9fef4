import { type About, type OperationEntry, Problem, type ProblemCode } from '@portico/contract';
import type { Logger } from '@portico/telemetry';
import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Where refusals are told: of which thing, by the problem's code. */
export type Refusals = (entity: About, code: ProblemCode) => Promise<void>;

const ENTITY_ID = /^[A-Za-z0-9][\w.+-]{0,99}$/;

/**
 * Runs a step of a request; one that would change something, as none of a reader's does, and is refused is told to the
 * audit log. It stays refused whether it could be told or not.
 */
export const tellingRefusals =
  (refusals: Refusals, logger: Logger) =>
  async <Value>(
    { method, access }: Pick<OperationEntry, 'method' | 'access'>,
    { pathParameters }: APIGatewayProxyEvent,
    step: () => Value | Promise<Value>,
  ): Promise<Value> => {
    try {
      return await step();
    } catch (error) {
      if (method === 'GET' || access === 'reader' || !(error instanceof Problem) || error.status >= 500) throw error;
      const [named = ''] = Object.values(pathParameters ?? {});
      const entity = error.about ?? { kind: 'request', id: ENTITY_ID.test(named) ? named : 'none' };
      await refusals(entity, error.code).catch((fault: unknown) =>
        logger.error('refusal not told', { error: fault instanceof Error ? fault : String(fault) }),
      );
      throw error;
    }
  };
