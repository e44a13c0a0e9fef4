import { startPortico } from '../../scripts/start/portico.ts';
import { portsFrom } from '../../scripts/start/ports.ts';
import { MANY_REQUESTS } from '../../scripts/start/settings.ts';

// Started by restart.test.ts as a process of its own, to be killed: all of Portico but its portal.
const [, , basePort = '', dataFolder = ''] = process.argv;
const portico = await startPortico({
  parameters: MANY_REQUESTS,
  ports: portsFrom(basePort),
  dataFolder,
  withPortal: false,
  tell: () => undefined,
  onExit: (name, printed) => {
    process.stderr.write(`the ${name} ended: ${printed}\n`);
    process.exit(1);
  },
});
process.on('SIGTERM', () => void portico.stop().then(() => process.exit(0)));
process.send?.({ apiUrl: portico.cloud.origins.api });
