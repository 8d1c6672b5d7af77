/** The picture of a shell as Ink shows it: one line of text after another. */
import { Box, Text } from 'ink';
import { memo, useLayoutEffect, useReducer, type JSX } from 'react';
import type { Shell } from './shell.js';

const Line = memo(function Line({ text }: { readonly text: string }): JSX.Element {
  // An empty text would take no line.
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>;
});

/** Draws the shell, and again whenever it says that its picture may have changed. */
export function App({ shell }: { readonly shell: Shell }): JSX.Element {
  const [, drawAgain] = useReducer((frames: number) => frames + 1, 0);
  useLayoutEffect(() => {
    let asked = false;
    shell.onRedraw(() => {
      // Keys that arrive together are answered with one picture.
      if (asked) return;
      asked = true;
      queueMicrotask(() => {
        asked = false;
        drawAgain();
      });
    });
  }, [shell]);
  return (
    <Box flexDirection="column">
      {shell.draw().map((line, i) => (
        <Line key={i} text={line} />
      ))}
    </Box>
  );
}
