import type { Service } from '../service.ts';
import { AwsError } from '../service.ts';

/** AWS STS, as far as a function asks it: who am I. Everybody may. */
export const createSts = (accountId: string): Service => ({
  signingNames: ['sts'],
  resources: {},
  requirements: () => [],
  handle: async (request) => {
    const action = new URLSearchParams(request.body.toString('utf8')).get('Action');
    if (action !== 'GetCallerIdentity')
      throw new AwsError('InvalidAction', `The local cloud does not know the STS action ${action}.`);
    if (request.caller === undefined)
      throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
    const arn = request.caller === 'root' ? `arn:aws:iam::${accountId}:root` : request.caller;
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${crypto.randomUUID()}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    };
  },
  stop: () => {},
});
