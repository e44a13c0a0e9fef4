import { cSharpLiteral, goLiteral, javaLiteral } from './literals.ts';
import { BODY_FILE, type SamplePart, type SampleRequest } from './sample-request.ts';

const lines = (...parts: readonly (string | readonly string[] | false | undefined)[]): string =>
  parts.flatMap((part) => (part === false || part === undefined ? [] : part)).join('\n');

/** As browsers write the name of a part (WHATWG HTML, multipart/form-data). */
const dispositionName = (name: string): string =>
  name.replaceAll(/[\r\n"]/g, (character) => encodeURIComponent(character));

const isTyped = ({ type, file }: SamplePart): boolean => type !== undefined && !file;

const goParts = (parts: readonly SamplePart[]): string[] => [
  '\tvar body bytes.Buffer',
  '\tform := multipart.NewWriter(&body)',
  ...parts.flatMap(({ name, value, file, type }) =>
    type !== undefined && !file
      ? [
          '\tif part, err := form.CreatePart(textproto.MIMEHeader{',
          `\t\t"Content-Disposition": {${goLiteral(`form-data; name="${dispositionName(name)}"`)}},`,
          `\t\t"Content-Type": {${goLiteral(type)}},`,
          '\t}); err == nil {',
          `\t\tpart.Write([]byte(${goLiteral(value)}))`,
          '\t}',
        ]
      : file
        ? [
            `\tif part, err := form.CreateFormFile(${goLiteral(name)}, "${BODY_FILE}"); err == nil {`,
            `\t\tfile, _ := os.ReadFile("${BODY_FILE}")`,
            '\t\tpart.Write(file)',
            '\t}',
          ]
        : [`\tform.WriteField(${goLiteral(name)}, ${goLiteral(value)})`],
  ),
  '\tform.Close()',
];

export const goSample = ({ method, url, headers, body }: SampleRequest): string => {
  const parts = body?.kind === 'parts' ? body.parts : [];
  const files = parts.filter(({ file }) => file).length;
  const imports = [
    ...(body?.kind === 'parts' ? ['bytes', 'mime/multipart'] : []),
    ...(parts.some(isTyped) ? ['net/textproto'] : []),
    ...(body?.kind === 'file' || files > 0 ? ['os'] : []),
    ...(body?.kind === 'json' || body?.kind === 'text' ? ['strings'] : []),
    'fmt',
    'io',
    'net/http',
  ].toSorted();
  const sent = { json: 'body', text: 'body', file: 'body', parts: '&body' };
  return lines(
    'package main',
    '',
    'import (',
    imports.map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    (body?.kind === 'json' || body?.kind === 'text') && `\tbody := strings.NewReader(${goLiteral(body.text)})`,
    body?.kind === 'file' && [`\tbody, err := os.Open("${BODY_FILE}")`, '\tif err != nil {', '\t\tpanic(err)', '\t}'],
    body?.kind === 'parts' && goParts(parts),
    `\trequest, err := http.NewRequest("${method}", ${goLiteral(url)}, ${body ? sent[body.kind] : 'nil'})`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    headers.map(([name, value]) => `\trequest.Header.Set(${goLiteral(name)}, ${goLiteral(value)})`),
    body?.kind === 'parts' && '\trequest.Header.Set("Content-Type", form.FormDataContentType())',
    '\tresponse, err := http.DefaultClient.Do(request)',
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tdefer response.Body.Close()',
    '\tanswer, _ := io.ReadAll(response.Body)',
    '\tfmt.Println(response.StatusCode, string(answer))',
    '}',
  );
};

/** Java's client has no multipart of its own: the parts are written out. */
const javaParts = (parts: readonly SamplePart[]): string[] => [
  '    String boundary = "----" + java.util.UUID.randomUUID();',
  '    ByteArrayOutputStream form = new ByteArrayOutputStream();',
  ...parts.flatMap(({ name, value, file, type }) => {
    const quoted = dispositionName(name);
    const head = `\\r\\nContent-Disposition: form-data; name=${javaLiteral(`"${quoted}"`).slice(1, -1)}`;
    const typed =
      type === undefined || file
        ? ''
        : `\\r\\nContent-Type: ${javaLiteral(type.replaceAll(/[\r\n]/g, ' ')).slice(1, -1)}`;
    const start = `    form.writeBytes(("--" + boundary + "${head}${file ? `; filename=\\"${BODY_FILE}\\"` : ''}${typed}\\r\\n\\r\\n").getBytes(StandardCharsets.UTF_8));`;
    const bytes = file
      ? `Files.readAllBytes(Path.of("${BODY_FILE}"))`
      : `${javaLiteral(value)}.getBytes(StandardCharsets.UTF_8)`;
    return [start, `    form.writeBytes(${bytes});`, '    form.writeBytes("\\r\\n".getBytes(StandardCharsets.UTF_8));'];
  }),
  '    form.writeBytes(("--" + boundary + "--\\r\\n").getBytes(StandardCharsets.UTF_8));',
];

export const javaSample = ({ method, url, headers, body }: SampleRequest): string => {
  const reads = body?.kind === 'file' || (body?.kind === 'parts' && body.parts.some(({ file }) => file));
  const publisher = {
    json: () => (body?.kind === 'json' ? `ofString(${javaLiteral(body.text)})` : ''),
    text: () => (body?.kind === 'text' ? `ofString(${javaLiteral(body.text)})` : ''),
    file: () => `ofFile(Path.of("${BODY_FILE}"))`,
    parts: () => 'ofByteArray(form.toByteArray())',
  };
  return lines(
    body?.kind === 'parts' && 'import java.io.ByteArrayOutputStream;',
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    body?.kind === 'parts' && 'import java.nio.charset.StandardCharsets;',
    body?.kind === 'parts' && reads && 'import java.nio.file.Files;',
    reads && 'import java.nio.file.Path;',
    '',
    'public class Sample {',
    '  public static void main(String[] arguments) throws Exception {',
    body?.kind === 'parts' && javaParts(body.parts),
    `    HttpRequest request = HttpRequest.newBuilder(URI.create(${javaLiteral(url)}))`,
    headers.map(([name, value]) => `        .header(${javaLiteral(name)}, ${javaLiteral(value)})`),
    body?.kind === 'parts' && '        .header("Content-Type", "multipart/form-data; boundary=" + boundary)',
    `        .method("${method}", HttpRequest.BodyPublishers.${body ? publisher[body.kind]() : 'noBody()'})`,
    '        .build();',
    '    HttpResponse<String> response =',
    '        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '    System.out.println(response.statusCode() + " " + response.body());',
    '  }',
    '}',
  );
};

const cSharpContent = ({ headers, body }: SampleRequest): string[] => {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const typed =
    type === undefined
      ? []
      : [`request.Content.Headers.TryAddWithoutValidation("Content-Type", ${cSharpLiteral(type)});`];
  if (body?.kind === 'parts')
    return [
      'var form = new MultipartFormDataContent();',
      ...body.parts.map(({ name, value, file, type }) =>
        file
          ? `form.Add(new StreamContent(File.OpenRead("${BODY_FILE}")), ${cSharpLiteral(name)}, "${BODY_FILE}");`
          : `form.Add(new StringContent(${cSharpLiteral(value)}${type === undefined ? '' : `, null, ${cSharpLiteral(type)}`}), ${cSharpLiteral(name)});`,
      ),
      'request.Content = form;',
    ];
  if (body?.kind === 'file') return [`request.Content = new StreamContent(File.OpenRead("${BODY_FILE}"));`, ...typed];
  if (!body) return [];
  return [
    `request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(${cSharpLiteral(body.text)}));`,
    ...typed,
  ];
};

export const cSharpSample = (request: SampleRequest): string =>
  lines(
    'using var client = new HttpClient();',
    `using var request = new HttpRequestMessage(new HttpMethod("${request.method}"), ${cSharpLiteral(request.url)});`,
    request.headers
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(
        ([name, value]) => `request.Headers.TryAddWithoutValidation(${cSharpLiteral(name)}, ${cSharpLiteral(value)});`,
      ),
    cSharpContent(request),
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");',
  );
