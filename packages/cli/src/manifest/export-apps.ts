import { appNameOf } from './app-names.ts';
import { type AppState, appSpec } from './apps.ts';
import type { Specs, Suite } from './entities.ts';
import { asWritten } from './references.ts';
import { reference, type SecretNames } from './secret-names.ts';

type Test = Suite['tests'][number];

/** Headers and parameters of a query that are called like a secret. */
const SECRET = /auth|cookie|credential|key|passw|secret|session|signature|token/i;

const withoutSecrets = ({ request, ...test }: Test, nameOf: SecretNames): Test => {
  const { path, headers, ...rest } = request;
  const [before = '', ...query] = path.split('?');
  const parameters = query.length === 0 ? [] : query.join('?').split('&');
  const said = parameters.map((parameter) => {
    const [name = ''] = parameter.split('=');
    return SECRET.test(name) && parameter.length > name.length + 1
      ? `${name}=${reference(nameOf('query', name))}`
      : parameter;
  });
  const sent = Object.entries(headers ?? {}).map(([name, value]) => [
    name,
    SECRET.test(name) && value ? reference(nameOf(name)) : value,
  ]);
  return {
    ...test,
    request: {
      ...rest,
      path: query.length === 0 ? before : `${before}?${said.join('&')}`,
      ...(headers && { headers: Object.fromEntries(sent) }),
    },
  };
};

/** An app as it is written, what its tests prove themselves with by reference. */
export const writtenApp = (name: string, state: AppState, secretName: SecretNames): Specs['App'] => {
  // What means itself has the form of what it was.
  const { testSuites, ...spec } = asWritten(appSpec(state)) as Specs['App'];
  const { team, called, nth } = appNameOf(name);
  const app = [team, called, ...(nth === 1 ? [] : [String(nth)])];
  const suites = testSuites?.map((suite) => ({
    ...suite,
    tests: suite.tests.map((test, index) =>
      withoutSecrets(test, (...parts) => secretName(...app, suite.name, String(index + 1), ...parts)),
    ),
  }));
  return { ...spec, ...(suites && { testSuites: suites }) };
};
