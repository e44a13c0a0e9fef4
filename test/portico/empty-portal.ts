import { startPortico } from '../../scripts/start/portico.ts';
import { portsFrom } from '../../scripts/start/ports.ts';
import { addressesOf } from '../../scripts/start/seed.ts';
import { MANY_REQUESTS } from '../../scripts/start/settings.ts';

// Started by a test as a process of its own: a portal in which nobody made anything.
const [, , basePort = '', dataFolder = ''] = process.argv;
const ports = portsFrom(basePort);
const { cloud, stop } = await startPortico({
  parameters: MANY_REQUESTS,
  ...{ ports, dataFolder, withPortal: false, empty: true },
  tell: () => undefined,
  onExit: (name, printed) => {
    process.stderr.write(`the ${name} ended: ${printed}\n`);
    process.exit(1);
  },
});
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
const { api: apiUrl, signIn: signInUrl } = cloud.origins;
const { clientId } = addressesOf(cloud);
process.send?.({ apiUrl, signInUrl, portalUrl: `http://localhost:${ports.portal}`, clientId });
