// openapi/*.yaml → the contract's generated files → the portal's own client.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emitFormSchemas } from '../packages/client/generate/form-schemas.ts';
import { readPortalDocument } from '../packages/contract/generate/document.ts';
import { emitForPages } from '../packages/contract/generate/for-pages.ts';
import { generate } from '../packages/contract/generate/main.ts';
import { readDocument } from '../packages/openapi/src/index.ts';
import { generateSdk } from '../packages/sdk/src/index.ts';
import { generateEnvironmentSchema } from './generate-environment-schema.ts';
import { generateManifestSchema } from './generate-manifest-schema.ts';
import { generateCommonPasswords } from './generate-passwords.ts';
import { generateShared } from './generate-shared.ts';

const root = dirname(import.meta.dirname);

/** Makes the portal's own client of the contract. */
export const generateClient = async (contract: string, folder: string) => {
  const result = await readDocument(readFileSync(contract));
  if (!result.ok)
    throw new Error(result.problems.map(({ line, message }) => `portal.json:${line} ${message}`).join('\n'));
  const { files } = generateSdk({
    document: result.document,
    language: 'typescript',
    baseUrl: 'http://localhost:3001',
    packageName: '@portico/client',
    clientName: 'Portico',
    importExtension: '.ts',
  });
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files.filter((file) => file.path.startsWith('src/'))) {
    const target = join(folder, path.slice('src/'.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  writeFileSync(join(folder, 'form-schemas.ts'), emitFormSchemas(JSON.parse(readFileSync(contract, 'utf8'))));
  writeFileSync(join(folder, 'for-pages.ts'), emitForPages(readPortalDocument(join(root, 'openapi'))));
  generateShared(folder);
};

if (import.meta.main) {
  const contract = join(root, 'packages/contract/src/generated');
  await generate(join(root, 'openapi'), contract);
  await generateClient(join(contract, 'portal.json'), join(root, 'packages/client/src/generated'));
  generateManifestSchema(join(contract, 'portal.json'), join(root, 'packages/cli/src/generated'));
  generateCommonPasswords(join(root, 'packages/domain/src/generated'));
  generateEnvironmentSchema(join(root, 'infra/environments'));
}
