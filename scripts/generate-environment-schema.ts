// The parameters of the template → the JSON Schema of environments, for editors and for the deployment.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../infra/lib/environment-schema.ts';

/** Writes the schema of environments into a folder. */
export const generateEnvironmentSchema = (folder: string): void =>
  writeFileSync(join(folder, 'environment.schema.json'), `${JSON.stringify(environmentSchema(), undefined, 2)}\n`);
