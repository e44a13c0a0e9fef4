import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asArray, asObject, asString, isObject, type JsonObject } from '../json.ts';
import { LocalCloudError } from '../local-cloud-error.ts';

export type TemplateResource = {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly Metadata?: JsonObject;
};

export type Template = {
  readonly Parameters?: Readonly<Record<string, JsonObject>>;
  readonly Conditions?: JsonObject;
  readonly Mappings?: JsonObject;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, JsonObject>>;
};

export type AssemblyStack = {
  readonly name: string;
  readonly template: Template;
  /** Where the assembly (and so its assets) lies. */
  readonly folder: string;
};

export type Assembly = {
  /** In the order in which they deploy. */
  readonly stacks: readonly AssemblyStack[];
  /** Asset folder or file by the S3 object key that the template names. */
  readonly assets: ReadonlyMap<string, string>;
};

const readJson = (file: string): JsonObject => {
  try {
    return asObject(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new LocalCloudError(
      `Cannot read ${file}: ${error instanceof Error ? error.message : error}. Run the synth again.`,
    );
  }
};

const readAssets = (folder: string, file: string, assets: Map<string, string>): void => {
  const manifest = readJson(join(folder, file));
  for (const asset of Object.values(asObject(manifest.files))) {
    const source = asString(asObject(asObject(asset).source).path);
    for (const destination of Object.values(asObject(asObject(asset).destinations)))
      assets.set(asString(asObject(destination).objectKey), resolve(folder, source));
  }
};

type Found = {
  readonly id: string;
  readonly stack: AssemblyStack;
  readonly dependencies: readonly string[];
};

const readFolder = (folder: string, assets: Map<string, string>, found: Found[]): void => {
  const artifacts = asObject(readJson(join(folder, 'manifest.json')).artifacts);
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (!isObject(artifact)) continue;
    const properties = asObject(artifact.properties);
    const type = artifact.type;
    if (type === 'cdk:asset-manifest') readAssets(folder, asString(properties.file), assets);
    if (type === 'cdk:cloud-assembly') readFolder(join(folder, asString(properties.directoryName)), assets, found);
    if (type !== 'aws:cloudformation:stack') continue;
    // The synthesizer wrote the file; CloudFormation's own shape is assumed from here on.
    const template = readJson(join(folder, asString(properties.templateFile))) as unknown as Template;
    const name = asString(properties.stackName, id);
    found.push({
      id,
      stack: { name, template, folder },
      dependencies: asArray(artifact.dependencies).map((item) => asString(item)),
    });
  }
};

/** Reads a synthesized cloud assembly, nested assemblies included. */
export const readAssembly = (folder: string): Assembly => {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new LocalCloudError(`There is no synthesized assembly in ${folder}. Run npm run synth first.`);
  const assets = new Map<string, string>();
  const found: Found[] = [];
  readFolder(folder, assets, found);
  const byId = new Map(found.map((item) => [item.id, item]));
  const ordered = new Set<Found>();
  const visit = (item: Found, trail: ReadonlySet<Found>): void => {
    if (ordered.has(item) || trail.has(item)) return;
    for (const dependency of item.dependencies) {
      const other = byId.get(dependency);
      if (other) visit(other, new Set([...trail, item]));
    }
    ordered.add(item);
  };
  for (const item of found) visit(item, new Set());
  return { stacks: [...ordered].map((item) => item.stack), assets };
};
