import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@portico/contract';

/**
 * Answers a refusal at a whole multiple of a step after the request began: what the user pool takes longer for is not
 * seen from outside. What is not refused is answered at once.
 */
export const refusedEvenly = async <Value>(stepMilliseconds: number, act: () => Promise<Value>): Promise<Value> => {
  const began = performance.now();
  try {
    return await act();
  } catch (error) {
    const evens = error instanceof Problem && error.status < 500 && stepMilliseconds > 0;
    if (evens) await pause(stepMilliseconds - ((performance.now() - began) % stepMilliseconds));
    throw error;
  }
};
