import type { JsonObject } from '@portico/openapi';
import { hostileDocuments } from '../python/hostile-documents.ts';

const CANARY = 'System.setProperty("hacked", "1");';

const AROUND: readonly ((canary: string) => string)[] = [
  (canary) => `*/ static { ${canary} } /*`,
  (canary) => `*\\u002f static { ${canary} } /*`,
  (canary) => `\\u002a/ static { ${canary} } /*`,
  (canary) => `\\u000a static { ${canary} } //`,
  (canary) => `\\uuu000d static { ${canary} } //`,
  (canary) => `\\\\u000a static { ${canary} } //`,
  (canary) => `\n static { ${canary} } //`,
  (canary) => `\r static { ${canary} } //`,
  (canary) => `"; static { ${canary} } String s = "`,
  (canary) => `"); ${canary} //`,
  (canary) => `\\"); ${canary} //`,
  (canary) => `\\u0022); ${canary} //`,
  (canary) => `\\\\u0022); ${canary} //`,
  (canary) => `\\134u0022); ${canary} //`,
  (canary) => `""" + ${canary} + """`,
  (canary) => `{@code */ } ${canary}`,
  (canary) => `} } class X { static { ${canary} } } {{`,
  (canary) => `\u2028${canary}\u2029\u0085${canary}`,
  (canary) => `\u202e${canary}\u202c\u0000\u001a`,
];

const PLAIN = (
  '\\|\\\\|\\u|\\u00|\\ud800|\\uZZZZ|"|*/|/*|//|/|*|@Deprecated|{@link|<script>|&#42;/|$1|%s|class|record|void|null|this|super|_|var|yield|' +
  'wait|getClass|hashCode|toString|notify|equals|clone|finalize|build|builder|toBuilder|toJson|TYPE|CODEC|Builder|Object|String|Long|List|' +
  'Map|Override|JsonType|JsonModel|Operation|Operations1|Models1|Params|Transport|Webhooks|Failures|SETTINGS|transport|options|params|' +
  'body|value|node|of|is|as|get|put|Supplier|Pet|con|aux|../../etc/passwd|package-info|module-info|名前|é|9lives| |'
).split('|');

const MARK = 'from __future__ import braces';

/** Documents with a name of harm in every position, for what Java does with text. */
export const hostileJavaDocuments = (): { readonly name: string; readonly document: JsonObject }[] => {
  const names = [...AROUND.map((around) => around(CANARY)), ...PLAIN, '\u{10ffff}', 'a'.repeat(70_000)];
  const template = hostileDocuments().find(({ name }) => name === MARK);
  if (!template) throw new Error('the template is gone');
  const text = JSON.stringify(template.document);
  return names.map((name) => {
    const written = JSON.stringify(name).slice(1, -1);
    const braced = `{${JSON.stringify(name.replaceAll(/[{}]/g, '') || 'p').slice(1, -1)}}`;
    const made = text.replaceAll(`{${MARK}}`, () => braced).replaceAll(MARK, () => written);
    const document: JsonObject = JSON.parse(made);
    return { name, document };
  });
};
