/**
 * Where a Redis server is, and who may use it. A password never comes from the command line, which
 * every user of a machine can read, and never goes into a message.
 */
import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import { LabError } from '../errors.js';

/** Environment variables; the command line may name an address without a password. */
export const REDIS_URL = 'SALANG_REDIS_URL';
export const REDIS_USERNAME = 'SALANG_REDIS_USERNAME';
export const REDIS_PASSWORD = 'SALANG_REDIS_PASSWORD';
/** File with the certificate of the authority that vouches for a `rediss://` server. */
export const REDIS_CA = 'SALANG_REDIS_CA';

const STANDARD_URL = 'redis://127.0.0.1:6379';
const STANDARD_PORT = 6379;

export interface RedisAddress {
  /** For messages: without user and password. */
  readonly shown: string;
  readonly options: RedisOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads an address: `given` on the command line, else from the environment, else this machine.
 * LabError (LAB_REDIS_URL) for what is no address, and for a password on the command line.
 */
export function redisAddress(given: string | undefined, env: Environment): RedisAddress {
  const url = parse(given ?? env[REDIS_URL] ?? STANDARD_URL);
  if (given !== undefined && (url.username !== '' || url.password !== '')) {
    const message = 'the command line must not hold a user or a password';
    throw new LabError('LAB_REDIS_URL', message);
  }
  const username = env[REDIS_USERNAME] ?? decodeURIComponent(url.username);
  const password = env[REDIS_PASSWORD] ?? decodeURIComponent(url.password);
  const port = url.port === '' ? STANDARD_PORT : Number(url.port);
  const db = databaseOf(url);
  return {
    shown: `${url.protocol}//${url.hostname}:${port}/${db}`,
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port,
      db,
      ...(username === '' ? {} : { username }),
      ...(password === '' ? {} : { password }),
      ...(url.protocol === 'rediss:' ? { tls: tlsOf(url, env) } : {}),
    },
  };
}

function parse(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new LabError('LAB_REDIS_URL', 'the address of the Redis server cannot be read');
  }
  if (url.protocol === 'redis:' || url.protocol === 'rediss:') return url;
  throw new LabError('LAB_REDIS_URL', `${url.protocol}// is no address of a Redis server`);
}

function databaseOf({ pathname }: URL): number {
  const text = pathname.replace(/^\//, '');
  if (/^\d{0,4}$/.test(text)) return Number(text);
  throw new LabError('LAB_REDIS_URL', `${pathname} names no database: it is a number, such as /0`);
}

function tlsOf(url: URL, env: Environment): { servername?: string; ca?: Buffer } {
  const file = env[REDIS_CA];
  // A server is asked for by its name; an address in numbers has none.
  const named = /[a-z]/i.test(url.hostname) && !url.hostname.startsWith('[');
  return {
    ...(named ? { servername: url.hostname } : {}),
    ...(file === undefined ? {} : { ca: readFileSync(file) }),
  };
}
