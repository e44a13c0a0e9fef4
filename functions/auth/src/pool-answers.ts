import type { PoolTokens, tokensOfResult } from './pool-tokens.ts';

/** What the user pool asks before it lets somebody in. */
export type PoolChallenge = {
  readonly asks: 'new-password' | 'code' | 'passkey' | 'link';
  /** Cognito's own state of this sign-in: good for three minutes. */
  readonly session: string;
  /** The user pool's name of the user, which is not their address. */
  readonly username: string;
  /** Of somebody who came by a link, until they show the code of their app: the user pool asks them for none. */
  readonly held?: PoolTokens | undefined;
};

/** `wrong` says nothing of what was: the address, the password or the code, or the state of the account. */
export type PasswordRefused = 'wrong' | 'weak' | 'used-before';

export type PoolAnswer =
  | { readonly tokens: PoolTokens }
  | { readonly challenge: PoolChallenge }
  | { readonly refused: PasswordRefused };

/** What Cognito answers to a sign-in, or to a challenge of one. */
export type Asked = {
  readonly ChallengeName?: string | undefined;
  readonly Session?: string | undefined;
  readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined;
  readonly AuthenticationResult?: Parameters<typeof tokensOfResult>[0];
};
