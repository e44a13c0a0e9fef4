// Builds the portal as a standalone server with its static files beside it.

import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './start/run.ts';

const portal = join(root, 'portal');
const FACES = [
  ...['instrument-sans', 'inter', 'source-sans-3', 'source-serif-4', 'geist-mono'],
  ...['noto-sans', 'noto-sans-arabic'],
];

export const buildPortal = async () => {
  await run(join(portal, 'node_modules/.bin/next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' }, portal);
  const standalone = join(portal, '.next/standalone/portal');
  await cp(join(portal, '.next/static'), join(standalone, '.next/static'), { recursive: true });
  // The licence of a typeface goes where the typeface goes.
  for (const face of FACES)
    await cp(
      join(portal, 'node_modules/@fontsource-variable', face, 'LICENSE'),
      join(standalone, `.next/static/media/${face}-OFL.txt`),
    );
  if (existsSync(join(portal, 'public')))
    await cp(join(portal, 'public'), join(standalone, 'public'), { recursive: true });
};

if (import.meta.main) await buildPortal();
