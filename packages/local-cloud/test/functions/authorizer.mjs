let calls = 0;
export const handler = async (event) => {
  calls += 1;
  const token = event.headers.Authorization ?? event.headers.authorization;
  if (token === 'boom') throw new Error('broken');
  if (token === 'unauthorized') throw new Error('Unauthorized');
  // For what else it brings; it is found out later than who comes at the same time asks.
  if (event.headers['x-second']) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error('Unauthorized');
  }
  if (token === 'nonsense') return { hello: true };
  const [api, stage] = event.methodArn.split('/');
  const resource = token === 'get-only' ? `${api}/${stage}/GET/*` : `${api}/${stage}/*`;
  const effect = token === 'deny' ? 'Deny' : 'Allow';
  return {
    principalId: 'ann',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
    context: { calls, admin: true, name: 'Ann' },
  };
};
