import { cSharpSample, goSample, javaSample } from './compiled-samples.ts';
import type { SampleRequest } from './sample-request.ts';
import { curlSample, javaScriptSample, phpSample, pythonSample, rubySample } from './script-samples.ts';

export const SAMPLE_LANGUAGES = ['curl', 'javascript', 'python', 'go', 'java', 'csharp', 'ruby', 'php'] as const;

export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number];

/** What people call them. */
export const SAMPLE_LABELS: Readonly<Record<SampleLanguage, string>> = {
  curl: 'curl',
  javascript: 'JavaScript',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  csharp: 'C#',
  ruby: 'Ruby',
  php: 'PHP',
};

const WRITERS: Readonly<Record<SampleLanguage, (request: SampleRequest) => string>> = {
  curl: curlSample,
  javascript: javaScriptSample,
  python: pythonSample,
  go: goSample,
  java: javaSample,
  csharp: cSharpSample,
  ruby: rubySample,
  php: phpSample,
};

/** The code that sends a request; every value is quoted as the language does. */
export const writeSample = (language: SampleLanguage, request: SampleRequest): string => WRITERS[language](request);
