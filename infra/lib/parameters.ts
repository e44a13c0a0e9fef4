import { LIMIT_PARAMETERS, REQUEST_LIMIT_NAMES } from '@portico/domain';
import { CfnParameter, type CfnParameterProps, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environmentOf } from './environment.ts';
import { PARAMETER_RULES, type ParameterName, type ParameterRule, type SecretName } from './parameter-rules.ts';
import { secretAt, secretVersion, VERSION_OF } from './secret-versions.ts';

const declarationOf = (rule: ParameterRule): CfnParameterProps => ({
  description: rule.description,
  ...(rule.default !== undefined && { default: rule.default }),
  ...(rule.kind === 'number' && {
    ...{ type: 'Number', minValue: rule.least, maxValue: rule.most },
    ...(rule.values && { allowedValues: rule.values.map(String) }),
  }),
  ...(rule.kind === 'text' && {
    ...{ type: 'String', allowedPattern: rule.pattern, constraintDescription: `must be ${rule.must}` },
  }),
  ...(rule.kind === 'secret' && { type: 'String', noEcho: true }),
});

/** The value of a deployment parameter; declared in the scope's stack on first use. */
export const parameter = (scope: Construct, name: Exclude<ParameterName, SecretName>): string => declared(scope, name);

const declared = (scope: Construct, name: ParameterName): string => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild(name);
  if (found instanceof CfnParameter) return found.valueAsString;
  return new CfnParameter(stack, name, declarationOf(PARAMETER_RULES[name])).valueAsString;
};

/**
 * A secret that an operator has: where the deployment's environment says where it is kept, CloudFormation reads it there
 * and puts it into the resource, so that neither template nor parameters have it.
 */
export const operatorsSecret = (scope: Construct, name: SecretName): string => {
  const kept = environmentOf(scope)?.parameters[name];
  if (kept === undefined) return declared(scope, name);
  return secretAt(kept.secretsManager, secretVersion(scope, VERSION_OF[name]), kept.key);
};

/** The host of a URL parameter: https://host → host. */
export const hostOf = (scope: Construct, name: 'PortalUrl' | 'ApiUrl' | 'SignInUrl') =>
  Fn.select(2, Fn.split('/', parameter(scope, name)));

/** The limits of requests as functions read them: `name=number`, by spaces. */
export const requestLimits = (scope: Construct): string =>
  REQUEST_LIMIT_NAMES.map((name) => `${name}=${parameter(scope, LIMIT_PARAMETERS[name])}`).join(' ');
