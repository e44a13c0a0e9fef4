import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@portico/contract';

const untilStep = (began: number, stepMilliseconds: number) =>
  stepMilliseconds > 0 ? pause(stepMilliseconds - ((performance.now() - began) % stepMilliseconds)) : undefined;

/**
 * Answers a refusal at a whole multiple of a step after the request began: what the user pool takes longer for is not
 * seen from outside. What is not refused is answered at once.
 */
export const refusedEvenly = async <Value>(stepMilliseconds: number, act: () => Promise<Value>): Promise<Value> => {
  const began = performance.now();
  try {
    return await act();
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await untilStep(began, stepMilliseconds);
    throw error;
  }
};

/** Answers whatever comes of it at a whole multiple of a step. */
export const answeredEvenly = async <Value>(stepMilliseconds: number, act: () => Promise<Value>): Promise<Value> => {
  const began = performance.now();
  try {
    return await act();
  } finally {
    await untilStep(began, stepMilliseconds);
  }
};
