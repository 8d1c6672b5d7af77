/** Lines that a person types, or that come through a pipe. */
import type { Readable } from 'node:stream';

/** What a line may hold; the rest of a longer one is dropped, so that no input fills the memory. */
const MAX_LINE = 10_000;

/**
 * The lines of a stream, without their ends, until it ends or `stop` is triggered. Bytes that are no
 * UTF-8 become U+FFFD.
 */
export async function* typedLines(
  input: Readable,
  stop: AbortSignal,
): AsyncGenerator<string, void> {
  const close = (): void => void input.destroy();
  stop.addEventListener('abort', close);
  const decoder = new TextDecoder();
  let kept = '';
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
      kept += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      const lines = kept.split(/\r\n|\r|\n/);
      kept = (lines.pop() ?? '').slice(0, MAX_LINE);
      for (const line of lines) yield line.slice(0, MAX_LINE);
    }
    if (kept !== '') yield kept;
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    stop.removeEventListener('abort', close);
    input.destroy();
  }
}
