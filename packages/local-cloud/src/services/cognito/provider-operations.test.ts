import {
  CreateIdentityProviderCommand,
  DeleteIdentityProviderCommand,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  ListIdentityProvidersCommand,
  UpdateIdentityProviderCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSamlKey, metadataXml, SIGN_IN_URL, samlProvider } from './saml-testing.ts';
import { type CognitoFixture, createCognitoFixture, poolProperties } from './testing.ts';

let fixture: CognitoFixture;
const metadata = metadataXml(createSamlKey().certificate);
const schema = { Schema: [...poolProperties.Schema, { Name: 'groups', AttributeDataType: 'String' }] };
beforeAll(async () => {
  fixture = await createCognitoFixture({ pool: schema, client: { SupportedIdentityProviders: ['COGNITO'] } });
});
afterAll(() => fixture.close());

const of = (ProviderName: string) => ({ UserPoolId: fixture.poolId, ProviderName });
const create = (name: string, more: object = {}) =>
  fixture.client.send(new CreateIdentityProviderCommand({ ...samlProvider(fixture.poolId, name, metadata), ...more }));
const client = async () => {
  const { UserPoolClient } = await fixture.client.send(
    new DescribeUserPoolClientCommand({ UserPoolId: fixture.poolId, ClientId: fixture.clientId }),
  );
  return UserPoolClient ?? {};
};

describe('identity providers at run time', () => {
  it('are made, described, changed, listed and removed', async () => {
    await create('Made');
    const { IdentityProvider } = await fixture.client.send(new DescribeIdentityProviderCommand(of('Made')));
    expect(IdentityProvider).toMatchObject({
      ProviderType: 'SAML',
      ProviderDetails: { SSORedirectBindingURI: SIGN_IN_URL },
    });
    await fixture.client.send(
      new UpdateIdentityProviderCommand({ ...of('Made'), AttributeMapping: { email: 'mail' } }),
    );
    const changed = await fixture.client.send(new DescribeIdentityProviderCommand(of('Made')));
    expect(changed.IdentityProvider?.AttributeMapping).toEqual({ email: 'mail' });
    const { Providers } = await fixture.client.send(new ListIdentityProvidersCommand({ UserPoolId: fixture.poolId }));
    expect(Providers?.map(({ ProviderName }) => ProviderName)).toEqual(['Made']);
    await fixture.client.send(new DeleteIdentityProviderCommand(of('Made')));
    await expect(fixture.client.send(new DeleteIdentityProviderCommand(of('Made')))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('are refused by the names that Cognito has for it', async () => {
    await create('Once');
    await expect(create('Once')).rejects.toMatchObject({ name: 'DuplicateProviderException' });
    const bad: [string, object][] = [
      ['With_underscore', {}],
      ['Both', { ProviderDetails: { MetadataFile: metadata, MetadataURL: 'https://idp.example' } }],
      ['Broken', { ProviderDetails: { MetadataFile: '<EntityDescriptor/>' } }],
      ['Dtd', { ProviderDetails: { MetadataFile: `<!DOCTYPE a>${metadata}` } }],
      ['Unmapped', { AttributeMapping: { 'custom:nobody': 'x' } }],
      ['Oidc', { ProviderType: 'OIDC', ProviderDetails: { client_id: 'a' } }],
      ['Other', { ProviderType: 'Facebook' }],
    ];
    for (const [name, more] of bad)
      await expect(create(name, more), name).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('an app client', () => {
  it('is replaced as a whole, and takes only providers that there are', async () => {
    await create('Listed');
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...settings } = await client();
    const key = { UserPoolId: fixture.poolId, ClientId: fixture.clientId };
    const put = (more: object) => fixture.client.send(new UpdateUserPoolClientCommand({ ...key, ...more }));
    await expect(put({ ...settings, SupportedIdentityProviders: ['Nobody'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await put({ ...settings, SupportedIdentityProviders: ['Listed'] });
    expect(await client()).toMatchObject({ ...settings, SupportedIdentityProviders: ['Listed'] });
    await put({ SupportedIdentityProviders: ['Listed'] });
    expect((await client()).CallbackURLs).toBeUndefined();
    await put(settings);
  });

  it('keeps what was changed since when the same template is deployed again', async () => {
    await create('Kept');
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...settings } = await client();
    const changed = { ...settings, SupportedIdentityProviders: ['COGNITO', 'Kept'] };
    await fixture.client.send(
      new UpdateUserPoolClientCommand({ ...changed, ClientId: fixture.clientId, UserPoolId: fixture.poolId }),
    );
    await fixture.deploy('AWS::Cognito::UserPoolClient', 'Client', fixture.clientProperties);
    expect((await client()).SupportedIdentityProviders).toEqual(['COGNITO', 'Kept']);
    await fixture.deploy('AWS::Cognito::UserPoolClient', 'Client', { ...fixture.clientProperties, ClientName: 'New' });
    expect((await client()).SupportedIdentityProviders).toEqual(['COGNITO']);
  });
});
