import { createHmac } from 'node:crypto';
import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { isMadeBy, remembered } from '@portico/domain';
import { EgressError } from '@portico/egress';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { isRedirectUri } from './redirect-uris.ts';

/** What is known of a program that asks to act for somebody. */
export type AgentClient = {
  readonly name: string;
  /** Where its metadata stands; nothing is proven of one that registered itself. */
  readonly host: string | undefined;
  readonly redirectUris: readonly string[];
};

/** A metadata document says a name and some addresses. */
const DOCUMENT_BYTES_MAX = 20_000;
const DOCUMENT_MILLISECONDS = 5_000;
/** So long a document is believed, and so many are kept with an instance. */
const KEPT_MILLISECONDS = 300_000;
const KEPT_MAX = 100;
const REDIRECT_URIS_MAX = 20;
const NAME_LENGTH_MAX = 100;

/** The id stands in the address that leads through sign-in, which has its bounds. */
const ID_LENGTH_MAX = 900;
const REGISTERED = /^reg\.([A-Za-z0-9_-]{1,900})\.([A-Za-z0-9_-]{43})$/;

export const unknownClient = (words: Phrase): Problem =>
  new Problem('invalid-request', words, { errors: [{ pointer: '/clientId', words }] });

/** One line, of letters that are to be seen. */
const nameIn = (text: unknown, otherwise: string): string => {
  const line = typeof text === 'string' ? text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim() : '';
  return (line || otherwise).slice(0, NAME_LENGTH_MAX).toWellFormed();
};

/** An address that is a client's id: the one spelling of it, below a host (draft-ietf-oauth-client-id-metadata-document). */
const isDocumentUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '' && !text.includes('#');
  return url.protocol === 'https:' && plain && url.pathname !== '/' && url.href === text;
};

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && isRedirectUri(one)).slice(0, REDIRECT_URIS_MAX)
    : [];

/** What a document says of the client whose id is its address. */
const readDocument = (url: string, text: string): AgentClient => {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw unknownClient(phrase`The client’s metadata is not JSON.`);
  }
  // Of an object any member may be there.
  const members = (typeof said === 'object' && said !== null ? said : {}) as Readonly<Record<string, unknown>>;
  if (members.client_id !== url) throw unknownClient(phrase`The client’s metadata is another client’s.`);
  // There are no secrets here, and no keys by which a client would prove itself.
  if ((members.token_endpoint_auth_method ?? 'none') !== 'none' || members.client_secret !== undefined)
    throw unknownClient(phrase`The client wants to prove itself by a secret; here it has none.`);
  const { host } = new URL(url);
  const redirectUris = listOf(members.redirect_uris);
  if (redirectUris.length === 0) throw unknownClient(phrase`The client’s metadata says no redirect URI.`);
  return { host, name: nameIn(members.client_name, host), redirectUris };
};

/** Clients of the authorization server: known by the document at their address, or by what they registered. */
export const agentClients = ({ egress, now, secret }: Pick<Dependencies, 'egress' | 'now' | 'secret'>) => {
  // Each stretch of time has keys of its own: what was read in the one before is asked for again.
  const ofDocument = remembered(KEPT_MAX, async (_stretch: string, url: string): Promise<AgentClient> => {
    try {
      const { bytes } = await egress.fetchDocument(url, {
        bytesMax: DOCUMENT_BYTES_MAX,
        timeoutMilliseconds: DOCUMENT_MILLISECONDS,
      });
      return readDocument(url, new TextDecoder().decode(bytes));
    } catch (error) {
      if (error instanceof EgressError) throw unknownClient(phrase`The client’s metadata could not be read.`);
      throw error;
    }
  });

  const macOf = (key: string, text: string) =>
    createHmac('sha256', key).update(`agent client ${text}`).digest('base64url');

  const ofRegistration = async (clientId: string): Promise<AgentClient> => {
    const [, text = '', mac = ''] = REGISTERED.exec(clientId) ?? [];
    if (!isMadeBy(await secret(), mac, (key) => macOf(key, text)))
      throw unknownClient(phrase`The client is not known.`);
    // Written by `register`.
    const [name = '', ...redirectUris] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as string[];
    return { name, host: undefined, redirectUris };
  };

  return {
    read: (clientId: string): Promise<AgentClient> =>
      isDocumentUrl(clientId)
        ? ofDocument(`${Math.floor(now().getTime() / KEPT_MILLISECONDS)} ${clientId}`, clientId)
        : ofRegistration(clientId),

    /** Keeps nothing: the id says what was registered, and that it was registered here. */
    async register(body: Schema<'NewAgentClient'>): Promise<Total<Schema<'AgentClient'>>> {
      const { name, redirectUris } = {
        name: body.name,
        redirectUris: body.redirectUris,
      } satisfies Written<'NewAgentClient'>;
      const errors = redirectUris.flatMap((one, index) =>
        isRedirectUri(one)
          ? []
          : [
              {
                pointer: `/redirectUris/${index}`,
                words: phrase`must be https, http to this machine, or a scheme of an application’s own`,
              },
            ],
      );
      if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
      const text = Buffer.from(JSON.stringify([nameIn(name, 'Agent'), ...redirectUris])).toString('base64url');
      const clientId = `reg.${text}.${macOf((await secret()).current, text)}`;
      if (clientId.length > ID_LENGTH_MAX)
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/redirectUris', words: phrase`are too long, all of them together` }],
        });
      return { clientId };
    },
  };
};

export type AgentClients = ReturnType<typeof agentClients>;
