import { LIMIT_PARAMETERS, REQUEST_LIMIT_NAMES } from '@portico/domain';
import { StartError } from './ports.ts';

/** For a measurement or a test that asks more than a person would. */
export const MANY_REQUESTS = Object.fromEntries(
  [
    ...REQUEST_LIMIT_NAMES.map((name) => LIMIT_PARAMETERS[name]),
    ...['RequestsPerAddress', 'PassedOnPerAddress', 'SignInRequestsPerAddress'],
  ].map((name) => [name, '1000000000']),
);

/** Parameters of the template as the environment gives them: `Name=value`, by spaces. */
export const parametersFrom = (text = process.env.PORTICO_PARAMETERS ?? ''): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(' ')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        if (at < 1) throw new StartError(`PORTICO_PARAMETERS: ${pair} is no Name=value`);
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
