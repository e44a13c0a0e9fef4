import { type Phrase, phrase } from '@portico/words';
import type { ErrorCode } from 'yaml';

/** What the YAML parser's errors mean to who wrote the text, by their code (https://eemeli.org/yaml/#errors). */
const WORDS: Readonly<Record<ErrorCode, Phrase>> = {
  ALIAS_PROPS: phrase`An alias cannot have an anchor or a tag.`,
  BAD_ALIAS: phrase`An alias is not written as one.`,
  BAD_COLLECTION_TYPE: phrase`A tag asks for another kind of value than stands here.`,
  BAD_DIRECTIVE: phrase`A directive at the start of the document is not understood.`,
  BAD_DQ_ESCAPE: phrase`A text in double quotes contains an escape that YAML does not know.`,
  BAD_INDENT: phrase`The indentation does not fit what it belongs to.`,
  BAD_PROP_ORDER: phrase`An anchor or a tag must stand before the value, not before its mark.`,
  BAD_SCALAR_START: phrase`A text without quotes cannot begin with this character.`,
  BLOCK_AS_IMPLICIT_KEY: phrase`A value that contains others must begin on a line of its own.`,
  BLOCK_IN_FLOW: phrase`Inside brackets a value must be written with brackets too.`,
  DUPLICATE_KEY: phrase`A key appears twice.`,
  IMPOSSIBLE: phrase`The document cannot be read as YAML.`,
  KEY_OVER_1024_CHARS: phrase`A key is longer than 1,024 characters.`,
  MISSING_CHAR: phrase`A character is missing: a colon, a comma, a quote or a bracket.`,
  MULTILINE_IMPLICIT_KEY: phrase`A key must stand on one line; a colon or a quote may be missing.`,
  MULTIPLE_ANCHORS: phrase`A value can have one anchor.`,
  MULTIPLE_DOCS: phrase`The file holds more than one document.`,
  MULTIPLE_TAGS: phrase`A value can have one tag.`,
  NON_STRING_KEY: phrase`A key must be a plain text, not a list or an object.`,
  RESOURCE_EXHAUSTION: phrase`The document is nested too deeply.`,
  TAB_AS_INDENT: phrase`A tab is used to indent; YAML takes spaces only.`,
  TAG_RESOLVE_FAILED: phrase`A tag is not known.`,
  UNEXPECTED_TOKEN: phrase`Something stands here that does not belong here.`,
};

export const yamlWords = (code: ErrorCode): Phrase => WORDS[code] ?? WORDS.IMPOSSIBLE;
