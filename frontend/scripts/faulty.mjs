// A network that fails as warehouses' do, between a browser and the product: nothing at all, answers that are lost after
// the work was done, and servers that are away for a moment.
import { createServer, request } from 'node:http';

/** `chance`: how often a write is done and its answer lost, and how often it is turned away with 503. */
export function faultyNetwork(target, chance = { lost: 0.05, away: 0.03 }) {
  const to = new URL(target);
  const seen = { writes: 0, lost: 0, away: 0, cut: 0, keys: [] };
  const state = { up: true };
  const server = createServer((asked, answer) => {
    const write = asked.method !== 'GET';
    if (!state.up) {
      seen.cut += write ? 1 : 0;
      asked.socket.destroy();
      return;
    }
    const key = asked.headers['idempotency-key'];
    const scan = write && /\/picks\/[^/]+\/(scan|short)$/.test(asked.url ?? '');
    if (scan && Math.random() < chance.away) {
      seen.away += 1;
      answer
        .writeHead(503, { 'content-type': 'application/json' })
        .end('{"code":"unavailable","title":"","status":503}');
      return;
    }
    const lose = scan && Math.random() < chance.lost;
    if (scan) {
      seen.writes += 1;
      seen.keys.push(key);
    }
    const headers = { ...asked.headers, host: to.host };
    const forwarded = request(
      { host: to.hostname, port: to.port, path: asked.url, method: asked.method, headers },
      (got) => {
        if (lose || !state.up) {
          seen.lost += scan ? 1 : 0;
          got.resume();
          asked.socket.destroy();
          return;
        }
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    forwarded.on('error', () => asked.socket.destroy());
    asked.pipe(forwarded);
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () =>
      ready({
        address: `http://127.0.0.1:${server.address().port}`,
        seen,
        cut: (down) => {
          state.up = !down;
        },
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    );
  });
}
