import type { CloudContext } from '../../service.ts';
import { createMailbox } from '../ses/mailbox.ts';
import { createAuthentication } from './authentication.ts';
import { createGrantStore } from './grant-store.ts';
import { createPasskeys } from './passkeys.ts';
import { createPasswords } from './password.ts';
import { createPoolStore } from './pool-store.ts';
import { createSoftwareTokens } from './software-tokens.ts';
import { createTicketStore } from './ticket-store.ts';
import { createTokenIssuer } from './token-issuer.ts';
import { createTriggers } from './triggers.ts';
import { createUserStore } from './user-store.ts';

/** Everything a Cognito operation may need, over one database. */
export const createCognitoRoom = (context: CloudContext, passwordWork?: number) => {
  const database = context.database('cognito');
  const pools = createPoolStore(context, database);
  const users = createUserStore(context, database);
  const tickets = createTicketStore(context, database);
  const grants = createGrantStore(context, database);
  const triggers = createTriggers(context);
  const passwords = createPasswords(passwordWork);
  const softwareTokens = createSoftwareTokens(context, database);
  const passkeys = createPasskeys(context, database);
  return {
    context,
    pools,
    users,
    tickets,
    grants,
    triggers,
    passwords,
    softwareTokens,
    passkeys,
    authentication: createAuthentication(context, { users, grants, triggers, passwords }),
    tokens: createTokenIssuer(context, { users, pools, grants, triggers }),
    mailbox: createMailbox(context),
  };
};

export type CognitoRoom = ReturnType<typeof createCognitoRoom>;
