import { phrase } from '@portico/words';
import { isAsyncApi, type JsonValue, textOf } from '../json-value.ts';
import { asyncApiTables } from './asyncapi-shapes.ts';
import { type Bundle, BundleError, bundleFiles, openApiTables } from './bundle-files.ts';
import { decodeText } from './decode-text.ts';
import { type DocumentProblem, type Finding, PROBLEMS_MAX, placed } from './document-problem.ts';
import { type DocumentRoot, rootsAmong } from './document-roots.ts';
import { versionOf } from './document-version.ts';
import { parseJson } from './parse-json.ts';
import type { ParsedText, PlacedFinding } from './parsed-text.ts';
import { findRoot, isText, isZip, type SourceFiles, unpackArchive } from './source-files.ts';
import { createPositions } from './text-position.ts';

/** A parsed document, and how what is found in it gets its place in a text. */
export type Source = {
  readonly value: JsonValue;
  readonly format: 'json' | 'yaml';
  /** What the parser had to say; no error. */
  readonly problems: readonly DocumentProblem[];
  readonly place: (findings: readonly Finding[]) => DocumentProblem[];
} & Choice;

/** Of an archive with several documents: which there are, and the one that was taken. */
export type Choice = { readonly root?: string | undefined; readonly roots?: readonly DocumentRoot[] | undefined };

type Unreadable = { readonly problems: readonly DocumentProblem[] } & Choice;

type Text = { readonly text: string; readonly parsed: ParsedText; readonly format: 'json' | 'yaml' };

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

const parse = async (text: string, format: 'json' | 'yaml'): Promise<ParsedText> =>
  format === 'json' ? parseJson(text) : (await import('./parse-yaml.ts')).parseYaml(text);

const placeSyntax = (text: string, findings: readonly PlacedFinding[]): DocumentProblem[] => {
  const positionAt = createPositions(text);
  return findings.slice(0, PROBLEMS_MAX).map((finding) => placed(finding, positionAt(finding.offset)));
};

const inOrder = (problems: DocumentProblem[]): DocumentProblem[] =>
  problems.sort((a, b) => (a.file ?? '').localeCompare(b.file ?? '') || a.line - b.line || a.column - b.column);

/** Errors first where there are too many. */
const worst = <F extends Finding>(findings: readonly F[]): F[] =>
  findings
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .slice(0, PROBLEMS_MAX);

const placeIn = ({ text, parsed }: Text, findings: readonly Finding[]): DocumentProblem[] => {
  if (findings.length === 0) return [];
  const located = parsed.locate(new Set(findings.map(({ pointer }) => pointer)));
  const positionAt = createPositions(text);
  return findings.map((finding) => placed(finding, positionAt(located.get(finding.pointer) ?? 0)));
};

const parseText = async (bytes: Uint8Array): Promise<(Text & { syntax: DocumentProblem[] }) | Unreadable> => {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const { text } = decoded;
  const format = looksLikeJson(text) ? 'json' : 'yaml';
  const parsed = await parse(text, format);
  return { text, parsed, format, syntax: placeSyntax(text, parsed.findings) };
};

const refuse = (finding: Finding): Unreadable => ({ problems: [placed(finding, { line: 1, column: 1 })] });

const parseOne = async (bytes: Uint8Array, root: string | undefined): Promise<Source | Unreadable> => {
  if (root !== undefined) {
    const words = phrase`Only in an archive there are files to choose the document from.`;
    return refuse({ severity: 'error', rule: 'archive-root', words, pointer: '' });
  }
  const read = await parseText(bytes);
  if (!('parsed' in read)) return read;
  const { value } = read.parsed;
  if (value === undefined) return { problems: read.syntax };
  const place = (findings: readonly Finding[]) => inOrder(placeIn(read, worst(findings)));
  return { value, format: read.format, problems: read.syntax, place };
};

/** Findings by the file they were written in, each at its own place there. */
const placeInFiles = (
  texts: ReadonlyMap<string, Text>,
  bundle: Bundle,
  findings: readonly Finding[],
): DocumentProblem[] => {
  const found = worst(findings).map((finding) => ({ finding, ...bundle.origin(finding.pointer) }));
  return [...Map.groupBy(found, ({ file }) => file)].flatMap(([file, entries]) => {
    const text = texts.get(file);
    const moved = entries.map(({ finding, pointer }) => ({ ...finding, pointer }));
    return text ? placeIn(text, moved).map((problem) => ({ ...problem, file })) : [];
  });
};

const parseFiles = async (given: SourceFiles, wanted: string | undefined): Promise<Source | Unreadable> => {
  const files = new Map([...given].filter(([path]) => isText(path)));
  const texts = new Map<string, Text>();
  const syntax: DocumentProblem[] = [];
  for (const [file, bytes] of files) {
    const read = await parseText(bytes);
    if ('parsed' in read) texts.set(file, read);
    syntax.push(...('parsed' in read ? read.syntax : read.problems).map((problem) => ({ ...problem, file })));
  }
  const values = new Map(
    [...texts].flatMap(([file, { parsed }]) => (parsed.value === undefined ? [] : [[file, parsed.value]])),
  );
  const roots = rootsAmong(files, values);
  const found = findRoot(files, wanted);
  if ('finding' in found) return { ...refuse(found.finding), roots };
  const { root } = found;
  const choice = roots && { root, roots };
  const version = versionOf(values.get(root));
  if (syntax.some(({ severity }) => severity === 'error')) return { problems: inOrder(syntax), ...choice };
  const value = values.get(root);
  const isAsync = value !== undefined && isAsyncApi(value);
  if (!isAsync && 'finding' in version) return { ...refuse(version.finding), ...choice };
  try {
    const tables =
      isAsync || 'finding' in version
        ? asyncApiTables(textOf(value, 'asyncapi') ?? '')
        : openApiTables(version.version);
    const bundle = bundleFiles(values, root, tables);
    const lost = bundle.findings.flatMap(({ place: { file, pointer }, ...finding }) => {
      const text = texts.get(file);
      return text ? placeIn(text, [{ ...finding, pointer }]).map((problem) => ({ ...problem, file })) : [];
    });
    if (lost.length > 0) return { problems: inOrder(lost.slice(0, PROBLEMS_MAX)), ...choice };
    const place = (findings: readonly Finding[]) => inOrder(placeInFiles(texts, bundle, findings));
    const format = texts.get(root)?.format ?? 'yaml';
    return { value: bundle.document, format, problems: inOrder(syntax), place, ...choice };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return { ...refuse({ severity: 'error', rule: 'bundle-size', words: error.words, pointer: '' }), ...choice };
  }
};

/** Parses one text, or the files of a zip or a folder into one bundled value: of the file `root`, or the one that is likeliest. */
export const parseSource = async (given: Uint8Array | SourceFiles, root?: string): Promise<Source | Unreadable> => {
  if (!(given instanceof Uint8Array)) return parseFiles(given, root);
  if (!isZip(given)) return parseOne(given, root);
  const unpacked = unpackArchive(given);
  return 'finding' in unpacked ? refuse(unpacked.finding) : parseFiles(unpacked.files, root);
};
