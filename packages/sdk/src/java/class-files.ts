import { type Context, imports, outside, quiet } from './java-types.ts';

export type ClassFile = readonly [name: string, text: string];

/** How a class is declared that has a file of its own, or shares one. */
export const classModifier = ({ names }: Context): string =>
  names.holders.size > 0 ? 'public static final' : 'public final';

/** The files of the classes of a package: one each, or a holder of some. */
export const classFiles = (place: string, classes: readonly ClassFile[], context: Context): ClassFile[] => {
  const { root, holders } = context.names;
  const near = new RegExp(`^import ${root}\\.${place}\\.\\w+;\\n`, 'gm');
  const file = (name: string, text: string): ClassFile => [
    name,
    `package ${root}.${place};\n\n${imports(text, context, outside(context)).replaceAll(near, '')}\n${quiet(text, context)}`,
  ];
  if (holders.size === 0) return classes.map(([name, text]) => file(name, text));
  const held = Map.groupBy(classes, ([name]) => holders.get(name) ?? name);
  return [...held].map(([holder, inner]) => {
    // No literal or comment holds a line break that an indent could change.
    const body = inner.map(([, text]) => text.replaceAll(/^(?=.)/gm, '    ')).join('\n');
    return file(
      holder,
      `/** Some of the classes of this package. */\npublic final class ${holder} {\n    private ${holder}() {}\n\n${body}}\n`,
    );
  });
};
