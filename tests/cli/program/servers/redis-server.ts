/** A Redis server of the tests' own on loopback, with a password, and TLS where it is asked for. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { newFolder } from '../salang.js';
import { installed } from './installed.js';

/** Left out only where there is no server and nobody counts on the tests. */
export const NO_REDIS = !installed('redis-server') && (process.env['SALANG_GATE'] ?? '') === '';

export const PASSWORD = 'a secret, with signs: @/%';

export interface RedisServer {
  readonly url: string;
  /** Settings for whoever works with it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A certificate that vouches for itself. */
function certificate(folder: string): { cert: string; key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...words, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  return { cert, key };
}

export async function startRedis({ tls = false } = {}): Promise<RedisServer> {
  const folder = newFolder();
  const port = await freePort();
  const lines = ['bind 127.0.0.1', 'save ""', `dir ${folder}`, `requirepass "${PASSWORD}"`];
  let ca: string | null = null;
  if (tls) {
    const { cert, key } = certificate(folder);
    ca = cert;
    lines.push('port 0', `tls-port ${port}`, 'tls-auth-clients no');
    lines.push(`tls-cert-file ${cert}`, `tls-key-file ${key}`);
  } else lines.push(`port ${port}`);
  const file = join(folder, 'redis.conf');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  const server = spawn('redis-server', [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(server);
  return {
    url: tls ? `rediss://localhost:${port}` : `redis://127.0.0.1:${port}`,
    env: { SALANG_REDIS_PASSWORD: PASSWORD, ...(ca === null ? {} : { SALANG_REDIS_CA: ca }) },
    stop: () => server.kill('SIGKILL'),
  };
}

async function ready(server: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', () => reject(new Error('redis-server ended')));
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
}
