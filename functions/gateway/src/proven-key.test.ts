import { createAgentTokenSecret, createApiKeySecret, createId, keyIdOfGrant } from '@portico/domain';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { provenKey } from './proven-key.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const keyId = createId('apiKey', new Date(AT));
const secret = createApiKeySecret(keyId, 'live');
const another = createApiKeySecret(createId('apiKey', new Date(AT)), 'live');
const proof = { appId: 'app_1', keyId, environment: 'live' };

const event = (
  headers: Record<string, string[]>,
  authorizer: Record<string, string> | undefined = proof,
  query: Record<string, string[]> | null = null,
  resource = '/proxy/{apiId}',
) =>
  ({
    resource,
    multiValueHeaders: headers,
    multiValueQueryStringParameters: query,
    requestContext: { authorizer },
    // It reads no other part of an event.
  }) as unknown as APIGatewayProxyEvent;

describe('the key of a call, whatever API Gateway kept of the authorizer', () => {
  it('is the one that was proved, alone in its header', () => {
    expect(provenKey(event({ 'x-api-key': [secret] }), AT)).toEqual({ appId: 'app_1', keyId, environment: 'live' });
    expect(provenKey(event({ 'X-Api-Key': [secret], Authorization: ['Bearer of-the-backend'] }), AT)).toBeDefined();
  });

  it('is the bearer at an MCP server, and nothing else there', () => {
    const at = (headers: Record<string, string[]>) => provenKey(event(headers, proof, null, '/mcp/{apiId}'), AT);
    expect(at({ authorization: [`Bearer ${secret}`] })).toEqual({ appId: 'app_1', keyId, environment: 'live' });
    expect(at({ 'x-api-key': [secret] })).toBeUndefined();
    expect(at({ authorization: [`Bearer ${secret}`], 'x-api-key': [secret] })).toBeUndefined();
    expect(at({ authorization: [`Bearer ${another}`] })).toBeUndefined();
    expect(provenKey(event({ authorization: [`Bearer ${secret}`] }), AT)).toBeUndefined();
  });

  it('is at an MCP server what was granted to an agent, for the API that it was granted for', () => {
    const grantId = createId('agentGrant', new Date(AT));
    const token = createAgentTokenSecret(grantId);
    const granted = { appId: 'app_1', keyId: keyIdOfGrant(grantId), environment: 'test', grantedApi: 'api_1' };
    const at = (authorizer: Record<string, string>, headers = { authorization: [`Bearer ${token}`] }) =>
      provenKey(event(headers, authorizer, null, '/mcp/{apiId}'), AT);
    expect(at(granted)).toEqual(granted);
    expect(at({ ...granted, environment: 'live' })).toMatchObject({ environment: 'live' });
    expect(at({})).toBeUndefined();
    expect(at({ ...granted, keyId })).toBeUndefined();
    const { grantedApi: _, ...ofKey } = granted;
    expect(at(ofKey)).toBeUndefined();
    expect(provenKey(event({ 'x-api-key': [token] }, granted), AT)).toBeUndefined();
    expect(provenKey(event({ 'x-api-key': [secret], 'x-other': [token] }), AT)).toBeUndefined();
  });

  it('says where its calls may come from', () => {
    const allowedAddresses = '192.0.2.0/24 2001:db8::1';
    expect(provenKey(event({ 'X-Api-Key': [secret] }, { ...proof, allowedAddresses }), AT)).toMatchObject({
      allowedAddresses: ['192.0.2.0/24', '2001:db8::1'],
    });
  });

  it('says what its calls are for', () => {
    const scopes = JSON.stringify(['read orders', 'x']);
    expect(provenKey(event({ 'X-Api-Key': [secret] }, { ...proof, scopes }), AT)).toMatchObject({
      scopes: ['read orders', 'x'],
    });
  });

  it.each<[string, Record<string, string[]>, Record<string, string[]> | null]>([
    ['another than was proved', { 'X-Api-Key': [another] }, null],
    ['given twice', { 'X-Api-Key': [secret, secret] }, null],
    ['given beside another', { 'X-Api-Key': [another, secret] }, null],
    ['given as a list', { 'X-Api-Key': [`${secret}, ${another}`] }, null],
    ['given in two spellings of the header', { 'X-Api-Key': [secret], X_Api_Key: [another] }, null],
    ['given as a bearer token, too', { 'X-Api-Key': [secret], Authorization: [`Bearer ${another}`] }, null],
    ['given in a cookie, too', { 'X-Api-Key': [secret], Cookie: [`key=${secret}`] }, null],
    ['given in the query, too', { 'X-Api-Key': [secret] }, { api_key: ['x', another] }],
    ['not given', {}, null],
  ])('is none when it is %s', (_, headers, query) => {
    expect(provenKey(event(headers, proof, query), AT)).toBeUndefined();
  });

  it.each([
    ['as it is', secret],
    ['escaped', secret.replace('_', '%5F')],
  ])('is none when it stands in the path, %s', (_, text) => {
    const called = { ...event({ 'X-Api-Key': [secret] }), path: `/proxy/museum/things/${text}` };
    expect(provenKey(called, AT)).toBeUndefined();
  });

  it('is none without a proof, and from the instant it expires', () => {
    const until = (expiresAt: string) => provenKey(event({ 'X-Api-Key': [secret] }, { ...proof, expiresAt }), AT);
    expect(until(new Date(AT + 1).toISOString())).toBeDefined();
    for (const expiresAt of [new Date(AT).toISOString(), new Date(AT - 1).toISOString(), 'never'])
      expect(until(expiresAt)).toBeUndefined();
    expect(provenKey(event({ 'X-Api-Key': [secret] }, {}), AT)).toBeUndefined();
  });
});
