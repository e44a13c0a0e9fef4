import type { Phrase } from '@portico/words';
import { BaseResolver, createConfig, lintDocument, Source } from '@redocly/openapi-core';
import { follow, type JsonObject, pointerOfReference } from '../json-value.ts';
import './linear-examples.ts';
import { guarded } from './guarded-rules.ts';
import { REDOCLY_RULES } from './lint-rules.ts';
import { redoclyWords } from './redocly-words.ts';

export type RawFinding = { readonly rule: string; readonly words: Phrase; readonly pointer: string };

/** Refuses everything: a document that was read holds all it refers to. */
class NothingOutside extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    throw new Error(`nothing outside the document is opened: ${reference}`);
  }
}

const MESSAGE_MAX = 300;

/** One line, without the engine's hints to its own settings. */
const sentence = (message: string): string => {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > MESSAGE_MAX ? `${line.slice(0, MESSAGE_MAX - 1)}…` : line;
};

/** The place itself, or what it would be in when it is not there. */
const existing = (document: JsonObject, pointer: string): string => {
  let at = pointer;
  while (at !== '' && follow(document, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
};

/** What the kept engine finds with the given rules. The document is checked and has no reference that leads out. */
export const redoclyFindings = async (document: JsonObject, rules: readonly string[]): Promise<RawFinding[]> => {
  const on = new Set(rules);
  const config = await createConfig({
    rules: Object.fromEntries(Object.keys(REDOCLY_RULES).map((name) => [name, on.has(name) ? 'warn' : 'off'])),
  });
  // Its positions would be of a text it is not given: pointers are enough, and placed by the reader.
  const source = new Source('/openapi.json', '');
  const problems = await lintDocument({
    document: { source, parsed: document },
    config: guarded(config),
    externalRefResolver: new NothingOutside(),
  });
  return problems.flatMap(({ ruleId, message, location: [place] }) =>
    on.has(ruleId)
      ? {
          rule: ruleId,
          words: redoclyWords(ruleId, sentence(message)),
          pointer: existing(document, pointerOfReference((place?.pointer ?? '#').replace(/^#\/$/, '#')) ?? ''),
        }
      : [],
  );
};
