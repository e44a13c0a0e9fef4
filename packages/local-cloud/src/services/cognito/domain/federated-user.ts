import { type Fields, recordsOf, textMapOf, textOf, textsOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Client, Pool, Provider } from '../pool-store.ts';
import { providerGroup } from '../provider-operations.ts';
import type { User } from '../user-store.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

const VALUE_LENGTH_MAX = 2048;

/** What a provider has proven of somebody. */
export type Proven = {
  readonly subject: string;
  /** The entity id of a SAML provider. */
  readonly issuer: string | null;
  readonly claims: Fields;
};

/** Letters as an HTML form encodes them. */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

/** A claim as an attribute keeps it: several values become one text, in brackets, each encoded, with commas between. */
const attributeText = (value: unknown): string | undefined => {
  if (!Array.isArray(value)) return textOf({ value }, 'value');
  const texts = value.flatMap((one: unknown) => textOf({ one }, 'one') ?? []);
  if (texts.length < 2) return texts[0];
  return `[${texts.map(formEncoded).join(',')}]`;
};

const VERIFIED = new Set(['email_verified', 'phone_number_verified']);

const mappedAttributes = (pool: Pool, client: Client, provider: Provider, claims: Fields): Record<string, string> => {
  const attributes: Record<string, string> = {};
  const writable = textsOf(client.properties, 'WriteAttributes');
  for (const [attribute, claim] of Object.entries(textMapOf(provider.properties, 'AttributeMapping'))) {
    const value = Object.hasOwn(claims, claim) ? attributeText(claims[claim]) : undefined;
    if (attribute === 'username' || value === undefined) continue;
    if (value.length > VALUE_LENGTH_MAX) throw new Error(`attribute ${attribute} is longer than ${VALUE_LENGTH_MAX}`);
    if (writable.length > 0 && !writable.includes(attribute) && !VERIFIED.has(attribute))
      throw new Error(`the app client may not write the attribute ${attribute}`);
    attributes[attribute] = value;
  }
  for (const entry of recordsOf(pool.properties, 'Schema')) {
    const name = textOf(entry, 'Name') ?? '';
    if (textOf(entry, 'Required') === 'true' && attributes[name] === undefined)
      throw new Error(`attributes required: [${name}]`);
  }
  return attributes;
};

/** The local user of (provider, subject): never found by e-mail, so no provider can take over another account. */
export const federatedUser = async (
  room: CognitoRoom,
  { pool, client }: AuthorizationRequest,
  provider: Provider,
  { subject, issuer, claims }: Proven,
): Promise<User> => {
  if (subject === '') throw new Error('the provider names nobody');
  const username = `${provider.name}_${subject}`;
  const mapped = mappedAttributes(pool, client, provider, claims);
  const existing = room.users.find(pool, username);
  if (existing && existing.status !== 'EXTERNAL_PROVIDER') throw new Error('the user name is taken');
  if (existing) return room.users.change(existing, { attributes: { ...existing.attributes, ...mapped } });
  const identity = {
    userId: subject,
    providerName: provider.name,
    providerType: provider.type,
    issuer,
    primary: true,
    dateCreated: room.context.now().getTime(),
  };
  const created = room.users.create(
    pool,
    username,
    { ...mapped, identities: JSON.stringify([identity]) },
    'EXTERNAL_PROVIDER',
  );
  try {
    await room.triggers.run(pool, 'PreSignUp', 'PreSignUp_ExternalProvider', created, client, { validationData: {} });
  } catch (error) {
    room.users.remove(created);
    throw error;
  }
  room.users.join(created, providerGroup(pool.id, provider.name));
  await room.triggers.run(pool, 'PostConfirmation', 'PostConfirmation_ConfirmSignUp', created, client);
  return created;
};
