'use client';
import { useEffect, useState } from 'react';

export type ChartColors = {
  readonly tones: readonly [string, string, string];
  readonly surface: string;
  readonly line: string;
  readonly soft: string;
  readonly warn: string;
  readonly font: string;
};

const NAMES = ['--accent', '--danger', '--info', '--surface', '--line', '--ink-soft', '--warn'] as const;

/** The colours as they are now: a canvas knows no custom properties, and `light-dark()` is only resolved on an element. */
const readColors = (place: HTMLElement): ChartColors => {
  const probe = document.createElement('span');
  place.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const [accent = '', danger = '', info = '', surface = '', line = '', soft = '', warn = ''] = NAMES.map(read);
  probe.remove();
  return { tones: [accent, danger, info], surface, line, soft, warn, font: getComputedStyle(place).fontFamily };
};

/** Colours of the theme, read again when it changes, by the reader or with the system. */
export const useChartColors = (place: React.RefObject<HTMLElement | null>): ChartColors | undefined => {
  const [colors, setColors] = useState<ChartColors>();
  useEffect(() => {
    const read = () => place.current && setColors(readColors(place.current));
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    return () => {
      observer.disconnect();
      system.removeEventListener('change', read);
    };
  }, [place]);
  return colors;
};
