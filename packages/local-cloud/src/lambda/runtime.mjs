// What runs inside a function's process: the Lambda runtime's side of the contract, without dependencies and without
// type stripping, so that a cold start costs as little as Node itself. Started by function-instance.ts.
import { existsSync, writeSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

const settings = JSON.parse(process.argv[2] ?? '{}');
process.argv.length = 2;
if (settings.compileCache) enableCompileCache(settings.compileCache);

const toParent = process.send.bind(process);
process.on('disconnect', () => process.exit(0));
// The parent decides when an instance ends; Ctrl-C in a terminal reaches the whole process group.
process.on('SIGINT', () => {});

/** @type {[number, string][]} */
let lines = [];
let scheduled = false;
const takeLines = () => {
  const taken = lines;
  lines = [];
  return taken;
};
const log = (line) => {
  lines.push([Date.now(), line]);
  if (scheduled) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    if (lines.length > 0 && process.connected) toParent({ type: 'log', lines: takeLines() });
  });
};

// Lines travel with the messages, not through a pipe: a result never overtakes what was logged before it.
const capture = (stream) => {
  let partial = '';
  stream.write = (chunk, encoding, callback) => {
    const text = partial + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const parts = text.split('\n');
    partial = parts.pop() ?? '';
    for (const part of parts) if (part !== '') log(part);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
  return () => partial;
};
const partialOut = capture(process.stdout);
const partialError = capture(process.stderr);
process.on('exit', () => {
  const rest = [...takeLines().map(([, line]) => line), partialOut(), partialError()].filter((line) => line !== '');
  if (rest.length > 0) writeSync(1, `${rest.join('\n')}\n`);
});

let current = { id: '', requestId: '', deadline: 0 };

const { formatWithOptions } = await import('node:util');
const asText = (values) => formatWithOptions({ depth: 6, breakLength: 1000 }, ...values);
for (const [method, level] of Object.entries({
  log: 'INFO',
  info: 'INFO',
  debug: 'DEBUG',
  trace: 'TRACE',
  warn: 'WARN',
  error: 'ERROR',
}))
  console[method] = (...values) => {
    const timestamp = new Date().toISOString();
    if (settings.logFormat !== 'JSON')
      return log(
        `${timestamp}\t${current.requestId || 'undefined'}\t${level}\t${asText(values).replaceAll('\n', '\r')}`,
      );
    const [only] = values;
    const message =
      values.length === 1 && typeof only === 'object' && only !== null && !(only instanceof Error)
        ? only
        : asText(values);
    log(JSON.stringify({ timestamp, level, requestId: current.requestId, message }));
  };

const errorOf = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : {
        errorType: typeof error,
        errorMessage: typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error)),
        trace: [],
      };

const die = (error) => {
  log(
    `${new Date().toISOString()}\t${current.requestId}\tERROR\t${JSON.stringify({ ...error, stack: error.trace, trace: undefined })}`,
  );
  toParent({ type: 'fatal', id: current.id, error, lines: takeLines() }, () => process.exit(1));
};
process.on('uncaughtException', (error) => die(errorOf(error)));
process.on('unhandledRejection', (error) => die({ ...errorOf(error), errorType: 'Runtime.UnhandledPromiseRejection' }));

const runtimeError = (errorType, errorMessage) => ({ errorType, errorMessage, trace: [] });

const load = async () => {
  const dot = settings.handler.lastIndexOf('.');
  const [module, name] = [settings.handler.slice(0, dot), settings.handler.slice(dot + 1)];
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => join(settings.taskRoot, module + extension))
    .find((candidate) => existsSync(candidate));
  if (!file) throw Object.assign(new Error(`Cannot find module '${module}'`), { name: 'Runtime.ImportModuleError' });
  const loaded = await import(pathToFileURL(file).href);
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function')
    throw Object.assign(new Error(`${settings.handler} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  return handler;
};

const contextOf = ({ requestId, deadline, clientContext }) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: settings.functionName,
  functionVersion: '$LATEST',
  memoryLimitInMB: String(settings.memoryMegabytes),
  logGroupName: settings.logGroup,
  logStreamName: settings.logStream,
  invokedFunctionArn: settings.functionArn,
  awsRequestId: requestId,
  ...(clientContext === undefined ? {} : { clientContext }),
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

// Response streaming, as Lambda's own runtime offers it to handlers. The parent acknowledges each piece, so that a slow
// reader slows the function down instead of filling memory.
const streaming = Symbol('streaming');
let acknowledge = () => {};
class ResponseStream extends Writable {
  _write(chunk, _encoding, callback) {
    acknowledge = callback;
    toParent({ type: 'chunk', id: current.id, data: chunk });
  }
  setContentType(type) {
    this.contentType = type;
  }
}
globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { [streaming]: true }),
  HttpResponseStream: {
    from: (stream, metadata) => {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream.write(JSON.stringify(metadata));
      stream.write(new Uint8Array(8));
      return stream;
    },
  },
};

const stream = async (handler, message) => {
  const response = new ResponseStream();
  const done = finished(response);
  done.catch(() => {});
  await handler(JSON.parse(message.payload), response, contextOf(message));
  if (!response.writableEnded) response.end();
  await done;
  answer({ type: 'result', id: message.id, payload: '' });
};

// The most this process ever held, as Lambda reports it; a kibibyte is its unit.
const answer = (message) =>
  toParent({ ...message, lines: takeLines(), rssBytes: process.resourceUsage().maxRSS * 1024 });

const invoke = async (handler, message) => {
  current = message;
  process.env._X_AMZN_TRACE_ID = message.traceId;
  try {
    if (handler[streaming]) return await stream(handler, message);
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    answer({ type: 'result', id: message.id, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const failure =
      error instanceof TypeError && /circular|BigInt/.test(error.message)
        ? runtimeError('Runtime.MarshalError', `Unable to stringify response body: ${error.message}`)
        : errorOf(error);
    console.error(
      `Invoke Error ${JSON.stringify({ errorType: failure.errorType, errorMessage: failure.errorMessage, stack: failure.trace })}`,
    );
    answer({ type: 'error', id: message.id, error: failure });
  }
};

try {
  const handler = await load();
  process.on('message', (message) => {
    if (message.type === 'invoke') void invoke(handler, message);
    else if (message.type === 'acknowledge') acknowledge();
  });
  toParent({ type: 'ready', lines: takeLines() });
} catch (error) {
  die(errorOf(error));
}
