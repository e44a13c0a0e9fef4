// Streams: a few events with pauses the test decides on, a large body, a failure half-way.
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const mode = event.queryStringParameters?.mode;
  if (mode === 'early') throw new Error('before anything');
  if (mode === 'headless') return void stream.write('no head, only text');
  const response = awslambda.HttpResponseStream.from(stream, {
    statusCode: 201,
    headers: { 'content-type': 'text/event-stream', 'x-made-by': 'streamer' },
    cookies: ['a=1', 'b=2'],
  });
  response.write('data: first\n\n');
  if (mode === 'broken') {
    await new Promise((settle) => setTimeout(settle, 50));
    throw new Error('half-way');
  }
  if (mode === 'large')
    for (let index = 0; index < 160; index += 1)
      if (!response.write(Buffer.alloc(65_536, index))) await new Promise((settle) => response.once('drain', settle));
  if (mode === 'wait') await new Promise((settle) => setTimeout(settle, 1500));
  response.write('data: last\n\n');
  response.end();
});
