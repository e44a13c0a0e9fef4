import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { Portico } from '@portico/client';
import { createSession } from '../../scripts/start/sign-in.ts';
import { data } from '../portico/table.ts';
import { deployment, type Person, until } from '../portico/world.ts';

const { endpoint, region, credentials, userPoolId } = deployment;

const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });

/** Somebody in the user pool, with a password that is theirs or good for one sign-in. */
export const makeUser = async (email: string, Password: string, Permanent = true) => {
  const user = { UserPoolId: userPoolId, Username: email };
  const attributes = { email, email_verified: 'true', name: 'Rival' };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', UserAttributes }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent }));
  return user;
};

/** Texts of mails to somebody, newest first, as the mailbox of the local cloud has them. */
export const mailsTo = async (email: string): Promise<string[]> => {
  const answer = await fetch(`${endpoint}/mailbox.json?to=${encodeURIComponent(email)}`);
  const { mails } = (await answer.json()) as { mails: { text: string }[] };
  return mails.map(({ text }) => text);
};

/** The code in the newest mail to somebody, as soon as there is one. */
export const mailedCode = (email: string): Promise<string> =>
  until(`a code is mailed to ${email}`, async () =>
    (await mailsTo(email)).map((text) => /\b\d{6}\b/.exec(text)?.[0]).find((code) => code !== undefined),
  );

/** As if nobody with this address had shown a second factor for a long time. */
export const forgetFactor = async (email: string): Promise<void> => {
  const { user, session } = data.entities;
  for (const { userId } of (await user.query.byAddress({ email }).go()).data)
    for (const { sessionId } of (await session.query.byUser({ userId }).go({ pages: 'all' })).data)
      await session.patch({ sessionId }).remove(['secondFactorAt']).go();
};

export const RIVALS_PASSWORD = 'Rival-of-all-1';

/** A new person with a team of their own, a publisher unless it is said: the stranger to everybody else's things. */
export const signInRival = async (
  email: string,
  password = RIVALS_PASSWORD,
  role: 'publisher' | 'developer' = 'publisher',
): Promise<Person> => {
  const user = await makeUser(email, password);
  if (role !== 'developer') await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));
  const created = await createSession(deployment, { email, password });
  const client = new Portico({ baseUrl: deployment.apiUrl, token: created.accessToken });
  const { teams } = await client.getCurrentUser();
  return {
    client,
    token: created.accessToken,
    sessionToken: created.sessionToken,
    sessionId: created.session.id,
    teamId: teams[0]?.id ?? '',
  };
};
