import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SdkFile } from '../sdk-file.ts';
import { TRANSPORT_SOURCE } from './call-source.ts';
import { CONTENT_SOURCE } from './content-source.ts';
import { CREDENTIALS_SOURCE, SCHEME_SOURCE } from './credentials-source.ts';
import { emitClient } from './emit-client.ts';
import { emitModels } from './emit-models.ts';
import { emitParams } from './emit-params.ts';
import { emitWebhooks } from './emit-webhooks.ts';
import { ENCODE_SOURCE } from './encode-source.ts';
import { ERROR_SOURCES } from './errors-source.ts';
import { contextOf } from './java-types.ts';
import { FILE_INPUT_SOURCE, INPUTS_SOURCE, JSON_SOURCE } from './json-source.ts';
import { JSON_TYPE_SOURCE } from './json-type-source.ts';
import { JSON_CHOICE_SOURCE, JSON_MODEL_SOURCE, MODEL_BUILDER_SOURCE, OPEN_ENUM_SOURCE } from './model-source.ts';
import { OPERATION_SOURCE } from './operation-source.ts';
import { CLIENT_OPTIONS_SOURCE } from './options-source.ts';
import { packageFiles } from './package-files.ts';
import { PAGE_ITERABLE_SOURCE } from './pages-source.ts';
import { SCALARS_SOURCE } from './scalars-source.ts';
import { SHAPE_SOURCE, VARIANTS_SOURCE } from './shape-source.ts';
import { EVENT_STREAM_SOURCE, PIECE_STREAM_SOURCE, SERVER_SENT_EVENT_SOURCE } from './streams-source.ts';
import { ANSWERS_SOURCE, SETTINGS_SOURCE, WIRE_SOURCE } from './transport-source.ts';

/** Classes that are the same in every SDK but for their package. */
const RUNTIME: Readonly<Record<string, string>> = {
  ...ERROR_SOURCES,
  Answers: ANSWERS_SOURCE,
  ClientOptions: CLIENT_OPTIONS_SOURCE,
  Content: CONTENT_SOURCE,
  Credentials: CREDENTIALS_SOURCE,
  Encode: ENCODE_SOURCE,
  EventStream: EVENT_STREAM_SOURCE,
  FileInput: FILE_INPUT_SOURCE,
  Inputs: INPUTS_SOURCE,
  Json: JSON_SOURCE,
  JsonChoice: JSON_CHOICE_SOURCE,
  JsonModel: JSON_MODEL_SOURCE,
  JsonType: JSON_TYPE_SOURCE,
  ModelBuilder: MODEL_BUILDER_SOURCE,
  OpenEnum: OPEN_ENUM_SOURCE,
  Operation: OPERATION_SOURCE,
  PageIterable: PAGE_ITERABLE_SOURCE,
  PieceStream: PIECE_STREAM_SOURCE,
  Scalars: SCALARS_SOURCE,
  Scheme: SCHEME_SOURCE,
  ServerSentEvent: SERVER_SENT_EVENT_SOURCE,
  Settings: SETTINGS_SOURCE,
  Shape: SHAPE_SOURCE,
  Transport: TRANSPORT_SOURCE,
  Variants: VARIANTS_SOURCE,
  Wire: WIRE_SOURCE,
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
