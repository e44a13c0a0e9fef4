import { createHash, createHmac } from 'node:crypto';
import { foldAddress } from './address.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const FORM = /^([0-9a-hjkmnp-tv-z]{26})([A-Za-z0-9_-]{43})$/;

/** How long an invitation can be accepted. */
export const INVITATION_SECONDS = 7 * 86_400;

/** An invitation's id follows from team and address: a team has one of an address at most, whoever invites at once. */
export const invitationIdOf = (teamId: string, address: string): string => {
  const digest = createHash('sha256')
    .update(`${teamId} ${foldAddress(address)}`)
    .digest();
  return `inv_${[...digest.subarray(0, 26)].map((byte) => ALPHABET[byte & 31] ?? '').join('')}`;
};

/**
 * What the link of an invitation holds: its id, and a secret that follows from the deployment's and from what is new with
 * each mail, so that whoever sends it makes it again and nobody has to keep it.
 */
export const invitationSecret = (invitationId: string, round: string, secret: string): string =>
  invitationId.slice(4) +
  createHmac('sha256', secret).update(`invitation:${invitationId}:${round}`).digest('base64url');

/** The invitation that a link is of; whether it is the newest one, its hash says. */
export const invitationOf = (presented: string): string | undefined => {
  const match = FORM.exec(presented);
  return match ? `inv_${match[1]}` : undefined;
};
