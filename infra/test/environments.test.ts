import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPortico } from '../bin/portico.ts';
import { type Environment, parseEnvironment } from '../lib/environment.ts';
import { typeNamed } from './specification.ts';
import { synthesized } from './synthesized.ts';

type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
};

const file = JSON.parse(readFileSync(new URL('../environments/example.json', import.meta.url), 'utf8'));
const environment = (name: string, more: object = {}): Environment =>
  parseEnvironment(name, JSON.stringify({ ...file, kind: 'development', ...more }));

const templatesOf = (one: Environment): ReadonlyMap<string, Template> => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-environment-'));
  try {
    createPortico(folder, one).synth();
    const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
    return new Map(
      names.map((name) => [
        name.replace('.template.json', ''),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as Template,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const resourcesOf = (templates: ReadonlyMap<string, Template>) =>
  [...templates.values()].flatMap(({ Resources }) => Object.entries(Resources));

let dev: ReadonlyMap<string, Template>;
let test: ReadonlyMap<string, Template>;
beforeAll(() => {
  dev = templatesOf(environment('dev'));
  test = templatesOf(environment('test'));
});

describe('environments in one account', () => {
  it('have no stack and no resource of one name', () => {
    expect([...dev.keys()].filter((name) => test.has(name))).toEqual([]);

    const named = (templates: ReadonlyMap<string, Template>) =>
      resourcesOf(templates).flatMap(([id, { Type, Properties = {} }]) => {
        const type = typeNamed(Type);
        const [config = {}] = Object.entries(Properties).flatMap(([name, value]) =>
          name === `${Type.split('::').at(-1)}Config` ? [value as { readonly Name?: unknown }] : [],
        );
        // What it is known by, as far as templates say that; what they leave out CloudFormation names.
        const known = (type?.primaryIdentifier ?? []).filter((name) => type?.properties[name]);
        const names = [...known.map((name) => Properties[name]), ...('Name' in config ? [config.Name] : [])];
        return names.length > 0 && names.every((name) => typeof name === 'string')
          ? [`${Type} ${id} ${names.join()}`]
          : [];
      });
    const of = new Set(named(test));
    expect(named(dev).filter((name) => of.has(name))).toEqual([]);
  });

  it('read no secret of each other’s backends', () => {
    const prefixes = resourcesOf(dev).flatMap(([, { Properties = {} }]) =>
      [...JSON.stringify(Properties).matchAll(/:secret:([^"*]+)\*|"BACKENDS_PREFIX":"([^"]+)"/g)].map(
        ([, granted, told]) => granted ?? told,
      ),
    );
    expect(prefixes.length).toBeGreaterThan(5);
    expect(new Set(prefixes)).toEqual(new Set(['portico-dev/backends/']));
  });

  it('one for development leaves nothing, but what is the account’s', () => {
    const kept = resourcesOf(dev).filter(
      ([, { DeletionPolicy, UpdateReplacePolicy }]) =>
        ['Retain', 'Snapshot'].includes(DeletionPolicy ?? '') || UpdateReplacePolicy === 'Retain',
    );
    expect(kept.map(([, { Type }]) => Type).sort()).toEqual(['AWS::ApiGateway::Account', 'AWS::IAM::Role']);
    for (const [id, { Type, Properties = {} }] of resourcesOf(dev)) {
      if (Type === 'AWS::DynamoDB::Table') expect(Properties.DeletionProtectionEnabled, id).toBe(false);
      if (Type === 'AWS::Cognito::UserPool') expect(Properties.DeletionProtection, id).toBe('INACTIVE');
      if (Type === 'AWS::S3::Bucket') expect(Properties.ObjectLockConfiguration, id).toBeUndefined();
      if (Type === 'AWS::Amplify::Branch') expect(Properties.Stage, id).toBe('DEVELOPMENT');
    }
  });

  it('one whose table was restored reads that one everywhere, and keeps the other', () => {
    const table = 'Portico-dev-Data-Table-20261201100000';
    const streamArn = `arn:aws:dynamodb:us-east-1:123456789012:table/${table}/stream/2026-12-01T11:00:00.000`;
    const after = templatesOf(environment('dev', { restored: { table, streamArn } }));
    expect(resourcesOf(after).filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table')).toHaveLength(1);
    const told = resourcesOf(after).flatMap(([id, { Type, Properties = {} }]) => {
      if (Type === 'AWS::Lambda::EventSourceMapping' && Properties.StartingPosition)
        return [[id, Properties.EventSourceArn === streamArn]];
      const { Variables = {} } = (Properties.Environment ?? {}) as { readonly Variables?: Record<string, unknown> };
      return 'TABLE_NAME' in Variables ? [[id, Variables.TABLE_NAME === table]] : [];
    });
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(([, isRestored]) => !isRestored)).toEqual([]);
    const rights = JSON.stringify(resourcesOf(after).filter(([, { Type }]) => Type === 'AWS::IAM::Policy'));
    expect(rights).toContain(`:table/${table}/index/`);
    expect(rights).not.toMatch(/OutputFnGetAttTable\w+Arn/);
  });

  it('one for production, of a deployment that is older than environments, goes on as it was', () => {
    const old = templatesOf(environment('live', { kind: 'production', stacks: 'Portico' }));
    const { templates } = synthesized();
    expect([...old.keys()].map((name) => `${name}.template.json`).sort()).toEqual(Object.keys(templates).sort());
    // Only its tag says what it is called now: that replaces nothing.
    const was = JSON.stringify(templates['PorticoData.template.json']).replaceAll(
      /("environment"(?:,"Value")?:)"local"/g,
      '$1"live"',
    );
    expect(old.get('PorticoData')).toEqual(JSON.parse(was));
  });

  it('have secrets of their operator in no parameter: what is told is where they are kept', () => {
    for (const [name, { Parameters = {} }] of dev)
      expect(Object.keys(Parameters), name).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/Secret|Token$/)]),
      );
    const [provider] = resourcesOf(dev).filter(([, { Type }]) => Type === 'AWS::Cognito::UserPoolIdentityProvider');
    // Of each the version that the deployment reads: one that was replaced comes with the next.
    const at = (name: string, version: string) => ({
      'Fn::Join': ['', [`{{resolve:secretsmanager:${name}:SecretString:::`, { Ref: version }, '}}']],
    });
    expect(JSON.stringify(provider)).toContain(
      JSON.stringify(at('portico/example/corporate-idp', 'CorporateIdpVersion')),
    );
    const [app] = resourcesOf(dev).filter(([, { Type }]) => Type === 'AWS::Amplify::App');
    expect(app?.[1].Properties?.AccessToken).toEqual(at('portico/example/repository', 'RepositoryVersion'));
  });
});
