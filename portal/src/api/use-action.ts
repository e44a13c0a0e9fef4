'use client';
import { useRef, useState } from 'react';
import { type Failure, load } from './failure.ts';

type State = { readonly busy: boolean; readonly failure: Failure | undefined };
const IDLE: State = { busy: false, failure: undefined };

/**
 * One thing a person does that the back end has to agree to: busy while it is under way, the failure until it is tried
 * again, and what follows when it is done. A second call while the first is under way does nothing.
 */
export const useAction = <A extends unknown[], T>(
  act: (...input: A) => PromiseLike<T>,
  onDone?: (done: T, ...input: A) => void,
) => {
  const [state, setState] = useState(IDLE);
  const underWay = useRef(false);
  const run = async (...input: A): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    setState({ busy: true, failure: undefined });
    const done = await load(() => act(...input));
    underWay.current = false;
    setState({ busy: false, failure: done.ok ? undefined : done.failure });
    if (done.ok) onDone?.(done.data, ...input);
  };
  return { ...state, run, forget: () => setState(IDLE) };
};
