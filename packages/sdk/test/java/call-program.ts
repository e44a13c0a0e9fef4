import { clientMethods } from '../../src/java/client-methods.ts';
import { argumentsCode, programImports } from '../../src/java/java-samples.ts';
import { literal } from '../../src/java/java-text.ts';
import type { Context } from '../../src/java/java-types.ts';
import type { SampleArguments } from '../../src/plan/sample-arguments.ts';

export type ProgramCall = SampleArguments & { readonly name: string };

const TAKE = {
  call: (call: string, isVoid: boolean) => (isVoid ? `{ ${call}; return null; }` : `{ return ${call}; }`),
  response: (call: string) => `{ return ${call}.data(); }`,
  pages: (call: string) => `{ var items = ${call}.iterator(); return items.hasNext() ? items.next() : null; }`,
  events: (call: string) =>
    `{ var data = new java.util.ArrayList<Object>(); try (var events = ${call}) { events.forEachRemaining(event -> data.add(event.data())); } return data; }`,
} as const;

const CATCH = `        } catch (ApiException error) {
            System.out.println(name + " " + error.getMessage() + " " + error.body());
        } catch (java.lang.reflect.InvocationTargetException error) {
            System.out.println(name + " " + error.getCause());
        } catch (Exception error) {
            System.out.println(name + " " + error);
        }
`;

const LOOK = `
    /** Reads every member of an answer, and of what is in it, by the methods a caller has. */
    private static void look(Object value, int depth) throws ReflectiveOperationException, java.io.IOException {
        if (value instanceof InputStream stream) stream.readAllBytes();
        if (value instanceof List<?> list) for (Object item : list) look(item, depth);
        if (value instanceof Map<?, ?> map) for (Object item : map.values()) look(item, depth);
        if (value instanceof JsonModel) for (var method : value.getClass().getDeclaredMethods())
            if (method.getParameterCount() == 0 && !java.lang.reflect.Modifier.isStatic(method.getModifiers()) && java.lang.reflect.Modifier.isPublic(method.getModifiers()) && !method.getName().equals("toBuilder"))
                look(method.invoke(value), depth + 1);
        if (value instanceof JsonChoice) {
            int variants = 0;
            for (var method : value.getClass().getDeclaredMethods())
                if (method.getName().startsWith("is") && (boolean) method.invoke(value)) {
                    variants++;
                    look(value.getClass().getMethod("as" + method.getName().substring(2)).invoke(value), depth + 1);
                }
            if (variants != 1) throw new IllegalStateException(value + " is " + variants + " variants");
        }
    }
`;

/**
 * A Java program that calls every method of a client and prints a line for each: its name, and what went wrong where
 * something did. Every member of every answer must be readable as its planned type.
 */
export const callProgram = (context: Context, calls: readonly ProgramCall[], baseUrl: string): string => {
  const { client: clientName } = context.names;
  const blocks = clientMethods(context.plan).flatMap(({ name, kind, planned }, index) => {
    const call = calls.find((entry) => entry.name === planned.name);
    if (!call) return [];
    const given = argumentsCode(planned, call, context);
    const text = `client.${name}(${kind === 'response' ? `${given}${given === '' ? '' : ', '}null` : given})`;
    return [
      {
        index,
        name,
        text: `    @SuppressWarnings("deprecation")\n    private static Object call${index}(${clientName} client) throws Exception ${TAKE[kind](text, !planned.result)}\n`,
      },
    ];
  });
  const text = `public final class Program {
    private interface Call {
        Object make(${clientName} client) throws Exception;
    }

    private static void attempt(${clientName} client, String name, Call call) {
        try {
            look(call.make(client), 0);
            System.out.println(name);
${CATCH}    }
${LOOK}
${blocks.map((block) => block.text).join('\n')}
    public static void main(String[] arguments) {
        ${clientName} client = new ${clientName}(ClientOptions.builder().baseUrl(${literal(baseUrl)}).apiKey("key").token("token").basic("u", "p").retries(0).build());
${blocks.map(({ index, name }) => `        attempt(client, ${literal(name)}, Program::call${index});\n`).join('')}    }
}
`;
  return `${programImports(text, context)}\n${text}`;
};
