import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Aws } from './aws.ts';

/**
 * Makes whoever has this mail address an admin: each account that was proven to have it, however it signs in, or a new
 * one, to which Cognito mails a password for once.
 */
export const makeAdmin = async ({ cognito }: Aws, UserPoolId: string, mail: string): Promise<string> => {
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId, Filter: `email = "${mail}"` }));
  const proven = Users.filter(({ Attributes = [] }) =>
    Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true'),
  );
  const add = (Username: string | undefined) =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'admin' }));
  for (const { Username } of proven) await add(Username);
  if (proven.length > 0) return `${mail} is an admin`;
  const { User } = await cognito.send(
    new AdminCreateUserCommand({
      ...{ UserPoolId, Username: mail, DesiredDeliveryMediums: ['EMAIL'] },
      UserAttributes: [
        { Name: 'email', Value: mail },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  await add(User?.Username);
  return `${mail} is an admin, and was mailed a password for the first sign-in`;
};
