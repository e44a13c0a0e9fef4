import { randomUUID } from 'node:crypto';
import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { data } from '../portico/table.ts';
import { deployment, until } from '../portico/world.ts';
import { signInRival } from '../security/rival.ts';

const { endpoint, region, credentials, userPoolId } = deployment;

it('somebody who was deleted 31 days ago is erased within a minute, in the user pool too', async () => {
  const email = `gone-${randomUUID().slice(0, 8)}@portico.example`;
  const rival = await signInRival(email, 'Rival-of-all-1', 'developer');
  const { user } = await rival.client.getCurrentUser();
  const deletedAt = new Date(Date.now() - 31 * 86_400_000).toISOString();
  const listed = { standing: 'deleted developer', place: `${deletedAt} ${user.id}` };
  await data.entities.user
    .patch({ userId: user.id })
    .set({ deletedAt, disabledAt: deletedAt, ...listed })
    .go();
  const kept = async () => (await data.entities.user.get({ userId: user.id }).go({ consistent: true })).data;
  await until('nothing is kept of them', async () => (await kept()) === null, { seconds: 120, every: 500 });
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  await expect(
    cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email })),
  ).rejects.toMatchObject({ name: 'UserNotFoundException' });
  expect((await data.entities.membership.query.primary({ userId: user.id }).go({ consistent: true })).data).toEqual([]);
});
