// `npm run deploy -- --parameters PortalUrl=… …`: builds, then hands over to the CDK with the operator's own credentials.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';

await prepare((line) => console.log(line), ['generate', 'build']);
const cdk = join(root, 'infra/node_modules/.bin/cdk');
const child = spawn(cdk, ['deploy', '--all', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
