import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { authSource } from './auth-source.ts';
import { bodiesSource } from './bodies-source.ts';
import { configSource } from './config-source.ts';
import { decodeSource } from './decode-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitOperations } from './emit-operations.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { encodeSource } from './encode-source.ts';
import { errorsSource } from './errors-source.ts';
import { goPackage } from './go-types.ts';
import { operationSource } from './operation-source.ts';
import { packageFiles } from './package-files.ts';
import { pagesSource } from './pages-source.ts';
import { recordSource } from './record-source.ts';
import { requestSource } from './request-source.ts';
import { retriesSource } from './retries-source.ts';
import { streamsSource } from './streams-source.ts';
import { transportSource } from './transport-source.ts';
import { treeSource } from './tree-source.ts';
import { unionSource } from './union-source.ts';
import { valuesSource } from './values-source.ts';

const RUNTIME: Readonly<Record<string, string>> = {
  auth: authSource,
  bodies: bodiesSource,
  config: configSource,
  decode: decodeSource,
  encode: encodeSource,
  errors: errorsSource,
  operation: operationSource,
  pages: pagesSource,
  record: recordSource,
  request: requestSource,
  retries: retriesSource,
  streams: streamsSource,
  transport: transportSource,
  tree: treeSource,
  union: unionSource,
  values: valuesSource,
};

/** Emits a Go package: standard library only, Go 1.19 and later, as gofmt writes it. */
export const emitGo = (plan: SdkPlan): SdkFile[] => {
  const go = goPackage(plan);
  const head = `package ${go.names.identifier}`;
  return [
    { path: 'client.go', text: emitClient(go) },
    ...emitModels(go),
    ...emitOperations(go),
    ...emitWebhooks(go),
    ...Object.entries(RUNTIME).map(([name, text]) => ({
      path: `${name}.go`,
      text: text.replace('package PACKAGE', () => head),
    })),
    ...packageFiles(go),
  ];
};
