import { credentialOf, folderOf, type SdkUsage, variablesOf } from '../plan/sdk-usage.ts';
import { firstCall } from './go-samples.ts';
import type { GoPackage } from './go-types.ts';

const FIELDS = { key: ['APIKey'], password: ['Username', 'Password'], token: ['Token'] } as const;

const credentials = ({ plan }: GoPackage): string => {
  const credential = credentialOf(plan);
  const fields = credential ? FIELDS[credential] : [];
  const variables = variablesOf(plan);
  return fields.map((field, index) => `${field}: os.Getenv("${variables[index]}")`).join(', ');
};

const programOf = (go: GoPackage): string => {
  const { module, identifier } = go.names;
  const call = firstCall(go);
  const given = credentials(go);
  const needs = (name: string, used: boolean): string => (used ? `\t"${name}"\n` : '');
  const action = call
    ? `\t${call.takes.join(', ')} := ${call.code}
	if err != nil {
		log.Fatal(err)
	}
	log.Print(${call.takes.length > 1 ? 'answer' : '"done"'})`
    : '\tlog.Print(client)';
  const imported = [
    needs('context', call?.code.includes('context.') ?? false),
    needs('log', true),
    needs('os', given !== ''),
    needs('strings', call?.code.includes('strings.') ?? false),
  ].join('');
  return `package main

import (
${imported}
	${identifier} "${module}"
)

func main() {
	client := ${identifier}.New(${identifier}.Config{${given}})
${action}
}`;
};

export const goUsage = (go: GoPackage): SdkUsage => {
  const { module } = go.names;
  const folder = folderOf(go.plan);
  return {
    folder,
    install: `go mod edit -require=${module}@v0.0.0 -replace=${module}=./${folder}`,
    dependency: undefined,
    program: programOf(go),
    variables: variablesOf(go.plan),
  };
};
