import { credentialOf, folderOf, type SdkUsage, variablesOf } from '../plan/sdk-usage.ts';
import { firstCall, programImports } from './java-samples.ts';
import type { Context } from './java-types.ts';

const BUILDERS = { key: 'apiKey', password: 'basic', token: 'token' } as const;

const programOf = (context: Context): string => {
  const call = firstCall(context);
  const { client: clientName } = context.names;
  const credential = credentialOf(context.plan);
  const read = variablesOf(context.plan).map((variable) => `System.getenv("${variable}")`);
  const given = credential ? `.${BUILDERS[credential]}(${read.join(', ')})` : '';
  const silent = call && !call.method.planned.result;
  const action = !call ? '' : silent ? `\n        ${call.code};` : `\n        System.out.println(${call.code});`;
  const text = `public class Example {
    public static void main(String[] arguments) {
        var client = new ${clientName}(ClientOptions.builder()${given}.build());${action}
    }
}`;
  return `${programImports(text, context)}\n${text}`;
};

export const javaUsage = (context: Context): SdkUsage => {
  const { names, plan } = context;
  const folder = folderOf(plan);
  return {
    folder,
    install: `mvn --file ${folder} install`,
    dependency: {
      file: 'pom.xml',
      text: `<dependency>
  <groupId>sdk</groupId>
  <artifactId>${names.artifact}</artifactId>
  <version>${names.version}</version>
</dependency>`,
    },
    program: programOf(context),
    variables: variablesOf(plan),
  };
};
