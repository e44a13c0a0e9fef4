import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
type Template = {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<
    Record<string, { readonly Default?: string; readonly NoEcho?: boolean; readonly AllowedValues?: readonly string[] }>
  >;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: unknown;
};

/** The text of each stack's template by its file name. */
const templatesIn = (folder: string): Readonly<Record<string, string>> => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
};

/** Synthesizes everything into a folder of its own. */
export const synthesize = async (): Promise<Readonly<Record<string, string>>> => {
  const { createPortico } = await import('../bin/portico.ts');
  const folder = mkdtempSync(join(tmpdir(), 'portico-synth-'));
  try {
    createPortico(folder).synth();
    return templatesIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Every resource of a type as `[stack, logical id, resource]`. */
const resourcesOf = (templates: Readonly<Record<string, Template>>, type: string) =>
  Object.entries(templates).flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({
        stack: stack.replace('.template.json', ''),
        id,
        properties: resource.Properties ?? {},
        resource,
      })),
  );

/** Every statement of every role, inline or attached. */
const statementsOf = (templates: Readonly<Record<string, Template>>) =>
  [...resourcesOf(templates, 'AWS::IAM::Policy'), ...resourcesOf(templates, 'AWS::IAM::Role')].flatMap(
    ({ stack, id, properties }) => {
      const inline =
        (properties.Policies as { PolicyDocument: unknown }[] | undefined)?.map(
          ({ PolicyDocument }) => PolicyDocument,
        ) ?? [];
      return [properties.PolicyDocument, ...inline]
        .filter((document) => document !== undefined)
        .flatMap(
          (document) => (document as { Statement: { Effect: string; Action: unknown; Resource: unknown }[] }).Statement,
        )
        .map((statement) => ({
          stack,
          id,
          effect: statement.Effect,
          actions: [statement.Action].flat().map(String),
          resources: [statement.Resource].flat(),
        }));
    },
  );

/** The logical id a Ref or GetAtt leads to. */
export const target = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(text)?.[1] ?? '';
};

const look = () => {
  const texts = templatesIn(join(import.meta.dirname, '../../cdk.out'));
  const templates: Readonly<Record<string, Template>> = Object.fromEntries(
    // Made by the line above.
    Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as Template]),
  );
  const all = (type: string) => resourcesOf(templates, type);
  // Others are CDK's own.
  const stacks = ['PorticoFunctions', 'PorticoIdentity'];
  const ours = () => all('AWS::Lambda::Function').filter(({ stack }) => stacks.includes(stack));
  return { texts, templates, all, ours, statements: () => statementsOf(templates) };
};
let looked: ReturnType<typeof look> | undefined;

/** What everything becomes, as `npm run synth` has made it. */
export const synthesized = () => {
  looked ??= look();
  return looked;
};
