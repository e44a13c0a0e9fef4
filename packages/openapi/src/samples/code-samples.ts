import { SAMPLE_LABELS, SAMPLE_LANGUAGES, type SampleLanguage, writeSample } from '@portico/samples';
import { follow, isList, type JsonValue, member, textOf } from '../json-value.ts';
import type { ApiModel, Operation } from '../model/api-model.ts';
import { sampleRequest } from './sample-request.ts';

export type CodeSample = {
  /** One of ours, or another that the document brings. */
  readonly language: string;
  readonly label: string;
  readonly source: string;
  /** It stands in the document (`x-codeSamples`). */
  readonly given: boolean;
};

/** Names that documents have for the languages. */
const ALIASES: Readonly<Record<string, SampleLanguage>> = {
  shell: 'curl',
  bash: 'curl',
  sh: 'curl',
  js: 'javascript',
  node: 'javascript',
  'node.js': 'javascript',
  nodejs: 'javascript',
  py: 'python',
  golang: 'go',
  'c#': 'csharp',
  cs: 'csharp',
  rb: 'ruby',
};

const SOURCE_MAX = 20_000;

const languageOf = (name: string): string => {
  const folded = name.toLowerCase();
  return Object.hasOwn(ALIASES, folded) ? (ALIASES[folded] ?? folded) : folded;
};

const givenSamples = (raw: JsonValue | undefined): CodeSample[] => {
  const list = member(raw, 'x-codeSamples') ?? member(raw, 'x-code-samples');
  return (isList(list) ? list : []).flatMap((entry) => {
    const name = textOf(entry, 'lang');
    const source = textOf(entry, 'source');
    if (name === undefined || source === undefined) return [];
    return {
      language: languageOf(name),
      label: textOf(entry, 'label') ?? name,
      source: source.slice(0, SOURCE_MAX),
      given: true,
    };
  });
};

/**
 * Samples of one operation: those of the document first, then ours in the languages it has none in. The request they
 * make is valid by the document; every value is quoted as its language does. Throws RangeError for an unknown key.
 */
export const codeSamples = (
  model: ApiModel,
  operationKey: string,
  options: { readonly serverUrl?: string } = {},
): CodeSample[] => {
  const operation: Operation | undefined = model.operations.find(({ key }) => key === operationKey);
  if (!operation) throw new RangeError(`no operation ${JSON.stringify(operationKey)}`);
  const given = givenSamples(follow(model.document, operation.pointer));
  const taken = new Set(given.map(({ language }) => language));
  const request = sampleRequest(
    model,
    operation,
    options.serverUrl ?? operation.servers[0]?.url ?? 'https://api.example.com',
  );
  const made = SAMPLE_LANGUAGES.filter((language) => !taken.has(language)).map((language): CodeSample => {
    return { language, label: SAMPLE_LABELS[language], source: writeSample(language, request), given: false };
  });
  return [...given, ...made];
};
