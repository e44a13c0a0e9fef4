'use client';
import { useStored } from '../../ui/use-stored.ts';

/** Where a call goes: the API behind the gateway, its sandbox, or nowhere – the document answers. */
export const ENVIRONMENTS = ['live', 'test', 'mock'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** Chosen once for an API. Who is not signed in, and what is not published, has the mock alone. */
export const useEnvironment = (apiId: string, mayCall: boolean) => {
  const [stored, choose] = useStored(`portico.environment.${apiId}`);
  const environment: Environment = mayCall ? (ENVIRONMENTS.find((one) => one === stored) ?? 'live') : 'mock';
  return { environment, choose };
};
