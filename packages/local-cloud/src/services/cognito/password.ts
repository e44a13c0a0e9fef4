import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { childOf, flagOf, numberOf } from '../wire/fields.ts';
import type { Pool } from './pool-store.ts';

/** What one guess costs: scrypt's N. */
const WORK = 32_768;
const MEMORY_BYTES_MAX = 67_108_864;

// Compared against when there is no such user, so that both cases cost the same.
const NOBODY = `${Buffer.alloc(16).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`;

/** How passwords are kept; tests of what is around them may ask for less work. */
export const createPasswords = (work = WORK) => {
  const cost = { N: work, r: 8, p: 1, maxmem: MEMORY_BYTES_MAX };
  const derive = (password: string, salt: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      scrypt(password.normalize('NFC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
    });
  return {
    /** `salt.key`, both base64url. */
    async hash(password: string): Promise<string> {
      const salt = randomBytes(16);
      return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`;
    },
    async matches(password: string, hash: string | undefined): Promise<boolean> {
      const [salt = '', key = ''] = (hash ?? NOBODY).split('.');
      const derived = await derive(password, Buffer.from(salt, 'base64url'));
      return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== undefined;
    },
  };
};

export type Passwords = ReturnType<typeof createPasswords>;

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
