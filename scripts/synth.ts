// `npm run synth`: the template, without credentials, network or Docker.
import { prepare } from './start/prepare.ts';

await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
console.log('cdk.out/ holds the template.');
