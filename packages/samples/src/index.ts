export {
  BODY_FILE,
  type JsonValue,
  type SampleBody,
  type SamplePart,
  type SampleRequest,
} from './sample-request.ts';
export { SAMPLE_LABELS, SAMPLE_LANGUAGES, type SampleLanguage, writeSample } from './write-sample.ts';
