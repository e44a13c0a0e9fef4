import { auth } from '@portico/contract/auth';
import type { counted, createLogger } from '@portico/telemetry';
import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { UNCOUNTED } from '../test/call.ts';
import { eventOf } from '../test/kernel.ts';
import { createHandler } from './handler.ts';
import { countsOf } from './milestones.ts';

it('an answer is a success, a refusal or a fault; what was done besides is counted when it was done', () => {
  expect(countsOf('listApis', 200)).toEqual({ Successes: 1 });
  expect(countsOf('createApiKey', 201)).toEqual({ Successes: 1, ApiKeys: 1 });
  expect(countsOf('createApiKey', 409)).toEqual({ Refusals: 1 });
  expect(countsOf(undefined, 500)).toEqual({ Faults: 1 });
});

it('a step of a sign-in is passed or refused; a request that does not fit the contract is neither', () => {
  expect(countsOf('beginSignIn', 201)).toEqual({ Successes: 1, SignInSteps: 1 });
  expect(countsOf('answerSignIn', 401)).toEqual({ Refusals: 1, SignInStepsRefused: 1 });
  expect(countsOf('createSession', 429)).toEqual({ Refusals: 1, SignInStepsRefused: 1 });
  expect(countsOf('beginSignIn', 400)).toEqual({ Refusals: 1 });
});

it('the line that says how a call ended counts it, by the name of the operation that API Gateway matched', async () => {
  const lines: Record<string, unknown>[] = [];
  const keep = (message: string, fields: object) => void lines.push({ message, ...fields });
  // What the kernel asks of a logger.
  const logger = { info: keep, error: keep } as unknown as ReturnType<typeof createLogger>;
  const routes = { confirmSignUp: async () => ({ status: 200, body: { status: 'ready' } }) };
  const options = { ...UNCOUNTED, portalUrl: 'https://portal.example', logger };
  // One operation of the function is asked here.
  const handler = createHandler(auth, routes as never, options as never);
  const body = JSON.stringify({ email: 'a@b.example', code: '123456', newPassword: 'Portico-demo-1', name: 'Ada' });
  await handler(eventOf({ resource: '/sign-ups/confirmation', body }), {} as Context);
  await handler(eventOf({ resource: '/nowhere' }), {} as Context);
  expect(lines).toHaveLength(2);
  const counts = lines.map((line) => (line._aws as ReturnType<typeof counted>['_aws']).CloudWatchMetrics[0]?.Metrics);
  expect(lines[0]).toMatchObject({ message: 'answered', requestId: 'req-1', Successes: 1, SignUps: 1 });
  expect(counts[0]?.map(({ Name }) => Name)).toEqual(['Successes', 'SignUps']);
  expect(lines[1]).toMatchObject({ status: 404, Refusals: 1 });
});
