import type { Schema, Total } from '@portico/contract';
import { foldAddress } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';

/** The corporate identity provider's name in the user pool, as the template gives it. */
const CORPORATE = 'Corporate';

const domainOf = (email: string): string => foldAddress(email).split('@').at(-1) ?? '';

/** Identity providers besides the user pool, and whom they belong to: a mail domain leads to one. */
export const connections = ({ corporateDomains }: Pick<Dependencies, 'corporateDomains'>) => {
  const domains = new Set(corporateDomains.map((domain) => foldAddress(domain)));
  return {
    ofAddress: (email: string): Total<Schema<'SignInConnection'>> | undefined =>
      domains.has(domainOf(email)) ? { name: CORPORATE } : undefined,
  };
};

export type Connections = ReturnType<typeof connections>;
