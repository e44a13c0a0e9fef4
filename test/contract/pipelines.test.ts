import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.ts';
import { deployment, signIn } from '../portico/world.ts';

const DAY_MILLISECONDS = 86_400_000;
const PATIENCE_MILLISECONDS = 300_000;
const root = join(import.meta.dirname, '../..');
const perform = promisify(execFile);

let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-pipeline-'));
  await buildCli(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/portico'),
    `#!/bin/sh\nexec "${process.execPath}" "${folder}/bin/portico.mjs" "$@"\n`,
    {
      mode: 0o755,
    },
  );
  const { client } = await signIn('publisher');
  const expiresAt = new Date(Date.now() + DAY_MILLISECONDS).toISOString();
  const { secret } = await client.createAccessToken({
    body: { name: 'pipeline', expiresAt, scopes: ['apis:write', 'docs:read', 'users:read'] },
  });
  environment = {
    PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
    ...{ PORTICO_URL: deployment.apiUrl, PORTICO_TOKEN: secret, XDG_CONFIG_HOME: folder, HOME: folder },
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands of a pipeline that are ours, in their order. */
const commandsOf = (file: string): string[] =>
  [...readFileSync(join(root, 'examples/ci', file), 'utf8').matchAll(/^\s*(?:- |run: )(portico .*)$/gm)].map(
    ([, command = '']) => command,
  );

it(
  'what the example pipelines run lints, compares and publishes, and a document that is not good enough stops them',
  async () => {
    const [actions, gitlab] = [commandsOf('github-actions.yml'), commandsOf('gitlab-ci.yml')];
    expect(actions.map((command) => command.split(' ')[1])).toEqual(['lint', 'diff', 'publish']);
    expect(gitlab).toEqual(actions);

    const document = readFileSync(join(root, 'examples/cluster/openapi/users.yaml'), 'utf8');
    const file = join(folder, 'openapi.yaml');
    const API = `pipeline-${Date.now().toString(36)}`;
    const sh = (command: string) => perform('sh', ['-c', command], { cwd: folder, env: { ...environment, API } });
    writeFileSync(file, document);
    // The first version is there before there is a pipeline.
    await sh('portico publish openapi.yaml --api "$API" --team pia-publishers-team');
    writeFileSync(file, document.replace('version: 1.0.0', 'version: 1.1.0'));
    for (const command of actions) await sh(command);
    const { stdout } = await sh('portico apis list --q "$API" --json');
    expect(JSON.parse(stdout).items).toMatchObject([{ latestVersion: '1.1.0' }]);

    writeFileSync(
      file,
      'openapi: 3.0.3\ninfo: { title: Users, version: 1.2.0 }\npaths:\n  /users:\n    get: { responses: {} }\n',
    );
    await expect(sh(actions[0] ?? '')).rejects.toMatchObject({ code: expect.any(Number) });
  },
  PATIENCE_MILLISECONDS,
);
