import type { Socket } from 'node:net';

/** Writes bytes to whoever connected, and ends unless it is told not to. */
export const say =
  (text: string | Buffer, end = true) =>
  (socket: Socket) => {
    socket.write(text);
    if (end) socket.end();
  };

export const HEAD = 'HTTP/1.1 200 OK\r\n';
/** What a backend can do to a connection, and how the caller is answered: status and code. */
export const UPSTREAM_FAULTS: [string, (socket: Socket) => void, number, string | undefined][] = [
  ['nothing-at-all', (socket) => socket.end(), 502, 'upstream-failed'],
  ['reset', (socket) => socket.resetAndDestroy(), 502, 'upstream-failed'],
  [
    'reset-in-body',
    (socket) => socket.write(`${HEAD}Content-Length: 100\r\n\r\nhalf`, () => socket.resetAndDestroy()),
    502,
    'upstream-failed',
  ],
  ['not-http', say('SSH-2.0-OpenSSH_9.2\r\n'), 502, 'upstream-failed'],
  ['truncated-body', say(`${HEAD}Content-Length: 100\r\n\r\nhalf`), 502, 'upstream-failed'],
  ['truncated-chunk', say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nhel`), 502, 'upstream-failed'],
  ['bad-chunk-size', say(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`), 502, 'upstream-failed'],
  ['two-lengths', say(`${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`), 502, 'upstream-failed'],
  [
    'length-and-chunks',
    say(`${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
    502,
    'upstream-failed',
  ],
  ['status-099', say('HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n'), 502, 'upstream-failed'],
  ['status-999', say('HTTP/1.1 999 High\r\nContent-Length: 0\r\n\r\n'), 502, 'upstream-failed'],
  [
    'switching',
    say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    502,
    'upstream-failed',
  ],
  ['huge-headers', say(`${HEAD}X-Big: ${'x'.repeat(60_000)}\r\nContent-Length: 0\r\n\r\n`), 502, 'upstream-failed'],
  ['header-with-nul', say(`${HEAD}X-Bad: a\0b\r\nContent-Length: 0\r\n\r\n`), 502, 'upstream-failed'],
  ['too-large', say(`${HEAD}Content-Length: 200000\r\n\r\n${'x'.repeat(200_000)}`), 502, 'response-too-large'],
  [
    'endless',
    (socket) => {
      socket.write(`${HEAD}\r\n`);
      const more = () => {
        while (!socket.destroyed && socket.write('x'.repeat(10_000)));
      };
      socket.on('drain', more);
      more();
    },
    502,
    'response-too-large',
  ],
  ['no-answer', () => {}, 504, 'upstream-timeout'],
  ['headers-never-end', say(`${HEAD}X-A: b\r\n`, false), 504, 'upstream-timeout'],
  ['body-stalls', say(`${HEAD}Content-Length: 100\r\n\r\nhalf`, false), 504, 'upstream-timeout'],
  [
    'one-early-hint',
    say(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${HEAD}Content-Length: 2\r\n\r\nok`),
    200,
    undefined,
  ],
  ['no-length', say(`${HEAD}\r\nuntil the end`), 200, undefined],
  ['no-content', say('HTTP/1.1 204 No Content\r\n\r\n'), 204, undefined],
  [
    'redirect',
    say('HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n'),
    302,
    undefined,
  ],
  ['own-error', say('HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 4\r\n\r\nbusy'), 503, undefined],
];
