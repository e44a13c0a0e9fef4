import type { Returned } from './oauth-request.ts';

/** Between pages of this origin: the one that asked, and the one that was led back to. */
const CHANNEL = 'portico.oauth';

type Message =
  | { readonly kind: 'returned'; readonly returned: Returned }
  | { readonly kind: 'taken'; readonly state: string };

/** Other tabs of the portal listen, too: whoever asked knows by `state` that it is for them, says so, and listens no more. */
export const listenForReturned = (take: (returned: Returned) => boolean): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'returned' || !take(data.returned)) return;
    const taken: Message = { kind: 'taken', state: data.returned.state };
    channel.postMessage(taken);
    channel.close();
  };
  return () => channel.close();
};

/** Hands over what came back; `onTaken` hears that somebody waited for it. */
export const handOver = (returned: Returned, onTaken: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'taken' && data.state === returned.state) onTaken();
  };
  const message: Message = { kind: 'returned', returned };
  channel.postMessage(message);
  return () => channel.close();
};

/** Where authorization servers lead back to; clients are registered with it. */
export const redirectUriOf = (origin: string): string => `${origin}/oauth/callback`;
