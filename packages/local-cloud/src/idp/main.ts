import { fieldsOf, recordsOf, requiredText, textOf, textsOf } from '../services/wire/fields.ts';
import { type CorporateIdpConfig, startCorporateIdp } from './corporate-idp.ts';

/** The process of the corporate identity provider; its configuration is JSON in PORTICO_CORPORATE_IDP. */
const given: unknown = JSON.parse(process.env.PORTICO_CORPORATE_IDP ?? '{}');
const fields = fieldsOf(given);
const companyName = textOf(fields, 'companyName');
const config: CorporateIdpConfig = {
  port: Number(requiredText(fields, 'port')),
  issuer: requiredText(fields, 'issuer'),
  dataFolder: requiredText(fields, 'dataFolder'),
  clients: recordsOf(fields, 'clients').map((client) => ({
    clientId: requiredText(client, 'clientId'),
    clientSecret: requiredText(client, 'clientSecret'),
    redirectUris: textsOf(client, 'redirectUris'),
    postLogoutRedirectUris: textsOf(client, 'postLogoutRedirectUris'),
  })),
  accounts: recordsOf(fields, 'accounts').map((account) => ({
    sub: requiredText(account, 'sub'),
    email: requiredText(account, 'email'),
    name: requiredText(account, 'name'),
    password: requiredText(account, 'password'),
    groups: textsOf(account, 'groups'),
  })),
  samlReplyUrls: textsOf(fields, 'samlReplyUrls'),
  ...(companyName === undefined ? {} : { companyName }),
};

try {
  const idp = await startCorporateIdp(config);
  const stop = () => void idp.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  // The parent stops it in order; an interrupt at the terminal reaches both at once.
  process.on('SIGINT', () => undefined);
  process.once('disconnect', stop);
  process.send?.('listening');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
