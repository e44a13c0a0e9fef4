import { expect, it } from 'vitest';
import { functionFailure } from './proxy-response.ts';

it('a call that Lambda refuses to run is told from one whose function failed', () => {
  const result = { requestId: 'r', payload: '{}', functionError: 'Unhandled', logTail: '' } as const;
  expect(functionFailure(result).type).toBe('DEFAULT_5XX');
  expect(functionFailure({ ...result, refused: true }).type).toBe('INTEGRATION_FAILURE');
});
