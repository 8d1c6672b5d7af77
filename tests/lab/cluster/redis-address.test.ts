import { describe, expect, it } from 'vitest';
import { redisAddress } from '../../../src/lab/cluster/redis-address.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('redisAddress', () => {
  it('is this machine when nothing is said', () => {
    expect(redisAddress(undefined, {})).toEqual({
      shown: 'redis://127.0.0.1:6379/0',
      options: { host: '127.0.0.1', port: 6379, db: 0 },
    });
  });

  it('prefers the command line to the environment, and adds user and password from there', () => {
    const env = {
      SALANG_REDIS_URL: 'redis://other:1',
      SALANG_REDIS_USERNAME: 'u',
      SALANG_REDIS_PASSWORD: 'p@ss word',
    };
    expect(redisAddress('redis://queue.example:7000/3', env)).toEqual({
      shown: 'redis://queue.example:7000/3',
      options: { host: 'queue.example', port: 7000, db: 3, username: 'u', password: 'p@ss word' },
    });
  });

  it('takes a password in the address from the environment only, and shows none', () => {
    const env = { SALANG_REDIS_URL: 'rediss://user:p%40ss@queue.example/1' };
    const { shown, options } = redisAddress(undefined, env);
    expect(shown).toBe('rediss://queue.example:6379/1');
    expect(options).toMatchObject({ username: 'user', password: 'p@ss' });
    expect(options.tls).toEqual({ servername: 'queue.example' });
  });

  it.each(['redis://user@h', 'redis://:secret@h', 'rediss://u:secret@h'])(
    'refuses a user or a password on the command line: %s',
    (given) => {
      expect(codeOf(() => redisAddress(given, {}))).toBe('LAB_REDIS_URL');
      expect(() => redisAddress(given, {})).not.toThrow(/secret/);
    },
  );

  it.each(['', 'queue', 'http://queue', 'redis://h/x', 'redis://h:99999'])(
    'refuses what is no address: %s',
    (given) => {
      expect(codeOf(() => redisAddress(given, {}))).toBe('LAB_REDIS_URL');
    },
  );

  it('asks a server with an address in numbers for no name', () => {
    expect(redisAddress('rediss://127.0.0.1', {}).options.tls).toEqual({});
    expect(redisAddress('redis://[::1]:1', {}).options.host).toBe('::1');
  });
});
