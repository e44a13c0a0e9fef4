import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument } from '@portico/openapi';
import { generateSdk, SDK_LANGUAGES } from './generate-sdk.ts';

/** `node packages/sdk/src/cli.ts <document> --out dir [--language typescript|python|go|java] [--base-url url] [--package name] [--client Name] [--import-extension .ts]` */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    language: { type: 'string', default: 'typescript' },
    'base-url': { type: 'string' },
    package: { type: 'string' },
    client: { type: 'string' },
    'import-extension': { type: 'string' },
  },
});

const [path] = positionals;
const { out } = values;
const language = SDK_LANGUAGES.find((known) => known === values.language);
if (path === undefined || out === undefined || language === undefined) {
  console.error(
    'usage: cli.ts <document> --out <folder> [--language typescript|python|go|java] [--base-url <url>] [--package <name>] [--client <Name>] [--import-extension .ts]',
  );
  process.exit(2);
}

const read = await readDocument(await readFile(path));
for (const { severity, line, column, message } of read.problems)
  console.error(`${path}:${line}:${column} ${severity}: ${message}`);
if (!read.ok) process.exit(1);

const { files, leftOut } = generateSdk({
  document: read.document,
  language,
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
for (const { key, reason } of leftOut) console.error(`left out: ${key}: ${reason}`);
console.log(`${files.length} files in ${out}`);
