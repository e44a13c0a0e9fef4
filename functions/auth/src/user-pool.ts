import { randomBytes } from 'node:crypto';
import { Problem } from '@portico/contract';
import { fetchUserPool } from '@portico/identity';
import { phrase } from '@portico/words';
import { type CognitoOptions, connectCognito, type Factors } from './cognito.ts';
import type { Asked, PasswordRefused, PoolAnswer, PoolChallenge } from './pool-answers.ts';
import { passkeysOfPool } from './pool-passkeys.ts';
import { type PoolTokens, tokensOf, tokensOfResult } from './pool-tokens.ts';

export type { PasswordRefused, PoolAnswer, PoolChallenge } from './pool-answers.ts';
export type { PoolTokens } from './pool-tokens.ts';

const CHALLENGES = { NEW_PASSWORD_REQUIRED: 'new-password', SOFTWARE_TOKEN_MFA: 'code' } as const;

const REFUSALS: Readonly<Record<string, PasswordRefused>> = {
  NotAuthorizedException: 'wrong',
  UserNotFoundException: 'wrong',
  UserNotConfirmedException: 'wrong',
  PasswordResetRequiredException: 'wrong',
  TooManyFailedAttemptsException: 'wrong',
  // What Cognito cannot take for an address or a password at all.
  InvalidParameterException: 'wrong',
  EnableSoftwareTokenMFAException: 'wrong',
  // Of a passkey.
  WebAuthnChallengeNotFoundException: 'wrong',
  WebAuthnClientMismatchException: 'wrong',
  WebAuthnCredentialNotSupportedException: 'wrong',
  WebAuthnOriginNotAllowedException: 'wrong',
  WebAuthnRelyingPartyMismatchException: 'wrong',
  SoftwareTokenMFANotFoundException: 'wrong',
  // Of a code.
  CodeMismatchException: 'wrong',
  ExpiredCodeException: 'wrong',
  LimitExceededException: 'wrong',
  InvalidPasswordException: 'weak',
  PasswordHistoryPolicyViolationException: 'used-before',
};

const answerOf = (asked: Asked, username: string): PoolAnswer => {
  const tokens = tokensOfResult(asked.AuthenticationResult);
  if (tokens) return { tokens };
  const asks = Object.entries(CHALLENGES).find(([name]) => name === asked.ChallengeName)?.[1];
  if (!asks || !asked.Session) throw new Error(`the user pool asks ${asked.ChallengeName}, which nobody can answer`);
  const known = asked.ChallengeParameters?.USER_ID_FOR_SRP ?? username;
  return { challenge: { asks, session: asked.Session, username: known } };
};

const silent = () =>
  new Problem('unavailable', phrase`The sign-in service does not answer.`, { headers: { 'Retry-After': '1' } });

