import { oneLine } from '../plan/plain-text.ts';
import { exampleLine } from '../plan/sample-arguments.ts';
import type { PlannedBody, PlannedOperation, TypeUse } from '../plan/sdk-plan.ts';
import type { ClassFile } from './class-files.ts';
import { type ClientMethod, clientMethods, type InputForm, inputForm } from './client-methods.ts';
import {
  descriptorName,
  descriptorText,
  descriptorWeight,
  type FailureTypes,
  schemeEntries,
} from './emit-operations.ts';
import { parameterName } from './java-names.ts';
import { callCode } from './java-samples.ts';
import { comment, javadoc, literal, type Tag } from './java-text.ts';
import { bodyType, type Context, givenType, imports, outside, quiet, readType, typeCode } from './java-types.ts';

const TEXT: TypeUse = { kind: 'string', format: undefined, nullable: false };

/** How an answer is read: as JSON of a type, as bytes, or not at all. */
const resultOf = (result: PlannedBody | undefined, context: Context) => {
  if (!result) return { type: 'Void', read: undefined };
  if (result.kind === 'binary' || result.kind === 'multipart') return { type: 'InputStream', read: undefined };
  const use = result.kind === 'text' ? TEXT : result.type;
  const kind = result.kind === 'form' ? 'form' : result.kind === 'text' ? 'text' : 'json';
  return { type: readType(use, context), read: `${literal(kind)}, ${typeCode(use, context)}` };
};

const eventType = ({ eventStream }: PlannedOperation): TypeUse => eventStream?.type ?? TEXT;

const returnType = ({ kind, planned }: ClientMethod, context: Context): string => {
  const { type } = resultOf(planned.result, context);
  if (kind === 'pages')
    return `Iterable<${planned.pagination ? readType(planned.pagination.itemType, context) : type}>`;
  if (kind === 'events') return `EventStream<${readType(eventType(planned), context)}>`;
  if (kind === 'response') return `ApiResponse<${type}>`;
  return type === 'Void' ? 'void' : type;
};

/** The declaration of the inputs of a method, what its overloads pass on, and what the transport takes. */
const inputsOf = (planned: PlannedOperation, form: InputForm, context: Context) => {
  if (form.form === 'none') return { declared: '', passed: '', given: 'Inputs.none()' };
  if (form.form === 'object')
    return { declared: `${context.names.inputs(planned.name)} params`, passed: 'params', given: 'params' };
  const name = parameterName(form.identifier);
  const type = 'mediaType' in form.input ? bodyType(form.input, context) : givenType(form.input.type, context);
  return { declared: `${type} ${name}`, passed: name, given: `Inputs.of(${literal(form.identifier)}, ${name})` };
};

const NOTES: Readonly<Record<ClientMethod['kind'], string | undefined>> = {
  call: undefined,
  response: 'Gives the status and headers too.',
  pages: 'The items of all pages; the next page is fetched when its first item is asked for.',
  events: 'The events, as they come. Use the answer in a try-with-resources statement.',
};

const documentation = (client: ClientMethod, form: InputForm, context: Context): string => {
  const { kind, planned } = client;
  const { operation, failures, parameters, result } = planned;
  const { summary, description, method, path, deprecated } = operation;
  const named = failures.flatMap(({ status, body }) =>
    body?.kind === 'json' && body.type.kind === 'named'
      ? [`${status} with ${context.names.type(body.type.name)}`]
      : [status],
  );
  const said =
    form.form === 'one'
      ? oneLine(form.identifier === 'body' ? operation.body?.description : parameters[0]?.parameter.description)
      : '';
  const input: Tag[] =
    form.form === 'none'
      ? []
      : form.form === 'one'
        ? [['@param', `${parameterName(form.identifier)} ${said || 'what is sent'}`]]
        : [['@param', 'params what is sent']];
  const binary =
    kind === 'call' && result?.kind === 'binary' ? 'The answer is read while it comes; close it.' : undefined;
  const parts = [
    summary ?? description ?? operation.name,
    summary === undefined || description === summary ? undefined : description,
  ];
  const example = exampleLine(callCode(client, context));
  return javadoc([...parts, NOTES[kind], binary, `${method.toUpperCase()} ${path}`, example], '    ', [
    ...input,
    ['@param', 'options what is to be different for this call; null for nothing'],
    ...(named.length > 0 && kind !== 'pages'
      ? ([['@throws', `${context.names.root}.runtime.ApiException for ${named.join(', ')}`]] as const)
      : []),
    ...(deprecated ? ([['@deprecated', 'The document says so.']] as const) : []),
  ]);
};

const doing = ({ kind, planned }: ClientMethod, given: string, context: Context): string => {
  const passed = `${descriptorName(planned)}, ${given}, options`;
  if (kind === 'pages')
    return `transport.pages(${passed}, ${planned.pagination ? typeCode(planned.pagination.itemType, context) : 'JsonType.ANY'})`;
  if (kind === 'events') return `transport.events(${passed}, ${typeCode(eventType(planned), context)})`;
  const { type, read } = resultOf(planned.result, context);
  if (type === 'Void') return `transport.run(${passed})`;
  return read === undefined ? `transport.stream(${passed})` : `transport.call(${passed}, ${read})`;
};

