/** Where a connection begins: the one that is named, or whichever the user pool offers. */
export const connectionPath = (returnTo: string, provider?: string): string =>
  `/auth/connection?${new URLSearchParams({ returnTo, ...(provider && { provider }) })}`;
