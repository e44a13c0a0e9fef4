// `npm run build:hosting`: the portal as Amplify's deployment specification has it, in .amplify-hosting/. Nothing in there
// is of a framework for Amplify: files, and a server for everything else.
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hoisted } from './hosting/hoist.ts';
import { StartError } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { toldFault } from './start/told-fault.ts';

/** What Amplify takes of everything together. */
const BYTES_MAX = 220 * 1024 * 1024;
const STANDALONE = join(root, 'portal/.next/standalone');

/** Names of files say what is in them. */
const FOREVER = 'public, max-age=31536000, immutable';

const manifestOf = (version: string) => ({
  version: 1,
  routes: [
    { path: '/_next/static/*', target: { kind: 'Static', cacheControl: FOREVER } },
    { path: '/*', target: { kind: 'Compute', src: 'default' } },
  ],
  computeResources: [{ name: 'default', runtime: 'nodejs24.x', entrypoint: 'server.js' }],
  framework: { name: 'portico', version },
});

/** The bytes below a folder; a link among them would lead nowhere there. */
const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) throw new StartError(`${path} is a link, which Amplify does not keep`);
    return sum + (entry.isFile() ? lstatSync(path).size : 0);
  }, 0);

/** The settings of the portal's server that are no secret, as the app's variables say them. */
const settingsIn = (environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith('PORTICO_') && !/_SECRET$/.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );

/** Lays out what was built; answers how large it is. */
export const layOut = async (folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const compute = join(folder, 'compute/default');
  await rm(folder, { recursive: true, force: true });
  await mkdir(compute, { recursive: true });
  const from = join(STANDALONE, 'portal');
  await cp(from, join(compute, 'portal'), {
    recursive: true,
    filter: (path) => !path.endsWith('/node_modules') && path !== join(from, '.next/static'),
  });
  await cp(join(from, '.next/static'), join(folder, 'static/_next/static'), { recursive: true });
  // Externals of the server go by names of their own, in a folder of packages of the build's.
  for (const { from: real, to } of hoisted([join(from, 'node_modules'), join(from, '.next/node_modules')]))
    await cp(real, join(compute, 'node_modules', to), { recursive: true });
  await cp(join(import.meta.dirname, 'hosting/server.cjs'), join(compute, 'server.js'));
  writeFileSync(join(compute, 'settings.json'), JSON.stringify(settingsIn(environment), undefined, 2));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  writeFileSync(join(folder, 'deploy-manifest.json'), JSON.stringify(manifestOf(version), undefined, 2));
  const bytes = bytesBelow(folder);
  if (bytes > BYTES_MAX) throw new StartError(`.amplify-hosting has ${bytes} bytes; Amplify takes ${BYTES_MAX}`);
  return bytes;
};

if (import.meta.main)
  try {
    await prepare((line) => console.log(line), ['generate', 'portal']);
    if (!existsSync(join(STANDALONE, 'portal/server.js'))) throw new StartError('the portal was not built');
    const bytes = await layOut(join(root, '.amplify-hosting'));
    console.log(
      `.amplify-hosting is there: ${(bytes / 1024 / 1024).toFixed(1)} MB of the ${BYTES_MAX / 1024 / 1024} that Amplify takes.`,
    );
  } catch (error) {
    console.error(toldFault(error));
    process.exitCode = 1;
  }