const methodText = (method: ClientMethod, response: string, context: Context): string => {
  const { planned, name, kind } = method;
  const form = inputForm(planned);
  const { declared, passed, given } = inputsOf(planned, form, context);
  const type = returnType(method, context);
  const mark = planned.operation.deprecated ? '    @Deprecated\n' : '';
  const keyword = type === 'void' ? '' : 'return ';
  const all = declared === '' ? 'RequestOptions options' : `${declared}, RequestOptions options`;
  const more = passed === '' ? '' : `${passed}, `;
  const body = kind === 'call' ? `${response}(${more}options).data()` : doing(method, given, context);
  const full = `${documentation(method, form, context)}${mark}    public ${type} ${name}(${all}) {\n        ${kind === 'call' && type === 'void' ? '' : keyword}${body};\n    }\n`;
  if (kind === 'response') return full;
  const short = (inputs: string, arguments_: string) =>
    `    /** The same without options. */\n${mark}    public ${type} ${name}(${inputs}) {\n        ${keyword}${name}(${arguments_});\n    }\n`;
  const none =
    form.form === 'object' && !form.needed
      ? `\n${short('', `${context.names.inputs(planned.name)}.builder().build()`)}`
      : '';
  return `${full}\n${short(declared, `${more}null`)}${none}`;
};

/** What a class holds: not more constants and code than a class file can. */
const METHODS_MAX = 400;
const WEIGHT_MAX = 30_000;

const parts = (operations: readonly PlannedOperation[]): PlannedOperation[][] => {
  const found: PlannedOperation[][] = [[]];
  let weight = 0;
  for (const operation of operations) {
    const own = descriptorWeight(operation);
    if (weight > 0 && (weight + own > WEIGHT_MAX || (found.at(-1)?.length ?? 0) >= METHODS_MAX)) {
      found.push([]);
      weight = 0;
    }
    found.at(-1)?.push(operation);
    weight += own;
  }
  return found;
};

const membersText = (
  operations: readonly PlannedOperation[],
  methods: readonly ClientMethod[],
  context: Context,
): string => {
  const failures: FailureTypes = new Map();
  const descriptors = operations.map((planned) => descriptorText(planned, failures, context)).join('\n');
  const own = new Set(operations);
  const chosen = methods.filter(({ planned }) => own.has(planned));
  const responses = new Map(
    chosen.filter(({ kind }) => kind === 'response').map(({ planned, name }) => [planned, name]),
  );
  const table = [...failures].map(
    ([name, code]) => `        static final Supplier<JsonType<?>> ${name} = () -> ${code};\n`,
  );
  const nested =
    table.length === 0
      ? ''
      : `\n    /** Types of failures. */\n    private static final class Failures {\n${table.join('')}\n        private Failures() {}\n    }\n`;
  return `${descriptors}\n${chosen.map((method) => methodText(method, responses.get(method.planned) ?? '', context)).join('\n')}${nested}`;
};

const clientText = (parent: string, members: string, context: Context): string => {
  const { plan, names } = context;
  const { client: clientName } = names;
  const missing = plan.leftOut.map(({ key, reason }) => `Left out: ${oneLine(key)}: ${reason}`);
  const agent = `${names.artifact}/${names.version} (portico)`;
  const transport =
    parent === '' ? 'this.transport = new Transport(SETTINGS, options);' : 'super(new Transport(SETTINGS, options));';
  const text = [literal(plan.baseUrl), literal(plan.names.prefix), literal(agent)].join(', ');
  return `${javadoc([plan.title || plan.names.base, plan.description?.slice(0, 1_000)], '')}public final class ${clientName}${parent === '' ? '' : ` extends ${parent}`} {
    private static final Settings SETTINGS = new Settings(${text}, Map.ofEntries(${schemeEntries(context)
      .map((entry) => `\n        ${entry}`)
      .join(',')}));
${parent === '' ? '\n    private final Transport transport;\n' : ''}
    /** A client whose credentials come from the environment. */
    public ${clientName}() {
        this(ClientOptions.builder().build());
    }

    /** A client with options. Safe to use from several threads. */
    public ${clientName}(ClientOptions options) {
        ${transport}
    }

    /** Tells no credentials. */
    @Override
    public String toString() {
        return ${literal(clientName)};
    }
${missing.length > 0 ? `\n${comment(missing, '    ')}` : ''}
${members}}
`;
};

const partText = (name: string, parent: string, members: string): string => {
  const own = parent === '' ? 'this.transport = transport;' : 'super(transport);';
  return `/** Operations of the client. */
public abstract class ${name}${parent === '' ? '' : ` extends ${parent}`} {
${parent === '' ? '    final Transport transport;\n\n' : ''}    ${name}(Transport transport) {
        ${own}
    }

${members}}
`;
};

/** The class of the client, and those it extends where one would be too large. */
export const emitClient = (context: Context): ClassFile[] => {
  const { plan, names } = context;
  const methods = clientMethods(plan);
  const [last = [], ...before] = parts(plan.operations).toReversed();
  const file = (name: string, text: string) => {
    const head = `package ${names.root};\n\n${imports(text, context, outside(context))}\n`;
    return [name, `${head}${quiet(text, context)}`] as const;
  };
  let parent = '';
  const files = before.toReversed().map((operations, index) => {
    const name = `Operations${index + 1}`;
    const made = file(name, partText(name, parent, membersText(operations, methods, context)));
    parent = name;
    return made;
  });
  return [...files, file(names.client, clientText(parent, membersText(last, methods, context), context))];
};