/** Nobody's, until the address is proven and its owner chooses one. */
const unknownPassword = () => `${randomBytes(24).toString('base64url')}aA1!`;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** The user pool: signing in and staying so over its API, and its token endpoint for who comes from a connection. */
export const userPool = ({ signInUrl, ...options }: CognitoOptions & { readonly signInUrl: string }) => {
  const cognito = connectCognito(options);
  const { clientId } = options;
  const answered = async (ask: () => Promise<Asked>, username: string): Promise<PoolAnswer> => {
    let asked: Asked;
    try {
      asked = await ask();
    } catch (error) {
      const refused = REFUSALS[nameOf(error)];
      if (refused) return { refused };
      throw silent();
    }
    return answerOf(asked, username);
  };

  /** Why what was asked is refused; nothing, when it is done. */
  const refusalOf = async (work: Promise<unknown>): Promise<PasswordRefused | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      const refused = REFUSALS[nameOf(error)];
      if (refused) return refused;
      throw silent();
    }
  };

  const found = (email: string) =>
    cognito.find(email).catch((error: unknown) => {
      if (nameOf(error) === 'UserNotFoundException') return undefined;
      throw silent();
    });

  return {
    providers: cognito.providers,
    revoke: async (refreshToken: string): Promise<void> => {
      await cognito.revoke(refreshToken).catch(() => {
        throw silent();
      });
    },
    ...passkeysOfPool({ cognito, answered, refusalOf, nameOf, silent }),

    /** Of an authorization code (https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html). */
    async exchange(code: string, codeVerifier: string, redirectUri: string): Promise<PoolTokens | undefined> {
      const clientSecret = await cognito.clientSecret().catch(() => {
        throw silent();
      });
      const form = { grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri };
      const answer = await fetchUserPool(`${signInUrl}/oauth2/token`, {
        timeoutMilliseconds: 6_000,
        form: { client_id: clientId, client_secret: clientSecret, ...form },
      }).catch(() => undefined);
      const granted = answer?.status === 200 ? tokensOf(answer.text) : undefined;
      if (granted) return granted;
      // Only a refusal (RFC 6749 §5.2) says something of the grant.
      if (answer?.status === 400 || answer?.status === 401) return undefined;
      throw silent();
    },

    /** Undefined where the sign-in is over; nobody loses a session for anything else. */
    async refresh(refreshToken: string): Promise<PoolTokens | undefined> {
      try {
        return tokensOfResult(await cognito.refresh(refreshToken)) ?? Promise.reject(silent());
      } catch (error) {
        if (['NotAuthorizedException', 'RefreshTokenReuseException', 'UserNotFoundException'].includes(nameOf(error)))
          return undefined;
        throw silent();
      }
    },

    /** Done, as far as anybody is told. */
    askPasswordCode: async (email: string): Promise<void> => void (await refusalOf(cognito.askPasswordCode(email))),
    resetPassword: (email: string, code: string, newPassword: string) =>
      refusalOf(cognito.resetPassword(email, code, newPassword)),
    changePassword: (accessToken: string, password: string, newPassword: string) =>
      refusalOf(cognito.changePassword(accessToken, password, newPassword)),
    /** The subject of who signs in here and has proven the address; nothing, of everybody else. */
    mailableSubject: async (email: string): Promise<string | undefined> => {
      const account = await found(email);
      return account?.status === 'CONFIRMED' && account.isProven ? account.sub : undefined;
    },
    subjectOf: async (email: string): Promise<string | undefined> => (await found(email))?.sub,

    /** A code to prove an address with; one for a new password, where an account has it already. */
    async askSignUp(email: string): Promise<void> {
      try {
        await cognito.signUp(email, unknownPassword());
      } catch (error) {
        if (nameOf(error) !== 'UsernameExistsException') return void (await refusalOf(Promise.reject(error)));
        const isProven = (await found(email))?.status !== 'UNCONFIRMED';
        await refusalOf(isProven ? cognito.askPasswordCode(email) : cognito.resendCode(email));
      }
    },
    /** `existing`: the account was made before, and the code is for a new password. */
    async confirmSignUp(email: string, code: string): Promise<'confirmed' | 'existing' | 'wrong'> {
      const account = await found(email);
      if (account?.status !== 'UNCONFIRMED') return account ? 'existing' : 'wrong';
      return (await refusalOf(cognito.confirmSignUp(email, code))) ? 'wrong' : 'confirmed';
    },
    /** Makes an account and mails its first password; false, where there is one already. */
    invite: (email: string, name: string): Promise<boolean> =>
      cognito.invite(email, name).then(
        () => true,
        (error: unknown) => {
          if (nameOf(error) === 'UsernameExistsException') return false;
          throw silent();
        },
      ),
    /** Mails another first password; false, where somebody chose one already. */
    inviteAgain: (email: string): Promise<boolean> =>
      cognito.invite(email, undefined).then(
        () => true,
        (error: unknown) => {
          if (['UnsupportedUserStateException', 'UserNotFoundException'].includes(nameOf(error))) return false;
          throw silent();
        },
      ),
    furnish: cognito.furnish,
    /** Where somebody else has it by now it stays gone: who had it is not let in with another. */
    restoreAddress: async (sub: string, email: string, isProven: boolean): Promise<void> => {
      await cognito.setAddress(sub, email, isProven).catch((error: unknown) => {
        if (!['AliasExistsException', 'UserNotFoundException'].includes(nameOf(error))) throw silent();
      });
    },
    /** Gone, or never there. */
    removeUser: async (email: string): Promise<void> => {
      await cognito.removeUser(email).catch((error: unknown) => {
        if (nameOf(error) !== 'UserNotFoundException') throw silent();
      });
    },

    /** An account whose address nobody proved: whether there was one. */
    async removeUnproven(email: string): Promise<boolean> {
      if ((await found(email))?.status !== 'UNCONFIRMED') return false;
      await this.removeUser(email);
      return true;
    },

    byPassword: (email: string, password: string) => answered(() => cognito.signIn(email, password), email),

    /** By the custom challenge, whose answer is a proof over what it says. */
    async byChallenge(
      email: string,
      proofOf: (asked: { readonly nonce: string; readonly username: string }) => string,
    ): Promise<PoolAnswer> {
      let asked: Asked | undefined;
      const begin = async () => {
        asked = await cognito.beginByChallenge(email);
      };
      const refused = await refusalOf(begin());
      const { nonce = '', USERNAME: username = email } = asked?.ChallengeParameters ?? {};
      const { ChallengeName, Session = '' } = asked ?? {};
      if (refused || ChallengeName !== 'CUSTOM_CHALLENGE') return { refused: 'wrong' };
      const ANSWER = proofOf({ nonce, username });
      return answered(() => cognito.respond('CUSTOM_CHALLENGE', Session, username, { ANSWER }), username);
    },

    answerCode: ({ session, username }: PoolChallenge, code: string) =>
      answered(
        () => cognito.respond('SOFTWARE_TOKEN_MFA', session, username, { SOFTWARE_TOKEN_MFA_CODE: code }),
        username,
      ),

    /** The secret of a new authenticator app; nothing, for who has no factors here. */
    associateAuthenticator: (accessToken: string): Promise<string | undefined> =>
      cognito.associateAuthenticator(accessToken).catch((error: unknown) => {
        if (nameOf(error) === 'NotAuthorizedException') return undefined;
        throw silent();
      }),
    verifyAuthenticator: (accessToken: string, code: string) =>
      refusalOf(cognito.verifyAuthenticator(accessToken, code)),
    askForFactors: async (username: string, factors: Factors): Promise<void> => {
      await cognito.askForFactors(username, factors).catch(() => {
        throw silent();
      });
    },

    answerNewPassword: ({ session, username }: PoolChallenge, newPassword: string) =>
      answered(
        () => cognito.respond('NEW_PASSWORD_REQUIRED', session, username, { NEW_PASSWORD: newPassword }),
        username,
      ),
  };
};

export type UserPool = ReturnType<typeof userPool>;
