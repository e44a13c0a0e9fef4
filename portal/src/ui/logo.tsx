import { LOGO_PATHS } from './logo-paths.ts';

const [PEDIMENT, COLUMNS, STEP] = LOGO_PATHS;

/** A porch seen from the front: the pediment and four columns. */
export const Logo = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
    <path d={PEDIMENT} />
    <path d={COLUMNS} opacity=".82" />
    <path d={STEP} />
  </svg>
);
