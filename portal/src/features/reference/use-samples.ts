'use client';
import { useMemo } from 'react';
import { portico } from '../../api/browser-client.ts';
import type { ReadSamples } from './loaded-samples.tsx';

/** Samples of the operations of one version. */
export const useSamples = (apiId: string, version: string): ReadSamples =>
  useMemo(
    () => ({
      apiId,
      version,
      read: (operation) => {
        const input = { apiId, version, operation };
        return portico.getCodeSamples(input);
      },
    }),
    [apiId, version],
  );
