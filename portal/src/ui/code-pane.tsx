'use client';
import { type ComponentType, useLayoutEffect, useState } from 'react';
import type { CodePaneProps } from './code-marks.ts';
import { Skeleton } from './feedback.tsx';

const load = () => import('./code-mirror.tsx');

/** The editor is on its way before there is anything to show in it. */
export const fetchCodePane = (): void => void load().catch(() => undefined);

/**
 * Code to read or to write; the editor is loaded where one is first shown, and draws only the lines in sight. Not by
 * `dynamic`: React leaves what stands in for it in place for 300 ms, however soon the editor is there.
 */
export const CodePane = (props: CodePaneProps) => {
  const [loaded, setLoaded] = useState<{ Pane: ComponentType<CodePaneProps> } | { error: unknown }>();
  useLayoutEffect(() => {
    let left = false;
    load().then(
      ({ CodeMirror }) => left || setLoaded({ Pane: CodeMirror }),
      (error: unknown) => left || setLoaded({ error }),
    );
    return () => {
      left = true;
    };
  }, []);
  if (!loaded) return <Skeleton height="14rem" />;
  if ('error' in loaded) throw loaded.error;
  return <loaded.Pane {...props} />;
};
