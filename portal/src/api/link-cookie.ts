import { seal, unseal } from './sealed.ts';

/** Says of this browser that a link was asked for in it: no other can use the one in the mail. */
export const LINK_COOKIE = '__Host-portico-link';
export const LINK_SECONDS = 600;
/** By which a link and what continues it begin alike: whether one is of the other. */
const STEP_ID_LENGTH = 22;

export type AskedLink = { readonly continuation: string; readonly returnTo: string; readonly email: string };

export const sealLink = (asked: AskedLink): Promise<string> => seal('link', asked, LINK_SECONDS);
export const openLink = (cookie: string | undefined): Promise<AskedLink | undefined> =>
  unseal<AskedLink>('link', cookie);

/** Where a link is followed: where it was asked for, in another browser, or after a newer one was asked for. */
export const placeOf = (link: string, asked: AskedLink | undefined): 'here' | 'elsewhere' | 'older' => {
  if (!asked) return 'elsewhere';
  return asked.continuation.slice(0, STEP_ID_LENGTH) === link.slice(0, STEP_ID_LENGTH) ? 'here' : 'older';
};
