import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AwsStub, startAwsStub } from './aws/stub.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'portico-delivery-'));
const file = join(folder, 'delivery.json');
/** The CDK's own command line is the most of it. */
const MILLISECONDS = 300_000;

let aws: AwsStub;
beforeAll(async () => {
  aws = await startAwsStub();
  mkdirSync(join(folder, 'environments'));
  for (const stage of ['staging', 'production'])
    cpSync(join(root, 'infra/environments/example.json'), join(folder, 'environments', `${stage}.json`));
});
afterAll(async () => {
  await aws.stop();
  rmSync(folder, { recursive: true, force: true });
});

const deploy = (changes: object): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const example: object = JSON.parse(readFileSync(join(root, 'infra/delivery.example.json'), 'utf8'));
    writeFileSync(file, JSON.stringify({ ...example, ...changes }));
    const args = ['--disable-warning=ExperimentalWarning', 'scripts/deploy-pipeline.ts', file, '--yes'];
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1', AWS_ENDPOINT_URL: aws.url },
        ...{ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret', AWS_EC2_METADATA_DISABLED: 'true' },
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes));
    child.on('close', (code) => resolve({ code, said }));
  });

it('what delivers is deployed once by one command, and refused where its file is wrong', {
  timeout: MILLISECONDS,
}, async () => {
  const wrong = await deploy({ account: '210987654321' });
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('stands in the account 123456789012') });
  const pipeline = await deploy({});
  expect(pipeline.said).toContain('The pipeline stands');
  const again = await deploy({});
  expect(again.said).toContain('PorticoPipeline: unchanged');
  const github = await deploy({ by: { github: {} } });
  expect(github.said).toContain('GitHub’s jobs may take the roles');
  expect([pipeline.code, again.code, github.code]).toEqual([0, 0, 0]);
});
