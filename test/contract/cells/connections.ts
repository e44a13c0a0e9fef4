import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  ListIdentityProvidersCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Connection, ConnectionTest } from '@portico/client';
import { CORPORATE_CONNECTION } from '@portico/domain';
import { describe, expect, it } from 'vitest';
import { CORPORATE_CLIENT, DEMO, OTHER_CLIENTS } from '../../../scripts/start/demo.ts';
import { createSession, obtainCode } from '../../../scripts/start/sign-in.ts';
import { deployment, until } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { admin, unique } from './scene.ts';

const claims = { email: 'email', name: 'name', groups: 'groups' };
const domain = () => `${unique('d')}.example`;
const asAdmin = (connectionId: string) => ({ token: admin.token, params: { connectionId } });
const create = async (body: object) => {
  const answer = await callOperation('createConnection', {
    token: admin.token,
    body: { name: 'Partner', claims, ...body },
  });
  // As declared, which the call has looked at.
  return { status: answer.status, body: answer.body as Connection };
};
const update = async (connectionId: string, body: object) =>
  callOperation('updateConnection', {
    ...asAdmin(connectionId),
    headers: await tagOf('getConnection', asAdmin(connectionId)),
    body,
  });
const remove = async (connectionId: string) =>
  expect((await callOperation('deleteConnection', asAdmin(connectionId))).status).toBe(204);
const wayOf = async (email: string) => (await callOperation('findSignInWays', { body: { email } })).body;

describe('a connection by SAML', () => {
  it('is made of metadata, tested, enabled, come through by groups, and ends with all that came through it', async () => {
    const mine = domain();
    const mappings = [
      { group: 'api-publishers', role: 'publisher', teamId: admin.teamId },
      { group: 'nobody', role: 'admin' },
    ];
    const metadataUrl = `${deployment.idpUrl}/saml/metadata`;
    const made = await create({ kind: 'saml', metadataUrl, domains: [mine, 'partner.example'], mappings });
    const { id, provider } = made.body;
    expect([made.status, made.body.issuer, made.body.certificatesUntil]).toEqual([
      201,
      metadataUrl,
      [expect.any(String)],
    ]);
    expect((await create({ kind: 'saml', metadataUrl, domains: [mine] })).status).toBe(409);
    const who = { ...DEMO.partner, provider };
    const { device: _, ...code } = { ...(await obtainCode(deployment, who)), device: undefined };
    const tested = await callOperation('testConnection', { ...asAdmin(id), body: code });
    expect([tested.status, tested.body]).toMatchObject([
      200,
      {
        ...{ outcome: 'proven', subject: DEMO.partner.sub, email: DEMO.partner.email, emailVerified: true },
        ...{
          groups: ['api-publishers', 'everybody'],
          role: 'publisher',
          teams: [{ id: admin.teamId, role: 'member' }],
        },
      },
    ]);
    // Once, and of this connection only; and it made nobody.
    expect((await callOperation('testConnection', { ...asAdmin(id), body: code })).status).toBe(401);
    const found = await callOperation('listUsers', { token: admin.token, query: { q: DEMO.partner.email } });
    expect(found.body).toMatchObject({ items: [] });
    await expect(createSession(deployment, who)).rejects.toMatchObject({ status: 401 });
    expect((await update(id, { enabled: true, name: 'Partners' })).status).toBe(200);
    expect(
      await until('its domain leads to it', async () => {
        const { connection } = (await wayOf(`a@${mine}`)) as { connection?: object };
        return connection;
      }),
    ).toEqual({ name: provider, title: 'Partners' });
    const { accessToken, user } = await createSession(deployment, who);
    expect(user.roles).toEqual(['publisher', 'developer']);
    const me = await callOperation('getCurrentUser', { token: accessToken });
    expect(me.body).toMatchObject({ teams: expect.arrayContaining([expect.objectContaining({ id: admin.teamId })]) });
    expect((await update(id, { domains: [] })).status).toBe(200);
    await remove(id);
    await until('what came through it has ended', async () => {
      return (await callOperation('getCurrentUser', { token: accessToken })).status === 401;
    });
    await expect(createSession(deployment, who)).rejects.toThrow();
  });

  it('keeps who it is when its metadata is changed, and says why it cannot be used', async () => {
    const metadata = await (await fetch(`${deployment.idpUrl}/saml/metadata`)).text();
    const { body } = await create({ kind: 'saml', metadata });
    expect((await update(body.id, { metadata, claims: { ...claims, name: 'displayName' } })).status).toBe(200);
    const other = metadata.replace(/entityID="[^"]*"/, 'entityID="https://other.example"');
    const refused = await update(body.id, { metadata: other });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '/metadata' }] }]);
    await remove(body.id);
  });
});

