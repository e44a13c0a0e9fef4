import { Problem, type Schema, type Total } from '@portico/contract';
import { unlessRefused } from '@portico/data';
import { createToken } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { seal, unseal } from './seal.ts';
import type { PoolChallenge } from './user-pool.ts';

/** As long as Cognito keeps a challenge. */
const LIFETIME_MILLISECONDS = 180_000;
const ANSWERS_MAX = 5;
const STEP_ID_LENGTH = 22;

/** What answering a step needs; it leaves the function sealed only. */
export type StepState = {
  readonly challenge: PoolChallenge;
  readonly email: string;
  readonly device: string | undefined;
  readonly deviceToken: string | undefined;
  /** Whose try it is, to be given back. */
  readonly from: string;
  /** When what proves them was asked for; of a link and a passkey, when it was shown. */
  readonly since?: string | undefined;
};

export type Step = StepState & {
  readonly stepId: string;
  /** Uses it up; whether it was this that did. */
  readonly done: () => Promise<boolean>;
};

export const over = () =>
  new Problem('sign-in-failed', phrase`The sign-in took too long, or was answered already. Begin again.`);

/** Sign-ins under way. A continuation is `<step id><256 random bits>`; the table has what is sealed with it, and not it. */
export const signInSteps = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  const { signInStep } = data.entities;
  /** A step, and what is kept of it. */
  const made = (state: StepState, lifetimeMilliseconds = LIFETIME_MILLISECONDS) => {
    const stepId = createToken().slice(0, STEP_ID_LENGTH);
    const continuation = stepId + createToken();
    const expires = new Date(now().getTime() + lifetimeMilliseconds);
    const { asks } = state.challenge;
    const item = {
      ...{ stepId, asks, answers: 0 },
      sealedState: seal(JSON.stringify(state), continuation, 'sign-in-step'),
      expiresAt: expires.toISOString(),
      expiresAtSeconds: Math.ceil(expires.getTime() / 1000),
    };
    return { item, step: { asks, continuation, expiresAt: expires.toISOString(), passkey: undefined } };
  };
  return {
    made,

    async ask(state: StepState, passkey?: Total<Schema<'PasskeyRequest'>>): Promise<Total<Schema<'SignInStep'>>> {
      const { item, step } = made(state);
      await signInStep.create(item).go();
      return { ...step, passkey };
    },

    /** What was asked: each reading is an answer, of which there are five. */
    async read(continuation: string): Promise<Step> {
      const stepId = continuation.slice(0, STEP_ID_LENGTH);
      const counted = await unlessRefused(
        signInStep
          .patch({ stepId })
          .add({ answers: 1 })
          .where(
            ({ answers, expiresAt }, { lt, gt }) =>
              `${lt(answers, ANSWERS_MAX)} AND ${gt(expiresAt, now().toISOString())}`,
          )
          .go({ response: 'all_new' }),
      );
      const { sealedState } = counted?.data ?? {};
      if (sealedState === undefined) throw over();
      let text: string;
      try {
        text = unseal(sealedState, continuation, 'sign-in-step');
      } catch {
        throw over();
      }
      // Only `ask` seals for this purpose.
      const state = JSON.parse(text) as StepState;
      const done = async () =>
        (await unlessRefused(
          signInStep
            .remove({ stepId })
            .where(({ expiresAt: had }, { exists }) => exists(had))
            .go(),
        )) !== undefined;
      return { ...state, stepId, done };
    },
  };
};
