import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { transportSource } from './call-source.ts';
import { contentSource } from './content-source.ts';
import { credentialsSource, schemeSource } from './credentials-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitParams } from './emit-params.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { encodeSource } from './encode-source.ts';
import { errorSources } from './errors-source.ts';
import { contextOf } from './java-types.ts';
import { fileInputSource, inputsSource, jsonSource } from './json-source.ts';
import { jsonTypeSource } from './json-type-source.ts';
import { jsonChoiceSource, jsonModelSource, modelBuilderSource, openEnumSource } from './model-source.ts';
import { operationSource } from './operation-source.ts';
import { clientOptionsSource } from './options-source.ts';
import { packageFiles } from './package-files.ts';
import { pageIterableSource } from './pages-source.ts';
import { scalarsSource } from './scalars-source.ts';
import { shapeSource, variantsSource } from './shape-source.ts';
import { eventStreamSource, pieceStreamSource, serverSentEventSource } from './streams-source.ts';
import { answersSource, settingsSource, wireSource } from './transport-source.ts';

/** Classes that are the same in every SDK but for their package. */
const RUNTIME: Readonly<Record<string, string>> = {
  ...errorSources,
  Answers: answersSource,
  ClientOptions: clientOptionsSource,
  Content: contentSource,
  Credentials: credentialsSource,
  Encode: encodeSource,
  EventStream: eventStreamSource,
  FileInput: fileInputSource,
  Inputs: inputsSource,
  Json: jsonSource,
  JsonChoice: jsonChoiceSource,
  JsonModel: jsonModelSource,
  JsonType: jsonTypeSource,
  ModelBuilder: modelBuilderSource,
  OpenEnum: openEnumSource,
  Operation: operationSource,
  PageIterable: pageIterableSource,
  PieceStream: pieceStreamSource,
  Scalars: scalarsSource,
  Scheme: schemeSource,
  ServerSentEvent: serverSentEventSource,
  Settings: settingsSource,
  Shape: shapeSource,
  Transport: transportSource,
  Variants: variantsSource,
  Wire: wireSource,
};

/** Emits a Java library: Java 17 and later, Jackson only, built by Maven. Of more classes than `filesMax`, some share a file. */
export const emitJava = (plan: SdkPlan, { filesMax }: { readonly filesMax?: number } = {}): SdkFile[] => {
  const context = contextOf(plan, filesMax);
  const { folder, root } = context.names;
  const source =
    (place: string) =>
    ([name, text]: readonly [string, string]): SdkFile => ({
      path: `src/main/java/${folder}${place}/${name}.java`,
      text,
    });
  const runtime = Object.entries(RUNTIME).map(([name, text]) => [name, `package ${root}.runtime;\n\n${text}`] as const);
  return [
    ...emitClient(context).map(source('')),
    source('')(['Webhooks', emitWebhooks(context)]),
    ...emitModels(context).map(source('/models')),
    ...emitParams(context).map(source('/params')),
    ...runtime.map(source('/runtime')),
    ...packageFiles(context),
  ];
};
