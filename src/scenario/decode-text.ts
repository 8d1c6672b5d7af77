/** Bytes to text: UTF-8 only, without a byte-order mark, lines ended by a single line feed. */
import { forbiddenCharacter, shown } from './characters.js';
import { wholeFile } from './origins.js';
import { scenarioError } from './problems.js';

/** Bytes that one file may hold. */
export const MAX_FILE_BYTES = 2_000_000;

/**
 * The text of a file. Throws ScenarioError for too many bytes, what is not UTF-8, and characters
 * that no text may hold.
 */
export function decodeText(input: string | Uint8Array, name: string): string {
  if (input.length > MAX_FILE_BYTES) {
    throw scenarioError(wholeFile(name), '', 'SCENARIO_TOO_LARGE', `${input.length} bytes`);
  }
  const raw = typeof input === 'string' ? input : decodeBytes(input, name);
  const text = raw.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (text.trim() === '') {
    throw scenarioError(wholeFile(name), '', 'SCENARIO_EMPTY', 'there is nothing in the file');
  }
  const found = forbiddenCharacter(text);
  if (found !== null) {
    const before = text.slice(0, found.index);
    const line = before.split('\n').length;
    const column = found.index - (before.lastIndexOf('\n') + 1) + 1;
    const place = { file: name, line, column };
    throw scenarioError(place, '', 'SCENARIO_CONTROL_CHARACTER', `the text holds ${found.name}`);
  }
  return text;
}

function decodeBytes(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw scenarioError(wholeFile(name), '', 'SCENARIO_ENCODING', 'the file is UTF-16 text');
  }
  if (bytes.includes(0)) {
    throw scenarioError(wholeFile(name), '', 'SCENARIO_ENCODING', 'the file is not text');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = firstBadLine(bytes);
    const place = { file: name, line, column: 1 };
    throw scenarioError(
      place,
      '',
      'SCENARIO_ENCODING',
      `${shown(name)} holds bytes that are not UTF-8`,
    );
  }
}

/** No character of UTF-8 contains the byte of a line feed, so lines can be decoded one by one. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return 0;
    start = end + 1;
  }
}
