/** The deployment's own connection; the user pool's page would offer every other one too, by an id that says nothing. */
export const CORPORATE = 'Corporate';

/** Where a connection begins. */
export const connectionPath = (returnTo: string, provider: string): string =>
  `/auth/connection?${new URLSearchParams({ returnTo, provider })}`;
