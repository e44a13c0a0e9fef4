// Answers what it was asked, and misbehaves on request.
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  const mode = event.queryStringParameters?.mode ?? event.mode;
  if (mode === 'throw') throw new TypeError('a secret detail');
  if (mode === 'exit') process.exit(3);
  if (mode === 'hang') await new Promise((settle) => setTimeout(settle, 60_000));
  if (mode === 'slow') await new Promise((settle) => setTimeout(settle, 300));
  if (mode === 'hog') {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  }
  if (mode === 'malformed') return { statusCode: 'teapot' };
  if (mode === 'unhandled') {
    setImmediate(() => Promise.reject(new Error('nobody caught this')));
    await new Promise((settle) => setTimeout(settle, 60_000));
  }
  if (mode === 'binary')
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from([0, 1, 254, 255]).toString('base64'),
      isBase64Encoded: true,
    };
  if (mode === 'headers')
    return {
      statusCode: 204,
      headers: { 'www-authenticate': 'Basic', etag: '"1"' },
      multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] },
    };
  if (mode === 'environment')
    return { statusCode: 200, body: JSON.stringify({ environment: process.env, cwd: process.cwd() }) };
  process.stdout.write(`${JSON.stringify({ kind: 'usage', path: event.path, mode: mode ?? null })}\n`);
  process.stdout.write('a raw line\n');
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event,
      calls,
      pid: process.pid,
      remaining: context.getRemainingTimeInMillis(),
      requestId: context.awsRequestId,
      arn: context.invokedFunctionArn,
    }),
  };
};
