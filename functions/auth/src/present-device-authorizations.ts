import type { Schema, Total } from '@portico/contract';
import type { DeviceAuthorizationItem } from '@portico/data';
import { SCOPES } from '@portico/domain';

type Seen = {
  /** As whoever looks typed it: it is not kept. */
  readonly userCode: string;
  /** Where they are. */
  readonly address: string | undefined;
  readonly tokenExpiresAt: string;
};

/** What asks for a token, for who is to decide. */
export const presentDeviceAuthorization = (
  item: DeviceAuthorizationItem,
  { userCode, address, tokenExpiresAt }: Seen,
): Total<Schema<'DeviceAuthorization'>> => ({
  ...{ userCode, tokenExpiresAt },
  name: item.name,
  scopes: SCOPES.filter((scope) => item.scopes.includes(scope)),
  askedFrom: item.askedFrom,
  fromHere: item.askedFrom === address,
  loopback: item.port !== undefined,
  askedAt: item.createdAt,
  expiresAt: item.expiresAt,
});
