import { startFixture } from './assembly.ts';

// Started by durability.test.ts as a process of its own, to be killed: writes until then and says what was acknowledged.
const [, , assembly = '', dataFolder = ''] = process.argv;
const cloud = await startFixture({ assembly, dataFolder, collected: () => [], remove: () => {} });
process.send?.({ ready: true });
for (let index = 0; ; index += 1) {
  const { payload } = await cloud.invoke('table', { action: 'put', pk: `app#kill-${index}` });
  if (payload === '{"ok":true}') process.send?.({ written: index });
  await fetch(`${cloud.origins.api}/echo?mode=kill-${index}`).then((answer) => answer.text());
  process.send?.({ metered: index });
}
