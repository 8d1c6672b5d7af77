/** Saves whose content somebody has changed, with sizes and checksum made to fit. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashWords } from '../../src/engine/hash.js';

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

export interface SaveParts {
  card: unknown;
  scenario: Record<string, unknown>;
  play: Record<string, unknown>;
}

/** The save with its parts changed by `change`, whole in form. */
export function forged(bytes: Uint8Array, change: (parts: SaveParts) => void): Uint8Array {
  const [first = '', second = ''] = latin(bytes.subarray(0, 200)).split('\n');
  const [, cardSize = 0, scenarioSize = 0] = second.split(' ').map(Number);
  const start = first.length + second.length + 2;
  const at = (from: number, size?: number): Uint8Array =>
    bytes.subarray(start + from, size === undefined ? undefined : start + from + size);
  const json = (part: Uint8Array): unknown => JSON.parse(Buffer.from(part).toString('utf8'));
  const parts = {
    card: json(at(0, cardSize)),
    scenario: json(inflateRawSync(at(cardSize, scenarioSize))),
    play: json(inflateRawSync(at(cardSize + scenarioSize))),
  } as SaveParts;
  change(parts);
  const card = Buffer.from(`${JSON.stringify(parts.card)}\n`);
  const blocks = [
    card,
    deflateRawSync(JSON.stringify(parts.scenario)),
    deflateRawSync(JSON.stringify(parts.play)),
  ];
  const sizes = `${blocks.map(({ length }) => length).join(' ')}\n`;
  const checked = Buffer.concat([Buffer.from(`${first}\n${sizes}`), ...blocks]);
  const words = new Int32Array(Math.ceil(checked.length / 4));
  new Uint8Array(words.buffer).set(checked);
  const head = `${first}\n${hashWords(words, checked.length)} ${sizes}`;
  return Uint8Array.from(Buffer.concat([Buffer.from(head), ...blocks]));
}
