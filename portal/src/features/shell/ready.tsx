'use client';
import { useEffect } from 'react';

/** Tells the page's loader that the shell's keys work now. */
export const Ready = () => {
  useEffect(() => {
    document.dispatchEvent(new Event('portico:ready'));
  }, []);
  return null;
};
