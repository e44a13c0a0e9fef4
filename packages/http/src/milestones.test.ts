import { expect, it } from 'vitest';
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
