import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { build } from 'esbuild';
import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '../src/index.ts';
import { apiTemplate } from './api-template.ts';
import { coreTemplate } from './core-template.ts';

/** Templates as CDK writes them, with an asset per function of ./functions. */
export type Fixture = {
  readonly assembly: string;
  readonly dataFolder: string;
  /** What the collecting function was given so far. */
  collected(): Record<string, unknown>[];
  remove(): void;
};

const sources: Readonly<Record<string, URL>> = {
  echo: new URL('./functions/echo.mjs', import.meta.url),
  authorizer: new URL('./functions/authorizer.mjs', import.meta.url),
  table: new URL('./functions/table.mjs', import.meta.url),
  collect: new URL('./functions/collect.mjs', import.meta.url),
  streamer: new URL('./functions/streamer.mjs', import.meta.url),
};

export const writeFixture = async (): Promise<Fixture> => {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const assembly = join(root, 'cdk.out');
  mkdirSync(assembly);
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(sources)) {
    const folder = join(assembly, `asset.${name}`);
    mkdirSync(folder);
    if (name === 'table')
      await build({
        entryPoints: [fileURLToPath(source)],
        outfile: join(folder, 'index.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node24',
        mainFields: ['module', 'main'],
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        logLevel: 'silent',
      });
    else cpSync(fileURLToPath(source), join(folder, 'index.mjs'));
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { current: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
  }
  const collectFile = join(root, 'collected.jsonl');
  writeFileSync(collectFile, '');
  const stack = (name: string, dependencies: string[]): unknown => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/us-east-1',
    properties: { templateFile: `${name}.template.json`, stackName: name },
    dependencies,
  });
  const write = (name: string, content: unknown): void => writeFileSync(join(assembly, name), JSON.stringify(content));
  write('Core.assets.json', { files });
  write('Core.template.json', coreTemplate(collectFile));
  write('Api.template.json', apiTemplate);
  write('manifest.json', {
    version: '48.0.0',
    artifacts: {
      Api: stack('Api', ['Core']),
      'Core.assets': { type: 'cdk:asset-manifest', properties: { file: 'Core.assets.json' } },
      Core: stack('Core', ['Core.assets']),
    },
  });
  return {
    assembly,
    dataFolder: join(root, 'data'),
    collected: () =>
      readFileSync(collectFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};

export const startFixture = (fixture: Fixture, options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> =>
  createLocalCloud({
    assembly: fixture.assembly,
    dataFolder: fixture.dataFolder,
    ports: { api: 0, services: 0, signIn: 0, dynamodb: 0 },
    parameters: { PortalUrl: 'http://localhost:3000' },
    log: (line) => {
      if (process.env.PRINT_LOG) console.error(line);
    },
    asyncRetryDelaysMilliseconds: [10, 10],
    ...options,
  });

/** Waits for a condition, not for time: gives up after thirty seconds, which a busy machine may need. */
export const until = async <T>(condition: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error('the condition was not met within 30 s');
    await new Promise((settle) => setTimeout(settle, 20));
  }
};

/** The body of the message in the dead-letter queue that mentions `mark`. */
export const findDead = async (cloud: LocalCloud, mark: string): Promise<string | undefined> => {
  const client = new SQSClient({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials });
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: cloud.outputs.Core?.DeadUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  client.destroy();
  return Messages.find(({ Body = '' }) => Body.includes(mark))?.Body;
};
