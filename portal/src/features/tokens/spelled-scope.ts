import type { AccessTokenScope } from '@portico/client';
import type { Messages } from '../../i18n/messages.ts';
import { partsOf } from './scope-choices.tsx';

/** `apis:read` in words. */
export const spelledScope = ({ tokens }: Pick<Messages, 'tokens'>, scope: AccessTokenScope): string => {
  const { group, access } = partsOf(scope);
  return tokens.scope(tokens.groups[group], tokens[access]);
};
