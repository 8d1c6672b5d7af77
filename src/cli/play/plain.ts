/**
 * The game in plain text: typed commands in, sentences out. For screen readers, pipes, scripts and
 * terminals that can do no more.
 */
import { parseCommand, type Session } from '../../game/index.js';
import type { SaveStore } from '../../game/index.js';
import { openGame, type Opening } from './opening.js';
import type { PlayRequest } from './request.js';

/** How plain text goes in and out. */
export interface PlainFace {
  /** The next typed line, or null when there are no more. */
  readonly read: () => Promise<string | null>;
  /** Shows lines. They may hold anything that a scenario or a person wrote. */
  readonly show: (lines: readonly string[]) => Promise<void>;
}

const NAME = 'Salang';

/** Plays until the person leaves or the input ends. The game is saved after each turn, and at the end. */
export async function playPlain(
  request: PlayRequest,
  store: SaveStore,
  face: PlainFace,
): Promise<void> {
  await face.show([`${NAME}. Type ? for help at any place.`]);
  const opening = await openGame(request, store, async (lines) => {
    await face.show(lines);
    return await face.read();
  });
  if (opening === null) return;
  const { session } = opening;
  const first = session.do({ do: 'look', at: 'status' }).lines;
  await face.show([...opening.lines, '', ...first, ...spaced(session.guide?.lines() ?? [])]);
  for (;;) {
    const line = await face.read();
    if (line === null) break;
    if (line.trim() === '') continue;
    const { lines, quit } = answer(session, line);
    await face.show([...lines, '']);
    if (quit) break;
  }
  await face.show(leave(opening));
}

/** What a typed line brings. */
function answer(
  session: Session,
  line: string,
): { readonly lines: readonly string[]; readonly quit: boolean } {
  const reading = parseCommand(line, session);
  if ('help' in reading) return { lines: reading.help, quit: false };
  if ('problem' in reading) return { lines: reading.problem, quit: false };
  const { lines, guide, quit, handOver } = session.do(reading.command);
  if (handOver === null) return { lines: [...lines, ...spaced(guide)], quit };
  return { lines: [...lines, ...session.do({ do: 'look', at: 'status' }).lines], quit };
}

/** What the guide says, apart from the rest. */
function spaced(guide: readonly string[]): readonly string[] {
  return guide.length === 0 ? [] : ['', ...guide];
}

/** Saves the game with its drafted orders, so that nothing is lost, and says how to go on. */
export function leave({ session, keeper }: Opening): string[] {
  try {
    keeper.autosave(session.game);
    return [
      `The game is kept as "${keeper.name ?? ''}". Go on with: salang play --load ${keeper.name ?? ''}`,
    ];
  } catch (error) {
    return [
      `The game could not be saved: ${error instanceof Error ? error.message : String(error)}.`,
    ];
  }
}
