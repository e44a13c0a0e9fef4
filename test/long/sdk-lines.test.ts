// Every line that a page shows of an SDK is run as it is shown, in a project of somebody who has just downloaded it.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OpenApiDocument, readDocument } from '@portico/openapi';
import { overlayGateway } from '@portico/openapi/overlay';
import { generateSdk, type SdkLanguage, type SdkUsage, sdkUsages, zipSdk } from '@portico/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../packages/sdk/test/mock-server.ts';
import { DEBIAN_PYTHON, JACKSON, requireTools } from '../../scripts/test/toolchain.ts';
import { readSpec } from '../material/index.ts';

const run = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'portico-sdk-lines-'));
beforeAll(() => requireTools(['go', 'jackson', 'javac', 'python3', 'python3-venv', 'unzip']));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NAMES = [
  'oas31-redocly-museum.yaml',
  'oas30-swagger-petstore.yaml',
  'oas31-scalar-galaxy.yaml',
  'oas30-stripe.yaml',
];

type Project = {
  readonly folder: string;
  readonly usage: SdkUsage;
  readonly environment: NodeJS.ProcessEnv;
};

const shell = ({ folder, environment }: Project, lines: string) =>
  run('sh', ['-e', '-c', lines], { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 1e8 });

/** What a project of each language is before it has an SDK, and how its program is run. */
const LANGUAGES: Readonly<Record<SdkLanguage, (project: Project) => Promise<unknown>>> = {
  async typescript(project) {
    writeFileSync(join(project.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await shell(project, project.usage.install);
    writeFileSync(join(project.folder, 'main.ts'), project.usage.program);
    return shell(project, `${process.execPath} main.ts`);
  },
  async python(project) {
    // Nothing but the archive is fetched: what builds a package is Debian's.
    await shell(project, `${DEBIAN_PYTHON} -m venv --system-site-packages environment`);
    const entered = {
      ...project,
      environment: { ...project.environment, PIP_NO_BUILD_ISOLATION: '0', PIP_NO_INDEX: '1' },
    };
    const within = '. environment/bin/activate';
    await shell(entered, `${within}\n${project.usage.install}`);
    writeFileSync(join(project.folder, 'main.py'), project.usage.program);
    return shell(entered, `${within}\npython main.py`);
  },
  async go(project) {
    await shell(project, 'go mod init example.test/project');
    await shell(project, project.usage.install);
    writeFileSync(join(project.folder, 'main.go'), project.usage.program);
    return shell(project, 'go run .');
  },
  /** Debian has no repository that Maven could fetch its plugins from: javac builds what Maven would. */
  async java(project) {
    const { folder, usage } = project;
    const path = ['classes', ...JACKSON].join(':');
    await shell(project, `javac -nowarn -cp ${path} -d classes $(find ${usage.folder}/src/main -name '*.java')`);
    writeFileSync(join(folder, 'Example.java'), usage.program);
    return shell(project, `javac -cp ${path} -d classes Example.java && java -cp ${path} Example`);
  },
};

describe.each(NAMES)('what is shown of the SDKs of %s', (name) => {
  it.each(Object.keys(LANGUAGES) as SdkLanguage[])('installs and calls, in %s', async (language) => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} is not read`);
    const document = overlayGateway(read.document as OpenApiDocument, { serverUrl: 'https://gateway.test/any' });
    const mock = await startMock(document);
    try {
      const folder = join(root, `${name}-${language}`);
      mkdirSync(folder);
      const request = { document, baseUrl: 'https://gateway.test/any', packageName: 'shown-sdk' };
      const usage = sdkUsages(request)[language];
      writeFileSync(join(folder, 'archive.zip'), zipSdk(generateSdk({ ...request, language }).files));
      const [variable = ''] = usage.variables;
      const environment = {
        ...Object.fromEntries(usage.variables.map((one) => [one, 'shown'])),
        [variable.replace(/_API_KEY$/, '_BASE_URL')]: mock.url,
      };
      const project = { folder, usage, environment };
      await shell(project, `unzip -q archive.zip -d ${usage.folder}`);
      await LANGUAGES[language](project);
      expect(mock.calls).toHaveLength(1);
      expect(mock.calls[0]?.operationKey).not.toBe('');
      expect(mock.calls[0]?.problems).toEqual([]);
    } finally {
      await mock.close();
    }
  });
});
