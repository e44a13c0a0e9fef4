import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { filesChosen, packFolder, textsOf } from './folder.ts';

const fileAt = (path: string, text = path) =>
  Object.defineProperty(new File([text], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path });

it('a folder that is chosen is packed as the document in it: its texts, by their paths from the folder on', async () => {
  const chosen = filesChosen([
    fileAt('orders/openapi.yaml', 'openapi: 3.0.3'),
    fileAt('orders/schemas/order.JSON'),
    fileAt('orders/README.md'),
    fileAt('orders/.git/config.json'),
    fileAt('orders/node_modules/a/package.json'),
  ]);
  const texts = textsOf(chosen);
  expect(texts.map(({ path }) => path)).toEqual(['openapi.yaml', 'schemas/order.JSON']);
  const packed = unzipSync(new Uint8Array(await (await packFolder(texts)).arrayBuffer()));
  expect(Object.entries(packed).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual([
    ['openapi.yaml', 'openapi: 3.0.3'],
    ['schemas/order.JSON', 'orders/schemas/order.JSON'],
  ]);
});
