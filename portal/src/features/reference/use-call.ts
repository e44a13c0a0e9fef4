'use client';
import { useEffect, useRef, useState } from 'react';
import { fetchCodePane } from '../../ui/code-pane.tsx';
import type { Call } from './console-request.ts';
import type { Bearer } from './held-token.ts';
import { type Answer, type NoAnswer, sendCall } from './send-call.ts';
import type { TryIt } from './try-it-key.ts';

export type CallState =
  | { readonly at: 'rest' }
  | { readonly at: 'sent'; readonly answer?: Answer }
  | { readonly at: 'answered'; readonly answer: Answer }
  | { readonly at: 'unanswered'; readonly why: NoAnswer | 'stopped' };

export type Sender = (
  call: Call,
  options: { readonly signal: AbortSignal; readonly tell: (answer: Answer) => void },
) => Promise<Answer | NoAnswer>;

/** Through the gateway, with a key of the reader's, and what they prove to the API itself. */
export const throughGateway =
  (base: string, key: TryIt['key'], bearer: () => Promise<Bearer>): Sender =>
  (call, options) =>
    sendCall(call, { base, key, bearer, ...options });

/** One call at a time; a page that is left asks for nothing more. */
export const useCall = (sender: Sender) => {
  const [state, setState] = useState<CallState>({ at: 'rest' });
  const current = useRef<AbortController>(null);
  useEffect(() => () => current.current?.abort(), []);
  const send = async (call: Call): Promise<Answer | undefined> => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setState({ at: 'sent' });
    fetchCodePane();
    let seen: Answer | undefined;
    const tell = (answer: Answer) => {
      seen = answer;
      if (!own.signal.aborted) setState({ at: 'sent', answer });
    };
    try {
      const came = await sender(call, { signal: own.signal, tell });
      setState(typeof came === 'string' ? { at: 'unanswered', why: came } : { at: 'answered', answer: came });
      return typeof came === 'string' ? undefined : came;
    } catch {
      // Stopped: what came until then stays. A newer call says the rest.
      const ended: CallState = seen
        ? { at: 'answered', answer: { ...seen, open: false } }
        : { at: 'unanswered', why: 'stopped' };
      if (current.current === own) setState(ended);
      return undefined;
    }
  };
  return { state, send, stop: () => current.current?.abort() };
};
