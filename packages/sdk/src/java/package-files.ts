import { oneLine } from '../plan/plain-text.ts';
import type { SdkFile } from '../sdk-file.ts';
import { firstCall, programImports } from './java-samples.ts';
import { literal } from './java-text.ts';
import type { Context } from './java-types.ts';
import { readmeFile } from './readme-file.ts';

const LICENCE = `The code in this package was generated from an OpenAPI document. It is yours to use, change and distribute without
condition. It comes without warranty of any kind.
`;

const xml = (text: string): string =>
  oneLine(text).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const pom = ({ names, plan }: Context): string => `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sdk</groupId>
  <artifactId>${names.artifact}</artifactId>
  <version>${names.version}</version>
  <packaging>jar</packaging>
  <name>${names.artifact}</name>
  <description>Java client of ${xml(plan.title.slice(0, 200))}</description>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>2.17.2</version>
    </dependency>
  </dependencies>
</project>
`;

const STANDARD = [
  'com.sun.net.httpserver.HttpServer',
  'java.io.IOException',
  'java.net.InetSocketAddress',
  'java.util.ArrayList',
  'java.util.Collections',
];

const SERVER = `        server.createContext("/", exchange -> {
            calls.add(exchange.getRequestMethod());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] answer = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : new byte[] {'{', '}'};
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
`;

const smokeTest = (context: Context): string => {
  const { names } = context;
  const call = firstCall(context);
  const check = call
    ? `try {
                ${call.code};
            } catch (SdkException error) {
                // An object need not be what this operation answers.
            }
            if (!calls.equals(List.of(${literal(call.method.planned.operation.method.toUpperCase())}))) throw new AssertionError(calls);`
    : 'if (client.toString().isEmpty()) throw new AssertionError();';
  const text = `/** Sends a call to a server of its own: run it with the library and Jackson on the class path. */
public final class SmokeTest {
    private SmokeTest() {}

    @SuppressWarnings("deprecation")
    public static void main(String[] arguments) throws IOException {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
${SERVER}        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            ${names.client} client = new ${names.client}(ClientOptions.builder().baseUrl(url).retries(0).build());
            ${check}
            System.out.println("OK");
        } finally {
            server.stop(0);
        }
    }
}
`;
  const exceptions = call ? [`${names.root}.runtime.SdkException`] : [];
  const head = [...STANDARD, ...exceptions].map((path) => `import ${path};\n`).join('');
  return `package ${names.root};\n\n${head}${programImports(text, context).replace(`import ${names.root}.${names.client};\n`, '')}\n${text}`;
};

/** Everything around the sources: metadata, README, licence, smoke test. */
export const packageFiles = (context: Context): SdkFile[] => [
  { path: 'pom.xml', text: pom(context) },
  { path: 'README.md', text: readmeFile(context) },
  { path: 'LICENSE', text: LICENCE },
  { path: `src/test/java/${context.names.folder}/SmokeTest.java`, text: smokeTest(context) },
];
