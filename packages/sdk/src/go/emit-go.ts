import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { AUTH_SOURCE } from './auth-source.ts';
import { BODIES_SOURCE } from './bodies-source.ts';
import { CONFIG_SOURCE } from './config-source.ts';
import { DECODE_SOURCE } from './decode-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitOperations } from './emit-operations.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { ENCODE_SOURCE } from './encode-source.ts';
import { ERRORS_SOURCE } from './errors-source.ts';
import { goPackage } from './go-types.ts';
import { OPERATION_SOURCE } from './operation-source.ts';
import { packageFiles } from './package-files.ts';
import { PAGES_SOURCE } from './pages-source.ts';
import { RECORD_SOURCE } from './record-source.ts';
import { REQUEST_SOURCE } from './request-source.ts';
import { RETRIES_SOURCE } from './retries-source.ts';
import { STREAMS_SOURCE } from './streams-source.ts';
import { TRANSPORT_SOURCE } from './transport-source.ts';
import { TREE_SOURCE } from './tree-source.ts';
import { UNION_SOURCE } from './union-source.ts';
import { VALUES_SOURCE } from './values-source.ts';

const RUNTIME: Readonly<Record<string, string>> = {
  auth: AUTH_SOURCE,
  bodies: BODIES_SOURCE,
  config: CONFIG_SOURCE,
  decode: DECODE_SOURCE,
  encode: ENCODE_SOURCE,
  errors: ERRORS_SOURCE,
  operation: OPERATION_SOURCE,
  pages: PAGES_SOURCE,
  record: RECORD_SOURCE,
  request: REQUEST_SOURCE,
  retries: RETRIES_SOURCE,
  streams: STREAMS_SOURCE,
  transport: TRANSPORT_SOURCE,
  tree: TREE_SOURCE,
  union: UNION_SOURCE,
  values: VALUES_SOURCE,
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
