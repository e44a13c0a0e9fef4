import { connectSecret } from '@portico/data';
import { requireEnvironment } from '@portico/telemetry';
import { answerChallenge } from '../answer-challenge.ts';

const { SECRET_ARN } = requireEnvironment('SECRET_ARN');

/** The user pool's triggers of its custom sign-in: it defines a challenge, makes it, and verifies what was answered. */
export const handler = answerChallenge({ secret: connectSecret(SECRET_ARN) });
