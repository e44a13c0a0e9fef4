import type { Schema, Written } from '@portico/contract';
import type { connectCognito } from './cognito.ts';
import type { Json } from './cognito-passkeys.ts';
import type { Asked, PasswordRefused, PoolAnswer, PoolChallenge } from './pool-answers.ts';

type Sends = {
  readonly cognito: ReturnType<typeof connectCognito>;
  readonly answered: (ask: () => Promise<Asked>, username: string) => Promise<PoolAnswer>;
  readonly refusalOf: (work: Promise<unknown>) => Promise<PasswordRefused | undefined>;
  readonly nameOf: (error: unknown) => string;
  readonly silent: () => Error;
};

/** `PublicKeyCredentialCreationOptionsJSON`, as far as we pass it on; what Cognito leaves out has the standard's default. */
export type CreationOptions = {
  readonly rp: { readonly id?: string; readonly name?: string };
  readonly user: { readonly id: string };
  readonly challenge: string;
  readonly pubKeyCredParams: readonly { readonly alg: number }[];
  readonly timeout?: number;
  readonly excludeCredentials?: readonly { readonly id: string }[];
  readonly authenticatorSelection?: { readonly userVerification?: Schema<'PasskeyVerification'> };
};

/** What an authenticator made. */
type MadePasskey = Pick<Schema<'NewPasskey'>, 'credentialId' | 'response'> & {
  readonly authenticatorAttachment: Schema<'PasskeyAttachment'> | undefined;
};

type Given = { readonly credentialId: string; readonly response: object };

const asCredential = ({ credentialId: id, response }: Given): { [member: string]: Json } => ({
  ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
  // Texts, and a list of texts.
  response: { ...response } as unknown as Json,
});

/** The user pool's passkeys. */
export const passkeysOfPool = ({ cognito, answered, refusalOf, nameOf, silent }: Sends) => ({
  /** What an authenticator is asked; nothing, where nobody has the address, or no passkey that is taken. */
  async beginPasskey(
    email: string,
  ): Promise<{ readonly challenge: PoolChallenge; readonly toSign: string } | undefined> {
    let asked: Asked | undefined;
    const refused = await refusalOf(
      cognito.beginByPasskey(email).then((answer) => {
        asked = answer;
      }),
    );
    const { ChallengeName, Session, ChallengeParameters: given } = asked ?? {};
    if (refused || ChallengeName !== 'WEB_AUTHN' || !Session || !given?.CREDENTIAL_REQUEST_OPTIONS) return undefined;
    return {
      challenge: { asks: 'passkey', session: Session, username: given.USER_ID_FOR_SRP ?? given.USERNAME ?? email },
      // `PublicKeyCredentialRequestOptionsJSON`, of which this is all that is not the same for everybody.
      toSign: (JSON.parse(given.CREDENTIAL_REQUEST_OPTIONS) as { challenge: string }).challenge,
    };
  },

  answerPasskey({ session, username }: PoolChallenge, body: Schema<'PasskeyAssertion'>): Promise<PoolAnswer> {
    const shown = { credentialId: body.credentialId, response: body.response } satisfies Written<'PasskeyAssertion'>;
    const CREDENTIAL = JSON.stringify(asCredential(shown));
    return answered(() => cognito.respond('WEB_AUTHN', session, username, { CREDENTIAL }), username);
  },

  /** What an authenticator is asked to make; `elsewhere`, for who has no factors here. */
  startPasskey: (accessToken: string): Promise<CreationOptions | 'elsewhere' | 'too-many'> =>
    // As the standard has it: Cognito's own.
    cognito.startPasskey(accessToken).then(
      (options) => options as unknown as CreationOptions,
      (error: unknown) => {
        if (nameOf(error) === 'NotAuthorizedException') return 'elsewhere';
        if (nameOf(error) === 'LimitExceededException') return 'too-many';
        throw silent();
      },
    ),

  completePasskey: (accessToken: string, { authenticatorAttachment, ...made }: MadePasskey) =>
    refusalOf(
      cognito.completePasskey(accessToken, {
        ...asCredential(made),
        ...(authenticatorAttachment && { authenticatorAttachment }),
      }),
    ),

  listPasskeys: (accessToken: string) =>
    cognito.listPasskeys(accessToken).catch((error: unknown) => {
      // Who comes through a connection has none here.
      if (nameOf(error) === 'NotAuthorizedException') return [];
      throw silent();
    }),

  /** Whether there was such a one. */
  deletePasskey: (accessToken: string, passkeyId: string): Promise<boolean> =>
    cognito.deletePasskey(accessToken, passkeyId).then(
      () => true,
      (error: unknown) => {
        if (nameOf(error) === 'ResourceNotFoundException') return false;
        throw silent();
      },
    ),
});
