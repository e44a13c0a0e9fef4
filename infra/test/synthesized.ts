import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPortico } from '../bin/portico.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Template = {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string; readonly NoEcho?: boolean }>>;
  readonly Outputs?: unknown;
};

/** Synthesizes everything into a folder of its own; the text of each stack's template by its file name. */
export const synthesize = (): Readonly<Record<string, string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-synth-'));
  try {
    createPortico(folder).synth();
    const files = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
    return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Every resource of a type as `[stack, logical id, resource]`. */
export const resourcesOf = (templates: Readonly<Record<string, Template>>, type: string) =>
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
export const statementsOf = (templates: Readonly<Record<string, Template>>) =>
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
