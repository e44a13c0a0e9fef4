'use client';
import type { CodeSamples } from '@portico/client';
import { useState } from 'react';
import { SamplesShown } from './code-samples.tsx';
import { Console } from './console.tsx';
import type { Called } from './draft-key.ts';
import type { Written } from './sample-of-call.ts';

type RequestPaneProps = { called: Called; classic: string; samples: CodeSamples['items'] };

/** The third pane: where an operation is tried, and code that sends what is typed there. */
export const RequestPane = ({ called, classic, samples }: RequestPaneProps) => {
  const [written, setWritten] = useState<Written>();
  // What the document brings stays as its author wrote it.
  const shown = samples.map((sample) => {
    const source = sample.given ? undefined : written?.[sample.language];
    return source === undefined ? sample : { ...sample, source };
  });
  return (
    <>
      <Console called={called} classic={classic} onWritten={setWritten} />
      <SamplesShown items={shown} />
    </>
  );
};
