import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { childOf, flagOf, numberOf } from '../wire/fields.ts';
import type { Pool } from './pool-store.ts';

const COST = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 };

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `salt.key`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`;
};

// Compared against when there is no such user, so that both cases cost the same.
const NOBODY = `${Buffer.alloc(16).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`;

export const passwordMatches = async (password: string, hash: string | undefined): Promise<boolean> => {
  const [salt = '', key = ''] = (hash ?? NOBODY).split('.');
  const same = timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url')), Buffer.from(key, 'base64url'));
  return same && hash !== undefined;
};

const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Refuses with InvalidPasswordException what the pool's policy refuses. */
export const checkPolicy = (pool: Pool, password: string): void => {
  const policy = childOf(childOf(pool.properties, 'Policies'), 'PasswordPolicy');
  const refuse = (reason: string): never => {
    throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${reason}`);
  };
  if (password.length < (numberOf(policy, 'MinimumLength') ?? 8)) refuse('Password not long enough');
  if (password.length > 256) refuse('Password too long');
  const required = (name: string) => policy[name] === undefined || flagOf(policy, name);
  if (required('RequireLowercase') && !/[a-z]/.test(password)) refuse('Password must have lowercase characters');
  if (required('RequireUppercase') && !/[A-Z]/.test(password)) refuse('Password must have uppercase characters');
  if (required('RequireNumbers') && !/[0-9]/.test(password)) refuse('Password must have numeric characters');
  if (required('RequireSymbols') && !SYMBOL.test(password)) refuse('Password must have symbol characters');
  if (/^\s|\s$/.test(password)) refuse('Password must not begin or end with a space');
};

/** How many earlier passwords must not come back. */
export const passwordHistorySize = (pool: Pool): number =>
  numberOf(childOf(childOf(pool.properties, 'Policies'), 'PasswordPolicy'), 'PasswordHistorySize') ?? 0;