describe('the user pool', () => {
  const { endpoint, region, credentials, userPoolId, clientId } = deployment;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const sqs = new SQSClient({ endpoint, region, credentials });
  const key = { UserPoolId: userPoolId, ClientId: clientId };
  const read = async () => {
    const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand(key));
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...settings } = UserPoolClient ?? {};
    return settings;
  };

  it('follows again what admins connected, when a deployment has set its client back or somebody broke off', async () => {
    const metadata = await (await fetch(`${deployment.idpUrl}/saml/metadata`)).text();
    const { body } = await create({ kind: 'saml', metadata });
    const settings = await read();
    expect(settings.SupportedIdentityProviders).toContain(body.provider);
    await cognito.send(
      new UpdateUserPoolClientCommand({ ...settings, ...key, SupportedIdentityProviders: ['Corporate'] }),
    );
    const left = `idp-${'0'.repeat(26)}`;
    const details = { ProviderType: 'SAML', ProviderDetails: { MetadataFile: metadata } } as const;
    await cognito.send(
      new CreateIdentityProviderCommand({
        UserPoolId: userPoolId,
        ProviderName: left,
        ...details,
        AttributeMapping: {},
      }),
    );
    // As the schedule does it, once a minute.
    const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));
    const QueueUrl = QueueUrls?.find((url) => /Connections.*Queue/.test(url));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    await until('the client is as it was', async () => {
      return JSON.stringify(await read()) === JSON.stringify(settings);
    });
    await until('what was left behind is gone', async () => {
      const { Providers } = await cognito.send(new ListIdentityProvidersCommand({ UserPoolId: userPoolId }));
      return !Providers?.some(({ ProviderName }) => ProviderName === left);
    });
    await remove(body.id);
  });
});

describe('a connection by OIDC', () => {
  it('is made of an issuer and a client, and told when somebody was refused', async () => {
    const issuer = deployment.idpUrl;
    const { secret: clientSecret } = CORPORATE_CLIENT;
    const [clientId, another] = OTHER_CLIENTS;
    const mine = domain();
    const made = await create({ kind: 'oidc', issuer, clientId, clientSecret, domains: [mine] });
    expect([made.status, JSON.stringify(made.body).includes(clientSecret)]).toEqual([201, false]);
    const { id, provider } = made.body;
    expect((await create({ kind: 'oidc', issuer, clientId, clientSecret })).status).toBe(409);
    const other = await create({ kind: 'oidc', issuer, clientId: another, clientSecret });
    expect((await update(other.body.id, { domains: [mine] })).status).toBe(409);
    const code = await obtainCode(deployment, { ...DEMO.developer, provider: other.body.provider });
    expect((await callOperation('testConnection', { ...asAdmin(id), body: code })).status).toBe(401);
    await remove(other.body.id);
    expect((await update(id, { enabled: true, clientSecret: 'wrong' })).status).toBe(200);
    const refusal = await createSession(deployment, { ...DEMO.developer, provider }).catch(String);
    expect(refusal).toContain('invalid_client');
    const told = await callOperation('testConnection', { ...asAdmin(id), body: { refusal } });
    expect(told.body as ConnectionTest).toMatchObject({ outcome: 'refused', detail: refusal });
    expect((await callOperation('getConnection', asAdmin(id))).body).toMatchObject({
      lastTest: { outcome: 'refused' },
    });
    await update(id, { clientSecret });
    // The same person there is another one here than through the deployment's own connection.
    const [through, corporate] = await Promise.all([
      createSession(deployment, { ...DEMO.developer, provider }),
      createSession(deployment, { ...DEMO.developer, provider: 'Corporate' }),
    ]);
    expect(through.user.email).toBe(corporate.user.email);
    expect(through.user.id).not.toBe(corporate.user.id);
    await remove(id);
  });

  it('has what its identity provider must know, and stands in the list', async () => {
    expect((await callOperation('getServiceProvider', { token: admin.token })).body).toEqual({
      entityId: `urn:amazon:cognito:sp:${deployment.userPoolId}`,
      replyUrl: `${deployment.signInUrl}/saml2/idpresponse`,
      redirectUri: `${deployment.signInUrl}/oauth2/idpresponse`,
      postLogoutRedirectUri: `${deployment.portalUrl}/auth/signed-out`,
    });
    expect((await callOperation('listConnections', { token: admin.token, query: { limit: '1' } })).status).toBe(200);
  });

  it('of the deployment itself has its mappings changed as any other’s, and stays', async () => {
    const own = CORPORATE_CONNECTION;
    const mappings = [{ group: 'platform', teamId: admin.teamId }];
    const changed = await update(own, { mappings });
    expect([changed.status, changed.body]).toMatchObject([200, { managedBy: 'deployment', mappings }]);
    expect((await update(own, { mappings: [] })).status).toBe(200);
    expect((await update(own, { enabled: false })).status).toBe(409);
    expect((await callOperation('deleteConnection', asAdmin(own))).status).toBe(409);
  });
});
