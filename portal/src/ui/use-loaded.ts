'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

export type LoadState<T, F> = { readonly data?: T; readonly failure?: F; readonly busy: boolean };

/**
 * Loads now, again whenever `load` changes, and every `everyMilliseconds` while the page is visible.
 * The last data stays on screen while it is renewed; an answer that came too late is dropped.
 */
export const useLoaded = <T, F>(
  load: (signal: AbortSignal) => Promise<{ ok: true; data: T } | { ok: false; failure: F }>,
  everyMilliseconds?: number,
) => {
  const [state, setState] = useState<LoadState<T, F>>({ busy: true });
  const running = useRef<AbortController>(null);
  const reload = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const loaded = await load(controller.signal);
    if (controller.signal.aborted) return;
    setState(({ data }) =>
      loaded.ok
        ? { data: loaded.data, busy: false }
        : { ...(data !== undefined && { data }), failure: loaded.failure, busy: false },
    );
  }, [load]);
  useEffect(() => {
    setState({ busy: true });
    void reload();
    return () => running.current?.abort();
  }, [reload]);
  useEffect(() => {
    if (everyMilliseconds === undefined) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && void reload(), everyMilliseconds);
    return () => clearInterval(timer);
  }, [reload, everyMilliseconds]);
  return { ...state, reload };
};
