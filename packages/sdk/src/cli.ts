import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument } from '@portico/openapi';
import { generateSdk } from './generate-sdk.ts';

/** `node packages/sdk/src/cli.ts <document> --out dir [--base-url url] [--package name] [--client Name] [--import-extension .ts]` */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    'base-url': { type: 'string' },
    package: { type: 'string' },
    client: { type: 'string' },
    'import-extension': { type: 'string' },
  },
});

const [path] = positionals;
const { out } = values;
if (path === undefined || out === undefined) {
  console.error(
    'usage: cli.ts <document> --out <folder> [--base-url <url>] [--package <name>] [--client <Name>] [--import-extension .ts]',
  );
  process.exit(2);
}

const read = await readDocument(await readFile(path));
for (const { severity, line, column, message } of read.problems)
  console.error(`${path}:${line}:${column} ${severity}: ${message}`);
if (!read.ok) process.exit(1);

const { files } = generateSdk({
  document: read.document,
  language: 'typescript',
  baseUrl: values['base-url'] ?? read.facts.servers[0] ?? 'https://api.example.com',
  ...(values.package === undefined ? {} : { packageName: values.package }),
  ...(values.client === undefined ? {} : { clientName: values.client }),
  ...(values['import-extension'] === '.ts' ? { importExtension: '.ts' } : {}),
});
for (const file of files) {
  const target = join(out, file.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, file.text);
}
console.log(`${files.length} files in ${out}`);
