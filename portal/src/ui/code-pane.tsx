'use client';
import dynamic from 'next/dynamic';
import { Skeleton } from './feedback.tsx';

const Waiting = () => <Skeleton height="14rem" />;

/** Code to read or to write; the editor is loaded where one is first shown, and draws only the lines in sight. */
export const CodePane = dynamic(() => import('./code-mirror.tsx').then((module) => module.CodeMirror), {
  ssr: false,
  loading: Waiting,
});
