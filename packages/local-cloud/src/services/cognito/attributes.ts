import { AwsError } from '../../service.ts';
import { childOf, type Fields, recordsOf, requiredText, textOf, textsOf } from '../wire/fields.ts';
import type { Client, Pool } from './pool-store.ts';

export type UserAttributes = Readonly<Record<string, string>>;

const STANDARD = [
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
];

export const isKnownAttribute = (pool: Pool, name: string): boolean =>
  STANDARD.includes(name) ||
  name === 'identities' ||
  recordsOf(pool.properties, 'Schema').some(
    (entry) => name === `custom:${textOf(entry, 'Name')}` || name === `dev:custom:${textOf(entry, 'Name')}`,
  );

/** `[{ Name, Value }]` of a request; refuses what the pool's schema does not know. */
export const attributesOf = (pool: Pool, input: Fields, field = 'UserAttributes'): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const entry of recordsOf(input, field)) {
    const name = requiredText(entry, 'Name', 'InvalidParameterException');
    if (name === 'sub') throw new AwsError('InvalidParameterException', 'Cannot modify the non-mutable attribute sub');
    if (!isKnownAttribute(pool, name)) {
      throw new AwsError(
        'InvalidParameterException',
        `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
      );
    }
    attributes[name] = textOf(entry, 'Value') ?? '';
  }
  if (attributes.email !== undefined && !/^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/.test(attributes.email)) {
    throw new AwsError('InvalidParameterException', 'Invalid email address format.');
  }
  return attributes;
};

/** A client's own users may write only what the client may; verification flags are never theirs. */
export const checkWritable = (client: Client, attributes: UserAttributes): void => {
  const writable = textsOf(client.properties, 'WriteAttributes');
  for (const name of Object.keys(attributes)) {
    const verification = name === 'email_verified' || name === 'phone_number_verified';
    if (verification || (writable.length > 0 && !writable.includes(name))) {
      throw new AwsError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
    }
  }
};

export const isReadable = (client: Client, name: string): boolean => {
  const readable = textsOf(client.properties, 'ReadAttributes');
  return readable.length === 0 || readable.includes(name) || name === 'sub';
};

export const shownAttributes = (sub: string, attributes: UserAttributes) => [
  { Name: 'sub', Value: sub },
  ...Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
];

/** Attributes the pool verifies by itself when a code is confirmed. */
export const autoVerified = (pool: Pool): readonly string[] => textsOf(pool.properties, 'AutoVerifiedAttributes');

export const adminCreatesOnly = (pool: Pool): boolean => {
  const value = childOf(pool.properties, 'AdminCreateUserConfig').AllowAdminCreateUserOnly;
  return value === true || value === 'true';
};
