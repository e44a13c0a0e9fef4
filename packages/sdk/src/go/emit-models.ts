import type { Field, TypeDeclaration } from '../plan/sdk-plan.ts';
import { exportedName } from './exported-name.ts';
import { columns, comment, literal, paragraphs, structTag } from './go-text.ts';
import { baseType, type GoPackage, holdingOf, itemType, memberName, memberType } from './go-types.ts';

type Of<Kind extends TypeDeclaration['kind']> = Extract<TypeDeclaration, { kind: Kind }>;

const DEPRECATED = 'Deprecated: the API says so.';

/** A doc comment the way Go has them: it begins with the name. */
const documented = (name: string, what: string, { description, deprecated }: TypeDeclaration): string => {
  const article = /^(An?|The) (?=\S)/.exec(description ?? '');
  const [first, rest] = article
    ? [`${name} is ${description?.charAt(0).toLowerCase()}${description?.slice(1)}`, undefined]
    : [`${name} ${what}`, description];
  const lines = paragraphs([first, rest]);
  return comment(deprecated ? [...lines, '', DEPRECATED] : lines);
};

/** Names that stand in a json tag as they are. */
const TAGGED = /^[A-Za-z0-9_.:$@/+][A-Za-z0-9_.:$@/+ -]*$/;

const tagOf = (owner: string, field: Field, go: GoPackage): string => {
  const { name, required, readOnly, type } = field;
  const holding = holdingOf(owner, field, go);
  const isCut = go.cut.has(`${owner} ${name}`);
  const flags = [
    ...(!required || readOnly || isCut ? ['omitempty'] : []),
    ...(required && type.nullable && holding === 'nil' ? ['nullable'] : []),
  ];
  const options = flags.map((flag) => `,${flag}`).join('');
  const pairs: (readonly [string, string])[] = TAGGED.test(name)
    ? [['json', `${name}${options}`]]
    : [
        ['json', options],
        ['member', name],
      ];
  if (type.kind === 'constant' && holding === 'value') pairs.push(['const', String(type.value)]);
  return structTag(pairs);
};

const fieldComment = ({ description, deprecated }: Field): string => {
  const lines = paragraphs([description]);
  return comment(deprecated ? [...lines, ...(lines.length > 0 ? [''] : []), DEPRECATED] : lines, '\t');
};

/** Fields of a struct; gofmt aligns those that no comment stands between. */
export const structFields = (
  fields: readonly { readonly comment: string; readonly cells: readonly string[] }[],
): string => {
  let text = '';
  let run: (readonly string[])[] = [];
  for (const field of fields) {
    if (field.comment !== '') {
      text += columns(run, '\t') + field.comment;
      run = [];
    }
    run.push(field.cells);
  }
  return text + columns(run, '\t');
};

const recordText = (record: Of<'record'>, go: GoPackage): string => {
  const name = go.names.type(record.name);
  const fields = record.fields.map((field) => ({
    comment: fieldComment(field),
    cells: [memberName(field.identifier), memberType(record.name, field, go), tagOf(record.name, field, go)],
  }));
  if (record.additional)
    fields.push({
      comment: '\t// AdditionalProperties are the members that have no field.\n',
      cells: ['AdditionalProperties', `map[string]${itemType(record.additional, go)}`, '`json:"-"`'],
    });
  const body = fields.length > 0 ? `struct {\n${structFields(fields)}}` : 'struct{}';
  return `${documented(name, 'is an object of the API.', record)}type ${name} ${body}

// MarshalJSON writes what was set.
func (r ${name}) MarshalJSON() ([]byte, error) {
	return marshalRecord(r)
}

// UnmarshalJSON reads what a server sent; members without a field are no mistake.
func (r *${name}) UnmarshalJSON(data []byte) error {
	return unmarshalRecord(data, r)
}
`;
};

const enumText = (declaration: Of<'enum'>, go: GoPackage): string => {
  const name = go.names.type(declaration.name);
  const rows = declaration.values.map((entry) => [
    go.names.value(declaration.name, entry.name),
    name,
    `= ${typeof entry.value === 'string' ? literal(entry.value) : entry.value}`,
  ]);
  const constants = rows.length > 0 ? `\n// Values of ${name}.\nconst (\n${columns(rows, '\t')})\n` : '';
  const base = declaration.base === 'string' ? 'string' : 'int64';
  return `${documented(name, 'is one of the values below; servers may send others.', declaration)}type ${name} ${base}
${constants}`;
};

const unionText = (union: Of<'union'>, go: GoPackage): string => {
  const name = go.names.type(union.name);
  const variants = union.variants.map((variant) => ({
    ...variant,
    as: `As${exportedName(variant.name)}`,
    maker: go.names.maker(union.name, variant.name),
    type: baseType(variant.type, go),
  }));
  const rows = variants.map(({ values, type }) => {
    const told = values.length > 0 ? `[]string{${values.map(literal).join(', ')}}` : 'nil';
    return `\t{${told}, (*${type})(nil)},\n`;
  });
  const methods = variants.map(
    ({ as, maker, type }) => `
// ${maker} makes a ${name} of a value.
func ${maker}(value ${type}) ${name} {
	return ${name}{union{value: value}}
}

// ${as} reads the value; it fails when the value is of another kind.
func (u ${name}) ${as}() (value ${type}, err error) {
	err = u.read(&value)
	return value, err
}
`,
  );
  const what = `is one of several types: ${variants.map(({ as }) => as).join(', ')} tell which.`;
  return `${documented(name, what, union)}type ${name} struct{ union }

var variantsOf${name} = []variant{${rows.length > 0 ? `\n${rows.join('')}` : ''}}

// Value is the value as the type that ${union.discriminator === undefined ? 'fits it best' : 'its discriminator names'}.
func (u ${name}) Value() (any, error) {
	return u.choose(${literal(union.discriminator ?? '')}, variantsOf${name})
}
${methods.join('')}`;
};

const declarationText = (declaration: TypeDeclaration, go: GoPackage): string => {
  if (declaration.kind === 'record') return recordText(declaration, go);
  return declaration.kind === 'enum' ? enumText(declaration, go) : unionText(declaration, go);
};

/** Lines of one file; tools and readers give up on files of many times as many. */
const LINES_MAX = 8_000;

/** Texts in files of a bearable length: `models.go`, `models_2.go` … */
export const filesOf = (
  name: string,
  head: (texts: readonly string[]) => string,
  texts: readonly string[],
): { readonly path: string; readonly text: string }[] => {
  const files: string[][] = [];
  let lines = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    const count = text.split('\n').length;
    if (lines + count > LINES_MAX) {
      files.push([]);
      lines = 0;
    }
    files.at(-1)?.push(text);
    lines += count;
  }
  return files.map((own, index) => ({
    path: `${name}${index === 0 ? '' : `_${index + 1}`}.go`,
    text: `${head(own)}${own.map((text) => `\n${text}`).join('')}`,
  }));
};

/** Files of all types: structs for objects, named texts and numbers for enumerations, and choices. */
export const emitModels = (go: GoPackage) =>
  filesOf(
    'models',
    () => `package ${go.names.identifier}\n`,
    go.plan.types.map((declaration) => declarationText(declaration, go)),
  );
