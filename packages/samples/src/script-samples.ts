import {
  javaScriptLiteral,
  javaScriptValue,
  phpLiteral,
  pythonLiteral,
  pythonValue,
  rubyLiteral,
  shellLiteral,
} from './literals.ts';
import { BODY_FILE, type SamplePart, type SampleRequest } from './sample-request.ts';

const lines = (...parts: readonly (string | readonly string[] | false | undefined)[]): string =>
  parts.flatMap((part) => (part === false || part === undefined ? [] : part)).join('\n');

/** In quotes of curl's own `@`, `<`, `;` and `,` mean nothing. */
const curlPart = ({ name, value, file, type }: SamplePart): string => {
  if (file) return `--form ${shellLiteral(`${name}=@${BODY_FILE}`)}`;
  if (type === undefined) return `--form-string ${shellLiteral(`${name}=${value}`)}`;
  return `--form ${shellLiteral(`${name}="${value.replaceAll(/["\\]/g, '\\$&')}";type=${type}`)}`;
};

/** curl: `--data-raw` and `--form-string` take a value as it is, also one that begins with `@`. */
export const curlSample = ({ method, url, headers, body }: SampleRequest): string => {
  const options = [
    `curl --request ${method}`,
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    `--url ${shellLiteral(url)}`,
  ];
  for (const [name, value] of headers)
    options.push(`--header ${shellLiteral(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body?.kind === 'json' || body?.kind === 'text') options.push(`--data-raw ${shellLiteral(body.text)}`);
  if (body?.kind === 'file') options.push(`--data-binary '@${BODY_FILE}'`);
  if (body?.kind === 'parts') for (const part of body.parts) options.push(curlPart(part));
  return options.join(' \\\n  ');
};

export const javaScriptSample = ({ method, url, headers, body }: SampleRequest): string => {
  const reads = body?.kind === 'file' || (body?.kind === 'parts' && body.parts.some(({ file }) => file));
  const parts = body?.kind === 'parts' ? body.parts : [];
  const blob = (value: string, type: string) =>
    `new Blob([${javaScriptLiteral(value)}], { type: ${javaScriptLiteral(type)} })`;
  const appended = parts.map(({ name, value, file, type }) =>
    file
      ? `form.append(${javaScriptLiteral(name)}, file, '${BODY_FILE}');`
      : `form.append(${javaScriptLiteral(name)}, ${type === undefined ? javaScriptLiteral(value) : blob(value, type)});`,
  );
  const sent = {
    json: () => (body?.kind === 'json' ? `JSON.stringify(${javaScriptValue(body.value, '  ')})` : ''),
    text: () => (body?.kind === 'text' ? javaScriptLiteral(body.text) : ''),
    parts: () => 'form',
    file: () => 'file',
  };
  return lines(
    reads && [`import { openAsBlob } from 'node:fs';`, '', `const file = await openAsBlob('${BODY_FILE}');`],
    body?.kind === 'parts' && ['const form = new FormData();', ...appended],
    (reads || body?.kind === 'parts') && '',
    `const response = await fetch(${javaScriptLiteral(url)}, {`,
    `  method: '${method}',`,
    headers.length > 0 && [
      '  headers: {',
      ...headers.map(([name, value]) => `    ${javaScriptLiteral(name)}: ${javaScriptLiteral(value)},`),
      '  },',
    ],
    body && `  body: ${sent[body.kind]()},`,
    '});',
    'console.log(response.status, await response.text());',
  );
};

export const pythonSample = ({ method, url, headers, body }: SampleRequest): string => {
  const parts = body?.kind === 'parts' ? body.parts : [];
  const files = parts.map(({ name, value, file, type }) =>
    file
      ? `        (${pythonLiteral(name)}, ("${BODY_FILE}", open("${BODY_FILE}", "rb"))),`
      : `        (${pythonLiteral(name)}, (None, ${pythonLiteral(value)}${type === undefined ? '' : `, ${pythonLiteral(type)}`})),`,
  );
  return lines(
    'import requests',
    '',
    'response = requests.request(',
    `    "${method}",`,
    `    ${pythonLiteral(url)},`,
    headers.length > 0 && [
      '    headers={',
      ...headers.map(([name, value]) => `        ${pythonLiteral(name)}: ${pythonLiteral(value)},`),
      '    },',
    ],
    body?.kind === 'json' && `    json=${pythonValue(body.value, '    ')},`,
    body?.kind === 'text' && `    data=${pythonLiteral(body.text)}.encode(),`,
    body?.kind === 'file' && `    data=open("${BODY_FILE}", "rb"),`,
    body?.kind === 'parts' && ['    files=[', ...files, '    ],'],
    ')',
    'print(response.status_code, response.text)',
  );
};

const rubyForm = (request: SampleRequest): string[] =>
  request.body?.kind === 'parts'
    ? [
        'request.set_form([',
        ...request.body.parts.map(({ name, value, file, type }) =>
          file
            ? `  [${rubyLiteral(name)}, File.open("${BODY_FILE}")],`
            : `  [${rubyLiteral(name)}, ${rubyLiteral(value)}${type === undefined ? '' : `, { content_type: ${rubyLiteral(type)} }`}],`,
        ),
        `], "multipart/form-data")`,
      ]
    : [];

export const rubySample = (request: SampleRequest): string => {
  const { method, url, headers, body } = request;
  const name = method.charAt(0) + method.slice(1).toLowerCase();
  return lines(
    'require "net/http"',
    '',
    `uri = URI(${rubyLiteral(url)})`,
    `request = Net::HTTP::${name}.new(uri)`,
    headers.map(([header, value]) => `request[${rubyLiteral(header)}] = ${rubyLiteral(value)}`),
    (body?.kind === 'json' || body?.kind === 'text') && `request.body = ${rubyLiteral(body.text)}`,
    body?.kind === 'file' && `request.body = File.binread("${BODY_FILE}")`,
    rubyForm(request),
    '',
    'response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
    '  http.request(request)',
    'end',
    'puts response.code, response.body',
  );
};

const phpParts = (parts: readonly SamplePart[]): string[] => [
  '    CURLOPT_POSTFIELDS => [',
  ...parts.map(
    ({ name, value, file, type }) =>
      `        ${phpLiteral(name)} => ${file ? `new CURLFile('${BODY_FILE}')` : `new CURLStringFile(${phpLiteral(value)}, ''${type === undefined ? '' : `, ${phpLiteral(type)}`})`},`,
  ),
  '    ],',
];

export const phpSample = ({ method, url, headers, body }: SampleRequest): string =>
  lines(
    '<?php',
    '',
    `$request = curl_init(${phpLiteral(url)});`,
    'curl_setopt_array($request, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    '    CURLOPT_RETURNTRANSFER => true,',
    headers.length > 0 && [
      '    CURLOPT_HTTPHEADER => [',
      ...headers.map(([name, value]) => `        ${phpLiteral(value === '' ? `${name};` : `${name}: ${value}`)},`),
      '    ],',
    ],
    (body?.kind === 'json' || body?.kind === 'text') && `    CURLOPT_POSTFIELDS => ${phpLiteral(body.text)},`,
    body?.kind === 'file' && `    CURLOPT_POSTFIELDS => file_get_contents('${BODY_FILE}'),`,
    body?.kind === 'parts' && phpParts(body.parts),
    ']);',
    '$answer = curl_exec($request);',
    "echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), ' ', $answer, PHP_EOL;",
  );
