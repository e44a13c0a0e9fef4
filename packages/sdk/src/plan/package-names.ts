import { type ApiModel, pascalCase, wordsOf } from '@portico/openapi';
import type { PackageNames } from './sdk-plan.ts';

const kebab = (text: string): string => wordsOf(text).join('-').toLowerCase().slice(0, 100);

/** The words of a title that name the thing: "Redocly Museum API" is RedoclyMuseum. */
const baseName = (title: string): string => {
  const words = wordsOf(title);
  const kept = words.filter((word) => !/^(api|rest|openapi|swagger|the)$/i.test(word));
  return pascalCase((kept.length > 0 ? kept : words).slice(0, 4).join(' '), 'Api');
};

export type NameWishes = { readonly packageName?: string; readonly clientName?: string };

/** Names of a package; a wish that is not a name of that kind is passed over. `taken` are names the runtime has. */
export const packageNames = (model: ApiModel, wishes: NameWishes, taken: ReadonlySet<string>): PackageNames => {
  const base = baseName(model.title);
  const wanted = wishes.clientName ?? '';
  const clientName = /^[A-Z][A-Za-z0-9]{0,79}$/.test(wanted) && !taken.has(wanted) ? wanted : `${base}Client`;
  const wish = wishes.packageName ?? '';
  const valid = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(wish) && wish.length <= 214;
  return {
    base,
    clientName,
    packageName: valid ? wish : `${kebab(base) || 'api'}-sdk`,
    version: /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(model.version) ? model.version : '0.0.0',
    prefix: kebab(clientName.replace(/Client$/, '') || base)
      .replaceAll('-', '_')
      .toUpperCase(),
  };
};
