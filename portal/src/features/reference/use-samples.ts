'use client';
import type { CodeSamples } from '@portico/client';
import { useMemo } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Loaded, load } from '../../api/failure.ts';
import type { LoadSamples } from './code-samples.tsx';

/** Samples of the operations of one version; what was loaded is not asked for again. */
export const useSamples = (apiId: string, version: string, signedIn: boolean): LoadSamples =>
  useMemo(() => {
    const known = new Map<string, Loaded<CodeSamples>>();
    return async (operation, signal) => {
      const kept = known.get(operation);
      if (kept) return kept;
      const input = { apiId, version, operation };
      const read = await load<CodeSamples>(() =>
        signedIn ? portico.getCodeSamples(input, { signal }) : portico.getPublicCodeSamples(input, { signal }),
      );
      if (read.ok) known.set(operation, read);
      return read;
    };
  }, [apiId, version, signedIn]);
