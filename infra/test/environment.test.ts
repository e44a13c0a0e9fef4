import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from '../lib/environment.ts';
import { environmentSchema } from '../lib/environment-schema.ts';
import { PARAMETER_RULES } from '../lib/parameter-rules.ts';
import { SECRET_VERSIONS } from '../lib/secret-versions.ts';
import { synthesized } from './synthesized.ts';

const here = (file: string) => readFileSync(new URL(`../environments/${file}`, import.meta.url), 'utf8');
type File = { account: string; kind: string; parameters: Record<string, unknown> };
const example = (): File => JSON.parse(here('example.json'));
const parse = (change: (file: File) => void, name = 'dev') => {
  const file = example();
  change(file);
  return () => parseEnvironment(name, JSON.stringify(file));
};

describe('a file of an environment', () => {
  it('is checked by the schema that is beside it for editors', () => {
    expect(JSON.parse(here('environment.schema.json'))).toEqual(environmentSchema());
    expect(example()).toHaveProperty('$schema', './environment.schema.json');
    expect(parseEnvironment('example', here('example.json'))).toMatchObject({ name: 'example', kind: 'production' });
  });

  it.each<[string, (file: File) => void, RegExp]>([
    [
      'a slash at the end',
      ({ parameters }) => (parameters.PortalUrl = 'https://a.example.com/'),
      /PortalUrl must be an origin/,
    ],
    ['a path', ({ parameters }) => (parameters.ApiUrl = 'https://a.example.com/v1'), /ApiUrl must be an origin/],
    [
      'a certificate of another Region',
      ({ parameters }) =>
        (parameters.CertificateArn =
          'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000'),
      /CertificateArn must be the ARN of a certificate of ACM in us-east-1/,
    ],
    [
      'a mail address without a host',
      ({ parameters }) => (parameters.AlarmEmail = 'operations'),
      /AlarmEmail must be a mail address/,
    ],
    ['too few', ({ parameters }) => (parameters.AppsPerTeam = 0), /AppsPerTeam must be a whole number from 1/],
    ['a number as text', ({ parameters }) => (parameters.AppsPerTeam = '5'), /AppsPerTeam must be a whole number/],
    [
      'a repository that Amplify has no token for',
      ({ parameters }) => (parameters.RepositoryUrl = 'https://gitlab.com/a/b'),
      /RepositoryUrl must be a repository on GitHub/,
    ],
    [
      'a secret itself',
      ({ parameters }) => (parameters.RepositoryToken = 'ghp_0123456789abcdef'),
      /RepositoryToken must be where the secret is kept/,
    ],
    [
      'a misspelt name',
      ({ parameters }) => (parameters.PortalURL = 'https://a.example.com'),
      /parameters has PortalURL, which is no parameter/,
    ],
    ['a value left out', ({ parameters }) => delete parameters.MailFrom, /must have required property 'MailFrom'/],
    ['no account', (file) => (file.account = '1234'), /account must be an account of AWS/],
    ['a kind that there is not', (file) => (file.kind = 'staging'), /kind must be one of production, development/],
  ])('is refused with %s, in a sentence that leads there', (_what, change, says) => {
    expect(parse(change)).toThrow(says);
  });

  it('tells all that is wrong at once, and never what a secret is', () => {
    const wrong = parse(({ parameters }) =>
      Object.assign(parameters, { PortalUrl: 'x', ApiUrl: 'y', RepositoryToken: 'ghp_0123456789abcdef' }),
    );
    expect(wrong).toThrow(/PortalUrl.*\n?.*ApiUrl/s);
    expect(wrong).not.toThrow(/ghp_/);
  });

  it.each(['Dev', 'd', 'dev-1', 'averyverylongname'])('is not called %s', (name) => {
    expect(parse(() => {}, name)).toThrow(EnvironmentError);
  });

  it('may say where a value is kept', () => {
    expect(parse(({ parameters }) => (parameters.AlarmEmail = { ssm: '/portico/alarms' }))()).toMatchObject({
      parameters: { AlarmEmail: { ssm: '/portico/alarms' } },
    });
  });
});

/** The CDK's, and the digest of the others. */
const SAID_BY_THE_DEPLOYMENT: ReadonlySet<string> = new Set(['BootstrapVersion', 'Release']);

describe('every parameter of the template', () => {
  const { templates } = synthesized();
  const declared = Object.values(templates).flatMap(({ Parameters = {} }) =>
    Object.entries(Parameters).filter(([name]) => !SAID_BY_THE_DEPLOYMENT.has(name)),
  );

  it('is one of those that environments say, and refuses what they refuse', () => {
    // Versions of secrets are said by the deployment, which reads them.
    const said = declared.map(([name]) => name).filter((name) => !Object.hasOwn(SECRET_VERSIONS, name));
    expect([...new Set(said)].sort()).toEqual(Object.keys(PARAMETER_RULES).sort());
    for (const [name, parameter] of declared) {
      const rule = Object.entries(PARAMETER_RULES).find(([one]) => one === name)?.[1];
      if (rule?.kind === 'text') expect(parameter, name).toMatchObject({ AllowedPattern: rule.pattern });
      if (rule?.kind === 'number')
        expect(parameter, name).toMatchObject({ Type: 'Number', MinValue: rule.least, MaxValue: rule.most });
      if (rule?.kind === 'secret') expect(parameter, name).toMatchObject({ NoEcho: true });
    }
  });

  it('has a default that is a value of it, or none', () => {
    for (const [name, rule] of Object.entries(PARAMETER_RULES)) {
      if (rule.default === undefined || rule.kind === 'secret') continue;
      if (rule.kind === 'text') expect(rule.default, name).toMatch(new RegExp(rule.pattern, 'u'));
      else expect(Number(rule.default), name).toBeGreaterThanOrEqual(rule.least);
    }
  });
});
